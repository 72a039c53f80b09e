/** A message in the reader's language; `{name}` stands for the argument of that name. */
export type Translate = (
  message: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The messages as they are written, for tests and where there is no translation. */
export const english: Translate = (message, values = {}) =>
  message.replace(/\{(\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
