import type { Plan } from '../../plan/plan.js';
import type { PoolSpec } from '../../spec.js';
import type { MaximumRule } from '../dialect.js';
import { opsetOf } from './opsets.js';

/**
 * ONNX Runtime's kernels for maxima of float32 on x86: the one for indices and dilation takes the
 * first value whatever it is; without either, a window that is the whole plane goes through four
 * lanes of a vector, windows over two or three axes go down the columns first where their stride
 * is 1 or 2, and all others one value after the other.
 * Source: `pool_functors.h`, `MlasPool`.
 */
export const runtimeMaximum = ({ spec, axes }: Plan): MaximumRule => {
  const { source } = spec;
  if (!isVectorised(spec)) return first;
  if (source.kind === 'global') return wholePlane;
  if (source.kind !== 'sliding') return oneByOne;
  const isWhole = axes.every(
    ({ inputSize, padBefore, padAfter }, axis) =>
      source.kernel[axis] === inputSize &&
      source.stride[axis] === 1 &&
      padBefore === 0 &&
      padAfter === 0,
  );
  if (isWhole) return wholePlane;
  const isSmall = source.kernel.every((kernel) => kernel <= 32);
  const last = axes.at(-1);
  const width = (last?.inputSize ?? 0) + (last?.padBefore ?? 0) + (last?.padAfter ?? 0);
  return axes.length >= 2 && (source.stride.at(-1) ?? 1) <= 2 && isSmall && width <= 2045
    ? { ...oneByOne, nan: 'restarts', order: 'columns-first' }
    : oneByOne;
};

const oneByOne: MaximumRule = { nan: 'ignored', start: 'lowest-finite', ties: 'first' };

const wholePlane: MaximumRule = { ...oneByOne, nan: 'restarts', order: 'four-lanes' };

const first: MaximumRule = { ...oneByOne, nan: 'stays-if-first' };

/**
 * Whether ONNX Runtime takes its library of vector kernels (MLAS): maxima without indices, dilation
 * and column order, averages before operator set 19.
 */
export const isVectorised = ({ source, reducer, indexLayout, call }: PoolSpec): boolean => {
  if (reducer.kind === 'avg') {
    const rounds = source.kind === 'sliding' && source.rounding === 'ceil';
    return (opsetOf(call?.version) ?? 22) < 19 && !(rounds && reducer.countIncludePad);
  }
  if (reducer.kind !== 'max') return false;
  const dilated = source.kind === 'sliding' && source.dilation.some((dilation) => dilation > 1);
  return !reducer.returnIndices && !dilated && indexLayout === undefined;
};
