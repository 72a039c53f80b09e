import type { Value } from '../../values/value.js';

/** The arguments of a call that are given by name. */
export type Keywords = ReadonlyMap<string, Value>;

/** A call without any. */
export const NO_KEYWORDS: Keywords = new Map();
