import type { PoolError } from '../../result.js';
import type { PoolSpec } from '../../spec.js';
import type { Dialect } from '../dialect.js';
import { rejection } from '../rejection.js';
import { checkAdaptive } from './adaptive-checks.js';
import { checkFractional } from './fractional-checks.js';
import { operations } from './operations.js';
import { notTwoOrThree } from './shapes.js';
import { signatures } from './signatures.js';
import { unpoolGeometry } from './unpool.js';
import { checkWindows } from './window-checks.js';

const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source } = spec;
  switch (source.kind) {
    case 'sliding':
      return checkSliding(spec, shape) ?? checkExponent(spec);
    case 'adaptive':
      return checkAdaptive(spec, source.outputSize, shape);
    case 'fractional':
      return checkFractional(source, spec.rank, shape);
    case 'regions':
    case 'global':
      return null;
    default:
      return source satisfies never;
  }
};

const checkSliding = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source, reducer, rank } = spec;
  if (source.kind !== 'sliding' || source.padding.kind !== 'explicit') return null;
  // An infinite norm is computed by max pooling, and checked like it.
  const infinite = reducer.kind === 'lp' && Math.abs(reducer.p) === Infinity;
  const numbers = {
    rank,
    reducer: infinite ? ({ kind: 'max', returnIndices: false } as const) : reducer,
    kernel: source.kernel,
    stride: source.stride,
    padding: source.padding.axes.map(({ before, after }) => Math.max(before, after)),
    dilation: source.dilation,
    ceil: source.rounding === 'ceil',
    old: /^(1\.|2\.0)/.test(spec.call?.version ?? ''),
  };
  const throughTwoAxes =
    rank === 1 && !(numbers.reducer.kind === 'max' && !numbers.reducer.returnIndices);
  const callee = numbers.reducer.kind === 'max' ? 'max_pool1d' : 'avg_pool1d';
  return (
    (throughTwoAxes && shape !== null ? notTwoOrThree(callee, shape.length) : null) ??
    checkWindows(numbers, shape)
  );
};

const checkExponent = ({ reducer }: PoolSpec): PoolError | null =>
  reducer.kind === 'lp' && reducer.p === 0
    ? rejection({
        code: 'norm-zero',
        exception: 'ZeroDivisionError',
        message: 'float division by zero',
        parameter: 'norm_type',
        hint: 'The root of order 0 does not exist; p = 2 is the Euclidean norm.',
        fixes: [{ parameter: 'norm_type', value: 2 }],
      })
    : null;

/** PyTorch: `torch.nn` and `torch.nn.functional`. */
export const torch: Dialect = {
  ceil: 'clip',
  includedPadding: 'padded',
  nan: 'last-wins',
  maxStart: 'negative-infinity',
  lp: 'signed',
  median: 'lower',
  indices: 'plane',
  operations,
  signatures,
  check,
  unpool: unpoolGeometry,
};
