import type { Translate } from '../../src/engine/phrase.js';

type Words = ReadonlyMap<string, string>;

/** Messages as they are written, for files that have to be in English. */
export const english: Translate = (message, values = {}) =>
  message.includes('{')
    ? message.replace(/\{(\w+)\}/gu, (whole, name: string) =>
        Object.hasOwn(values, name) ? String(values[name]) : whole,
      )
    : message;

/**
 * A message in the language of the page, English where there is no translation; `{name}` is replaced
 * by the value of that name. The host writes the language's messages into the page, in `#words`.
 */
export const t: Translate = (message, values) =>
  english(wordsOf(document.getElementById('words')).get(message) ?? message, values);

let read: { readonly from: HTMLElement | null; readonly words: Words } = {
  from: null,
  words: new Map(),
};

const wordsOf = (element: HTMLElement | null): Words => {
  if (element !== read.from) read = { from: element, words: parsed(element?.textContent ?? '{}') };
  return read.words;
};

const parsed = (json: string): Words => {
  const texts: unknown = JSON.parse(json);
  const entries = typeof texts === 'object' && texts !== null ? Object.entries(texts) : [];
  return new Map(
    entries.flatMap(([message, text]) => (typeof text === 'string' ? [[message, text]] : [])),
  );
};
