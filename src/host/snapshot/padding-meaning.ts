import type { PoolSpec } from '../../engine/index.js';
import type { PaddingMeaning } from '../../protocol/index.js';

const MINUS_INFINITY = '\u2212\u221e';
const PLUS_INFINITY = '+\u221e';
/** Padding that repeats data. */
const COPY = '\u21b7';

/** What a padding cell counts as: −∞ under max, 0 in an average that counts it, else nothing. */
export function paddingMeaning({ reducer, fill }: PoolSpec): PaddingMeaning {
  if (typeof fill === 'string') return { text: COPY, counted: true };
  if (fill !== undefined) return { text: String(fill).replace('-', '\u2212'), counted: true };
  switch (reducer.kind) {
    case 'max':
      return { text: MINUS_INFINITY, counted: false };
    case 'min':
      return { text: PLUS_INFINITY, counted: false };
    case 'avg':
      return reducer.countIncludePad
        ? { text: '0', counted: true }
        : { text: null, counted: false };
    case 'sum':
    case 'lp':
    case 'weighted':
      return { text: '0', counted: false };
    case 'lse':
    case 'softmax':
    case 'stochastic':
    case 'mixed':
    case 'median':
    case 'gem':
      return { text: null, counted: false };
    default:
      return reducer satisfies never;
  }
}
