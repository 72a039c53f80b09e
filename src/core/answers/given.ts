import type { GivenSizes } from '../contract/code.js';

/** Every size given in a file, newest first, each once. */
export const sizesGiven = (given: GivenSizes): readonly string[] => [
  ...new Set(Object.values(given).toReversed()),
];

/** The size given for a call; null where none was. */
export const sizeOf = (given: GivenSizes, call: string): string | null =>
  Object.hasOwn(given, call) ? (given[call] ?? null) : null;
