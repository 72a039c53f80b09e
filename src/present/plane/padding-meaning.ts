import { countsPadding, traitsOf, type PoolSpec } from '../../engine/index.js';
import type { PaddingMeaning } from '../../protocol/index.js';

/** Padding that repeats data. */
const COPY = '\u21b7';

/** What a padding cell counts as: −∞ under max, 0 in an average that counts it, else nothing. */
export function paddingMeaning({ reducer, fill }: PoolSpec): PaddingMeaning {
  if (typeof fill === 'string') return { text: COPY, counted: true };
  if (fill !== undefined) return { text: String(fill).replace('-', '\u2212'), counted: true };
  const counted = countsPadding(reducer);
  return { text: counted ? '0' : traitsOf(reducer).neutral, counted };
}
