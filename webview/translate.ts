import chinese from '../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };

type Bundle = Readonly<Record<string, string>>;

/** What stands for `{name}` in a message. */
export type MessageArguments = Readonly<Record<string, string | number>>;

const bundleOf = (language: string): Bundle | null => {
  const name = language.toLowerCase();
  return name === 'zh-cn' || name === 'zh-hans' || name === 'zh' ? chinese : null;
};

/**
 * A message in the language of the page (the `lang` of its `html`), English where there is no
 * translation; `{name}` is replaced by the argument of that name.
 */
export const t = (message: string, values: MessageArguments = {}): string => {
  const translated = bundleOf(document.documentElement.lang)?.[message] ?? message;
  return translated.replace(/\{(\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
};
