import chinese from '../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };
import type { Translate } from '../src/engine/phrase.js';

type Bundle = Readonly<Record<string, string>>;

const bundleOf = (language: string): Bundle | null => {
  const name = language.toLowerCase();
  return name === 'zh-cn' || name === 'zh-hans' || name === 'zh' ? chinese : null;
};

/** Messages as they are written, for files that have to be in English. */
export const english: Translate = (message, values = {}) =>
  message.replace(/\{(\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );

/**
 * A message in the language of the page (the `lang` of its `html`), English where there is no
 * translation; `{name}` is replaced by the argument of that name.
 */
export const t: Translate = (message, values) =>
  english(bundleOf(document.documentElement.lang)?.[message] ?? message, values);
