import { describe, expect, it } from 'vitest';
import { checkNumbers } from '../../../src/engine/check-numbers.js';
import type { WindowSource } from '../../../src/engine/spec.js';
import { sliding } from './plans.js';

const most = 2147483647;

const holes = (size: number): WindowSource => ({
  kind: 'sliding',
  kernel: [2],
  stride: [2],
  dilation: [1],
  rounding: 'floor',
  padding: { kind: 'valid' },
  baseDilation: [size],
});

describe('numbers that a window can have', () => {
  it.each<[WindowSource, string | null]>([
    [sliding([most]), null],
    [sliding([most + 1]), 'OverflowError'],
    [sliding([2], [most]), null],
    [sliding([2], [most + 1]), 'OverflowError'],
    [sliding([2], [1], [[0, -most - 1]]), 'OverflowError'],
    [sliding([2], [1], [[-most, most]]), null],
    [sliding([2], [1], [[0, 0]], { dilation: [most + 1] }), 'OverflowError'],
    [sliding([2.5]), 'TypeError'],
    [sliding([2], [1.5]), 'TypeError'],
    [sliding([0], [1]), null],
    [sliding([-1], [1]), 'ValueError'],
    [sliding([2], [1]), null],
    [sliding([2], [0]), 'ValueError'],
    [holes(65536), null],
    [holes(65537), 'NotImplementedError'],
    [{ kind: 'adaptive', outputSize: [0, null] }, null],
    [{ kind: 'adaptive', outputSize: [-1] }, 'ValueError'],
    [{ kind: 'adaptive', outputSize: [most + 1] }, 'OverflowError'],
    [{ kind: 'fractional', kernel: [2.5], outputSize: [1], samples: null }, 'TypeError'],
    [{ kind: 'fractional', kernel: [2], outputSize: [most + 1], samples: null }, 'OverflowError'],
    [{ kind: 'global', keepDims: true }, null],
  ])('%o: %s', (source, exception) => {
    expect(checkNumbers(source)?.exception ?? null).toBe(exception);
  });
});
