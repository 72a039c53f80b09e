import { say } from '../../../../engine/phrase.js';
import { isEqual } from '../../../dimension.js';
import { bool, tuple } from '../../../values/create.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import { arrayLike, arrayOfUnknownShape, shapeOf } from '../../arrays/array.js';
import { isFloating } from '../../arrays/dtype.js';
import { folds, reducedShape, reduceNumbers, type Fold } from '../../arrays/reduce.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext } from '../../contract.js';
import { binaries, binary } from '../../arrays/arithmetic.js';
import { meanTypeError } from '../../../../engine/index.js';
import { dtypeOf } from '../tensors.js';
import { integersOf, keepsAxes, reducedAxes } from '../axes.js';
import type { Operation, Operations } from './operation.js';
import { pooledReduction } from './reduction-pooling.js';
import { valuesAndIndices } from './values-and-indices.js';

const TAIL = 'dim=None, keepdim=False, *, dtype=None, out=None, **named';

/** What a reduction does to numbers, and the dtype it gives. */
interface Reduction {
  readonly fold: Fold;
  readonly dtype: (dtype: string) => string;
  /** As pooling it is `global-mean`, `global-max` …; null: not a pooling of its own. */
  readonly pools: 'mean' | 'max' | 'min' | null;
}

const same = (dtype: string): string => dtype;
const wide = (dtype: string): string => (isFloating(dtype) ? dtype : 'int64');
const floating = (dtype: string): string => (isFloating(dtype) ? dtype : 'float32');
const truth = (dtype: string): string => (dtype === 'uint8' ? dtype : 'bool');
const index = (): string => 'int64';

const reductions: Readonly<Record<string, Reduction>> = {
  mean: { fold: folds.mean, dtype: floating, pools: 'mean' },
  nanmean: { fold: folds.mean, dtype: floating, pools: null },
  sum: { fold: folds.sum, dtype: wide, pools: null },
  amax: { fold: folds.max, dtype: same, pools: 'max' },
  amin: { fold: folds.min, dtype: same, pools: 'min' },
  prod: { fold: folds.prod, dtype: wide, pools: null },
  nansum: { fold: folds.sum, dtype: wide, pools: null },
  logsumexp: { fold: folds.logsumexp, dtype: floating, pools: null },
  any: { fold: folds.any, dtype: truth, pools: null },
  all: { fold: folds.all, dtype: truth, pools: null },
  argmax: { fold: folds.argmax, dtype: index, pools: null },
  argmin: { fold: folds.argmin, dtype: index, pools: null },
  count_nonzero: {
    fold: (values) => values.filter((value) => value !== 0).length,
    dtype: index,
    pools: null,
  },
};

/** Reduces known axes; the chain of layers stays. */
export function reduced(
  input: TensorValue,
  axes: readonly number[],
  keep: boolean,
  by: { readonly fold: Fold; readonly dtype: (dtype: string) => string },
): TensorValue {
  const dtype = by.dtype(input.dtype);
  return arrayLike(input, reducedShape(shapeOf(input), axes, keep), {
    dtype,
    numbers: reduceNumbers(input, axes, dtype, by.fold),
  });
}

function operation(name: string, reduction: Reduction): Operation {
  return {
    signature: TAIL,
    run: (input, args, context) => {
      if (input.shape === null) return reduceUnknown(input, args);
      if (name === 'mean') refuseWholeNumbers(input, args, context);
      if (isEmpty(args.get('dim')) && (name === 'any' || name === 'all')) {
        return arrayLike(input, input.shape, { dtype: reduction.dtype(input.dtype) });
      }
      const rank = input.shape.length;
      const named = reducedAxes(args, rank, context);
      const keep = keepsAxes(args, context);
      const axes = named ?? input.shape.map((_, axis) => axis);
      const plain = reduced(input, axes, keep, reduction);
      const output = { ...plain, dtype: dtypeOf(args.get('dtype')) ?? plain.dtype };
      if (reduction.pools === null) return output;
      const asked = { name, by: reduction.pools, axes, keep, everything: named === null };
      return pooledReduction(input, output, asked, args, context);
    },
  };
}

/** No axes: elements are asked one by one. */
const isEmpty = (dim: Value): boolean =>
  (dim.kind === 'tuple' || dim.kind === 'list') && dim.items.length === 0;

/** `mean` wants fractions, of its input or of the type that it is asked for. */
function refuseWholeNumbers(input: TensorValue, args: Arguments, context: LibraryContext): void {
  const asked = dtypeOf(args.get('dtype'));
  if (asked === null && !args.isNone('dtype')) return;
  const error = meanTypeError(input.dtype, asked);
  if (error !== null) context.raise(error.exception, error.message);
}

/** Without `dim` a reduction gives a number whatever the shape was. */
function reduceUnknown(input: TensorValue, args: Arguments): TensorValue {
  const whole = integersOf(args.extra.get('axis') ?? args.get('dim')) === null;
  return whole ? arrayLike(input, []) : arrayOfUnknownShape(input);
}

/** `max` and `min`: of everything, along an axis (values and indices), or of two tensors. */
function extremum(name: 'max' | 'min'): Operation {
  const fold = name === 'max' ? folds.max : folds.min;
  const pick = name === 'max' ? folds.argmax : folds.argmin;
  return {
    signature: 'dim=None, keepdim=False, *, out=None, **named',
    run: (input, args, context) => {
      const dim = args.extra.get('axis') ?? args.get('dim');
      if (dim.kind === 'tensor') {
        return binary(input, dim, name === 'max' ? binaries.maximum : binaries.minimum, context);
      }
      if (input.shape === null) {
        const open = arrayOfUnknownShape(input);
        if (dim.kind === 'none') return arrayLike(input, []);
        return valuesAndIndices(open, { ...open, dtype: 'int64' }, context);
      }
      const axes = reducedAxes(args, input.shape.length, context);
      if (axes === null) {
        const all = input.shape.map((_, axis) => axis);
        return reduced(input, all, false, { fold, dtype: same });
      }
      const keep = keepsAxes(args, context);
      const values = reduced(input, axes, keep, { fold, dtype: same });
      const indices = reduced(input, axes, keep, { fold: pick, dtype: index });
      const asked = { name, by: name, axes, keep, everything: false };
      const pooled = pooledReduction(input, values, asked, args, context);
      return valuesAndIndices(pooled, indices, context);
    },
  };
}

function median(): Operation {
  return {
    signature: 'dim=None, keepdim=False, *, out=None',
    run: (input, args, context) => {
      const shape = shapeOf(input);
      const axes = reducedAxes(args, shape.length, context);
      const by = { fold: folds.median, dtype: same };
      if (axes === null)
        return reduced(
          input,
          shape.map((_, axis) => axis),
          false,
          by,
        );
      const keep = keepsAxes(args, context);
      const indices = reduced(input, axes, keep, { fold: folds.argmin, dtype: index });
      return valuesAndIndices(
        reduced(input, axes, keep, by),
        { ...indices, numbers: null },
        context,
      );
    },
  };
}

function refuseSpreadOfWholeNumbers(input: TensorValue, context: LibraryContext): void {
  if (isFloating(input.dtype)) return;
  context.raise('RuntimeError', 'std and var only support floating point and complex dtypes');
}

function spread(name: 'var' | 'std'): Operation {
  return {
    signature: 'dim=None, unbiased=True, keepdim=False, *, correction=1, out=None, **named',
    run: (input, args, context) => {
      refuseSpreadOfWholeNumbers(input, context);
      const shape = shapeOf(input);
      const axes = reducedAxes(args, shape.length, context) ?? shape.map((_, axis) => axis);
      const output = reduced(input, axes, keepsAxes(args, context), {
        fold: folds[name],
        dtype: floating,
      });
      const biased = args.given('correction') || !args.flag('unbiased');
      return biased ? { ...output, numbers: null } : output;
    },
  };
}

function varianceAndMean(name: 'var' | 'std'): Operation {
  return {
    signature: 'dim=None, unbiased=True, keepdim=False, *, correction=1, **named',
    run: (input, args, context) => {
      const shape = shapeOf(input);
      const axes = reducedAxes(args, shape.length, context) ?? shape.map((_, axis) => axis);
      const keep = keepsAxes(args, context);
      const first = reduced(input, axes, keep, { fold: folds[name], dtype: floating });
      return tuple([
        { ...first, numbers: null },
        reduced(input, axes, keep, { fold: folds.mean, dtype: floating }),
      ]);
    },
  };
}

const norm: Operation = {
  signature: "p='fro', dim=None, keepdim=False, dtype=None, **named",
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axes = reducedAxes(args, shape.length, context) ?? shape.map((_, axis) => axis);
    const output = reduced(input, axes, keepsAxes(args, context), {
      fold: folds.norm,
      dtype: floating,
    });
    const p = args.get('p');
    const euclidean = p.kind === 'string' || (p.kind === 'int' && p.value === 2);
    return euclidean ? output : { ...output, numbers: null };
  },
};

/** Whether two shapes are surely not the same. */
function differs(a: TensorValue['shape'], b: TensorValue['shape']): boolean {
  if (a === null || b === null) return false;
  return a.length !== b.length || a.some((size, axis) => isEqual(size, b[axis] ?? 1) === false);
}

const equal: Operation = {
  signature: 'other',
  run: (input, args, context) => {
    const other = args.tensor('other');
    if (differs(input.shape, other.shape)) return bool(false);
    const same = binary(input, other, binaries.eq, context);
    if (same.kind !== 'tensor' || same.numbers === null) {
      return context.giveUp(say('whether two tensors are equal depends on their numbers'));
    }
    return bool(same.numbers.data.every((value) => value === 1));
  },
};

const allClose: Operation = {
  signature: 'other, rtol=1e-05, atol=1e-08, equal_nan=False',
  run: (input, args, context) => {
    const other = args.tensor('other');
    const own = input.numbers?.data;
    const numbers = other.numbers?.data;
    if (own === undefined || numbers === undefined || own.length !== numbers.length) {
      return context.giveUp(say('whether two tensors are close depends on their numbers'));
    }
    const [relative, absolute] = [args.number('rtol'), args.number('atol')];
    const close = own.every((value, at) => {
      const to = numbers[at] ?? 0;
      return value === to || Math.abs(value - to) <= absolute + relative * Math.abs(to);
    });
    return bool(close);
  },
};

/** `quantile`: in front, as many as quantiles are asked for. */
const quantile: Operation = {
  signature: "q, dim=None, keepdim=False, *, interpolation='linear', out=None",
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const q = args.get('q');
    const asked = q.kind === 'tensor' ? shapeOf(q) : [];
    const axes = reducedAxes(args, shape.length, context) ?? shape.map((_, axis) => axis);
    const rest = reducedShape(shape, axes, args.flag('keepdim'));
    return arrayLike(input, [...asked, ...rest]);
  },
};

const leastAndMost: Operation = {
  signature: '*, dim=None, keepdim=False, out=None',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axes = reducedAxes(args, shape.length, context) ?? shape.map((_, axis) => axis);
    const one = arrayLike(input, reducedShape(shape, axes, args.flag('keepdim')));
    return tuple([one, one]);
  },
};

/** Every reduction. */
export const reductionOperations: Operations = {
  ...Object.fromEntries(
    Object.entries(reductions).map(([name, reduction]) => [name, operation(name, reduction)]),
  ),
  max: extremum('max'),
  min: extremum('min'),
  median: median(),
  var: spread('var'),
  std: spread('std'),
  var_mean: varianceAndMean('var'),
  std_mean: varianceAndMean('std'),
  nanmedian: median(),
  quantile,
  nanquantile: quantile,
  aminmax: leastAndMost,
  norm,
  equal,
  allclose: allClose,
};
