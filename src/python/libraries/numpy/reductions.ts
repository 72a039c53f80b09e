import { say } from '../../../engine/phrase.js';
import type { ArgumentValue } from '../../../engine/index.js';
import { axisIndex, shapeOf } from '../arrays/array.js';
import { arrayLike } from '../arrays/array.js';
import { isFloating } from '../arrays/dtype.js';
import { folds, reducedShape, reduceNumbers, type Fold } from '../arrays/reduce.js';
import { integerOf, type Arguments } from '../arguments.js';
import type { LibraryContext } from '../contract.js';
import { reductionKind } from '../pooling/reduction-kind.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Family } from './family.js';

/** A reduction: what it does to numbers, the dtype it gives, and what it is as pooling. */
export interface Reduction {
  readonly fold: Fold;
  readonly dtype: 'same' | 'float' | 'wide' | 'bool' | 'index';
  readonly pools: 'mean' | 'max' | 'min' | null;
}

export const reductions: Readonly<Record<string, Reduction>> = {
  sum: { fold: folds.sum, dtype: 'wide', pools: null },
  mean: { fold: folds.mean, dtype: 'float', pools: 'mean' },
  average: { fold: folds.mean, dtype: 'float', pools: 'mean' },
  max: { fold: folds.max, dtype: 'same', pools: 'max' },
  amax: { fold: folds.max, dtype: 'same', pools: 'max' },
  min: { fold: folds.min, dtype: 'same', pools: 'min' },
  amin: { fold: folds.min, dtype: 'same', pools: 'min' },
  prod: { fold: folds.prod, dtype: 'wide', pools: null },
  median: { fold: numpyMedian, dtype: 'float', pools: null },
  argmax: { fold: folds.argmax, dtype: 'index', pools: null },
  argmin: { fold: folds.argmin, dtype: 'index', pools: null },
  any: { fold: folds.any, dtype: 'bool', pools: null },
  all: { fold: folds.all, dtype: 'bool', pools: null },
  var: { fold: (values) => population(values), dtype: 'float', pools: null },
  std: { fold: (values) => Math.sqrt(population(values)), dtype: 'float', pools: null },
  ptp: { fold: (values) => folds.max(values) - folds.min(values), dtype: 'same', pools: null },
  nansum: { fold: (values) => folds.sum(known(values)), dtype: 'wide', pools: null },
  nanmean: { fold: (values) => folds.mean(known(values)), dtype: 'float', pools: null },
  nanmedian: { fold: (values) => numpyMedian(known(values)), dtype: 'float', pools: null },
  nanmax: { fold: (values) => folds.max(known(values)), dtype: 'same', pools: null },
  nanmin: { fold: (values) => folds.min(known(values)), dtype: 'same', pools: null },
  nanvar: { fold: (values) => population(known(values)), dtype: 'float', pools: null },
  nanstd: { fold: (values) => Math.sqrt(population(known(values))), dtype: 'float', pools: null },
  count_nonzero: {
    fold: (values) => values.filter((value) => value !== 0).length,
    dtype: 'index',
    pools: null,
  },
};

/** The values that are numbers. */
function known(values: readonly number[]): readonly number[] {
  return values.filter((value) => !Number.isNaN(value));
}

/** NumPy's median of an even count is the mean of the middle two. */
function numpyMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(
    Math.floor((sorted.length - 1) / 2),
    Math.floor(sorted.length / 2) + 1,
  );
  return folds.mean(middle);
}

function population(values: readonly number[]): number {
  const mean = folds.mean(values);
  return folds.mean(values.map((value) => (value - mean) ** 2));
}

function typeOf(reduction: Reduction, dtype: string, family: Family): string {
  switch (reduction.dtype) {
    case 'same':
      return dtype;
    case 'float':
      return isFloating(dtype) ? dtype : family.float;
    case 'wide':
      return isFloating(dtype) ? dtype : family.int;
    case 'bool':
      return 'bool';
    case 'index':
      return 'int64';
    default:
      return reduction.dtype satisfies never;
  }
}

/** The axes of a reduction, counted from 0; all of them for None. */
function axesOf(
  args: Arguments,
  name: string,
  rank: number,
  context: LibraryContext,
): readonly number[] {
  const value = args.get(name);
  if (value.kind === 'none') return Array.from({ length: rank }, (_, axis) => axis);
  const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  return items.map((item) => {
    const axis = integerOf(item, name);
    return (
      axisIndex(axis, rank) ??
      context.raise('AxisError', `axis ${axis} is out of bounds for array of dimension ${rank}`)
    );
  });
}

/** Carries out a reduction; one over the spatial axes is recorded as pooling. */
export function reduce(
  input: TensorValue,
  name: string,
  args: Arguments,
  family: Family,
  context: LibraryContext,
): TensorValue {
  const reduction =
    reductions[name] ?? context.giveUp(say('{name} is not a known reduction', { name }));
  const shape = shapeOf(input);
  const { axis, keep } = family.reduction;
  const axes = axesOf(args, axis, shape.length, context);
  const keeps = args.flag(keep);
  const dtype = typeOf(reduction, input.dtype, family);
  const output = arrayLike(input, reducedShape(shape, axes, keeps), {
    dtype,
    numbers: reduceNumbers(input, axes, dtype, reduction.fold),
  });
  const { pools } = reduction;
  const kind =
    pools === null || args.isNone(axis) ? null : reductionKind(shape.length, axes, pools);
  if (kind === null) return output;
  const written = context.poolingArguments(args, family.framework, name, [
    'a',
    'x',
    'input',
    'input_tensor',
  ]);
  const settings: Record<string, ArgumentValue> = {
    [axis]: [...axes].sort((a, b) => a - b),
    [keep]: keeps,
  };
  return context.passThrough({
    kind,
    framework: family.framework,
    isPooling: true,
    pooling: { ...written, arguments: settings, unknown: null },
    built: null,
    geometry: null,
    input,
    output,
  });
}
