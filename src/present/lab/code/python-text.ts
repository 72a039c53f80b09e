/** `3` for equal entries, else `(2, 3)`: how Python code writes one number per axis. */
export { oneOrTuple as perAxisText } from '../../../engine/equivalences/geometry.js';

/** `(2, 3)`, and `(2,)` for one entry. */
export const tupleText = (values: readonly (number | string)[]): string =>
  values.length === 1 ? `(${String(values[0])},)` : `(${values.join(', ')})`;

/** `[2, 3]`. */
export const listText = (values: readonly (number | string)[]): string => `[${values.join(', ')}]`;

/** A float as Python writes it: `1.0`, `0.25`. */
export const floatText = (value: number): string =>
  Number.isInteger(value) ? value.toFixed(1) : String(value);

/** The arguments that are there, joined for a call. */
export const argumentsText = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(', ');

/** A function of `x`: the last line is its result. */
export const functionText = (name: string, lines: readonly string[]): string =>
  [`def ${name}(x):`, ...lines.map((line) => (line === '' ? '' : `    ${line}`))].join('\n');
