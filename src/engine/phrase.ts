/** Gives a message in a reader's language; `{name}` in it stands for the value of that name. */
export type Translate = (
  message: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

/**
 * A sentence as data, so that it can be said in any language: the English one, with a `{name}` for
 * each value. Values may be phrases themselves. Key words are marked `**strong**` and `` `code` ``.
 */
export interface Phrase {
  readonly template: string;
  readonly values: Readonly<Record<string, Words | number>>;
}

/** Words for a reader: a phrase to translate, or text that is quoted as it is in every language. */
export type Words = Phrase | string;

/** The phrase of an English template and its values. */
export const say = (template: string, values: Phrase['values'] = {}): Phrase => ({
  template,
  values,
});

/** Words as text: in English, or as a reader's `translate` gives them. */
export const textOf = (words: Words, translate: Translate = english): string => {
  if (typeof words === 'string') return words;
  const values = Object.entries(words.values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'object' ? textOf(value, translate) : value,
  ]);
  return translate(words.template, Object.fromEntries(values));
};

/** Messages as they are written. */
export const english: Translate = (message, values = {}) =>
  message.replace(/\{(\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );

/** `a`, `a and b`, `a, b and c`; nothing for none. */
export const listed = (words: readonly Words[]): Words => {
  const [last, ...before] = words.toReversed();
  if (last === undefined) return '';
  const rest = before
    .toReversed()
    .reduce<Words | null>(
      (some, next) => (some === null ? next : say('{some}, {next}', { some, next })),
      null,
    );
  return rest === null ? last : say('{some} and {last}', { some: rest, last });
};

/** Sentences one after the other; nothing for none. */
export const joined = (sentences: readonly Words[]): Words =>
  sentences.reduce<Words>(
    (said, next) => (said === '' ? next : say('{said} {next}', { said, next })),
    '',
  );
