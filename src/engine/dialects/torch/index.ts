import { say } from '../../phrase.js';
import type { PoolError } from '../../result.js';
import type { PoolSpec } from '../../spec.js';
import { torchCounters, type FrameworkRecord } from '../framework-record.js';
import { isList, typeName } from '../binding/python-values.js';
import { rejection } from '../rejection.js';
import { ceilMode, countIncludePad, noSpelling } from '../binding/spelling.js';
import { checkAdaptive } from './adaptive-checks.js';
import { torchBehaviours } from './behaviours.js';
import { bindArguments } from './binding.js';
import { torchByHand } from './by-hand.js';
import { dataTypeError, typeComesFirst, unpoolTypeError } from './data-types.js';
import { checkFractional } from './fractional-checks.js';
import { operations } from './operations.js';
import { notTwoOrThree } from './shapes.js';
import { signatures } from './signatures.js';
import { unpoolGeometry, unpoolIndexOutside, unpoolPartner } from './unpool.js';
import { isBeforeTwo, limitsPaddingByKernel } from './versions.js';
import { checkWindows } from './window-checks.js';

const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source } = spec;
  switch (source.kind) {
    case 'sliding':
      return checkSliding(spec, shape) ?? checkRoot(spec);
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
  const version = spec.call?.version;
  const infinite =
    reducer.kind === 'lp' && Math.abs(reducer.p) === Infinity && !isBeforeTwo(version);
  const numbers = {
    rank,
    reducer: infinite ? ({ kind: 'max', returnIndices: false } as const) : reducer,
    kernel: source.kernel,
    stride: source.stride,
    padding: source.padding.axes.map(({ before, after }) => Math.max(before, after)),
    dilation: source.dilation,
    ceil: source.rounding === 'ceil',
    old: limitsPaddingByKernel(version),
  };
  const throughTwoAxes =
    rank === 1 && !(numbers.reducer.kind === 'max' && !numbers.reducer.returnIndices);
  const callee = numbers.reducer.kind === 'max' ? 'max_pool1d' : 'avg_pool1d';
  return (
    (throughTwoAxes && shape !== null ? notTwoOrThree(callee, shape.length) : null) ??
    checkWindows(numbers, shape)
  );
};

/** What `lp_pool` stumbles over after the average is taken. */
const checkRoot = ({ reducer, rank, call }: PoolSpec): PoolError | null => {
  if (reducer.kind !== 'lp') return null;
  const kernel = call?.arguments['kernel_size'];
  const limit = Math.abs(reducer.p) === Infinity && !isBeforeTwo(call?.version);
  if (rank === 1 && isList(kernel) && !limit) {
    return rejection({
      code: 'argument-type',
      exception: 'TypeError',
      message: `mul(): argument 'other' (position 1) must be Tensor, not ${typeName(kernel)}`,
      parameter: 'kernel_size',
      hint: say('lp_pool1d takes its kernel size as a plain number.'),
      fixes: [{ parameter: 'kernel_size', value: kernel[0] ?? 2 }],
    });
  }
  return reducer.p === 0
    ? rejection({
        code: 'norm-zero',
        exception: 'ZeroDivisionError',
        message: 'float division by zero',
        parameter: 'norm_type',
        hint: say('The root of order 0 does not exist; p = 2 is the Euclidean norm.'),
        fixes: [{ parameter: 'norm_type', value: 2 }],
      })
    : null;
};

/** PyTorch: `torch.nn` and `torch.nn.functional`. */
export const torch: FrameworkRecord = {
  name: 'PyTorch',
  assumedVersion: '2.13',
  importedAs: /^torch\b/u,
  layout: 'channels-first',
  spelling: {
    ...noSpelling,
    counting: countIncludePad,
    rounding: ceilMode,
    sizeIsGivenLater: true,
  },
  byHand: torchByHand,
  writtenAs: 'torch',
  behaviours: torchBehaviours,
  counters: torchCounters,
  cutsAverages: ['int64'],
  halfKernelPadding: true,
  ceilGivesSame: true,
  rules: {
    ceil: 'clip',
    includedPadding: 'padded',
    maximum: () => ({ nan: 'last-wins', start: 'negative-infinity', ties: 'first' }),
    emptyGradient: 'at-index',
    lp: 'signed',
    median: 'lower',
    indices: 'plane',
    operations,
    signatures,
    bind: bindArguments,
    check,
    dataType: dataTypeError,
    typeComesFirst,
    unpool: unpoolGeometry,
    unpoolPartner,
    unpoolsNothingUnread: true,
    unpoolDataType: unpoolTypeError,
    indexOutside: unpoolIndexOutside,
  },
};
