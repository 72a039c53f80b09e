import type { DivisorRule } from '../../geometry/axis.js';
import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { Padding, PoolSpec, Reducer, SpatialRank } from '../../spec.js';
import type { Arguments } from '../binding/arguments.js';
import type { Operation } from '../dialect.js';
import type { FrameworkRecord } from '../framework-record.js';
import {
  average,
  averageWithPadding,
  beginsThenEnds,
  global,
  largest,
  layer,
  numbersOf,
  sliding,
  spatialRank,
} from '../layers.js';
import { attribute, noKernel } from './attribute.js';
import { onnxBehaviours } from './behaviours.js';
import { isVectorised, runtimeMaximum } from './maximum.js';
import { checkOpset, opsetOf } from './opsets.js';
import { onnxIndexOutside, onnxUnpool } from './unpool.js';
import { runtimeWindows } from './windows.js';
import { plain } from '../plain.js';
import { isList, numberOf, repeat, repr, text } from '../binding/python-values.js';
import { notWorkedOut, rejection } from '../rejection.js';
import type { Spelling } from '../binding/spelling.js';

/** `AveragePool`, `MaxPool`, `LpPool`: windows step by 1 unless told otherwise. */
const windowed =
  (reducer: (args: Arguments) => Reducer): Operation =>
  ({ operation, arguments: args, version, shape }) => {
    const early = checkOpset(operation, args, version);
    if (early !== null) return fail(early);
    const given = args['kernel_shape'];
    const kernel = given === undefined ? null : numbersOf(given, 1);
    const rank = kernel === null ? null : spatialRank(kernel.length);
    if (kernel === null) return fail(noKernel());
    if (rank === null) return fail(tooManyAxes(kernel, shape));
    const lists = attributes(args, rank);
    if (!lists.ok) return lists;
    const { stride, dilation, pads } = lists.value;
    const padding = paddingOf(args['auto_pad'] ?? 'NOTSET', pads);
    if (!padding.ok) return padding;
    const spec = layer(
      'onnx',
      rank,
      'channels-first',
      sliding({
        kernel,
        stride,
        dilation,
        padding: padding.value,
        ceil: isSet(args['ceil_mode']),
      }),
      reducer(args),
    );
    return ok(
      isSet(args['storage_order']) ? { ...spec, indexLayout: 'tensor-column-major' } : spec,
    );
  };

const wholePlane =
  (reducer: (args: Arguments) => Reducer): Operation =>
  ({ arguments: args, shape }) => {
    const rank = spatialRank((shape?.length ?? 4) - 2);
    return rank === null
      ? fail(inputRank())
      : ok(layer('onnx', rank, 'channels-first', global(true), reducer(args)));
  };

const isSet = (value: ArgumentValue | undefined): boolean =>
  numberOf(value) === 1 || value === true;

interface Attributes {
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  readonly pads: readonly number[];
}

const attributes = (args: Arguments, rank: SpatialRank): Result<Attributes> => {
  const list = (name: string, length: number, missing: number, least: number) => {
    const value = args[name];
    const numbers = value === undefined ? repeat(length, missing) : numbersOf(value, length);
    const isOfLength = !isList(value) || value.length === length;
    if (!isOfLength || numbers?.length !== length)
      return fail(attribute(name, 'has incorrect size'));
    if (numbers.some((number) => number < least)) {
      return fail(
        attribute(
          name,
          least === 0 ? 'must not contain negative values' : 'must only contain positive values',
        ),
      );
    }
    return ok(numbers);
  };
  const dilation = list('dilations', rank, 1, 1);
  if (!dilation.ok) return dilation;
  const stride = list('strides', rank, 1, 1);
  if (!stride.ok) return stride;
  const pads = list('pads', rank * 2, 0, 0);
  if (!pads.ok) return pads;
  return ok({ stride: stride.value, dilation: dilation.value, pads: pads.value });
};

const paddingOf = (autoPad: ArgumentValue, pads: readonly number[]): Result<Padding> => {
  switch (autoPad) {
    case 'NOTSET':
    case '':
      return ok(beginsThenEnds(pads));
    case 'VALID':
      return ok({ kind: 'valid' });
    case 'SAME_UPPER':
      return ok({ kind: 'same', extra: 'after' });
    case 'SAME_LOWER':
      return ok({ kind: 'same', extra: 'before' });
    default:
      return fail({
        ...attribute('auto_pad', `has the unknown value ${text(autoPad)}`),
        hint: say('auto_pad is NOTSET, VALID, SAME_UPPER or SAME_LOWER.'),
        fixes: ['SAME_UPPER', 'VALID'].map((value) => ({ parameter: 'auto_pad', value })),
      });
  }
};

const tooManyAxes = (kernel: readonly number[], shape: readonly number[] | null): PoolError =>
  shape !== null && shape.length !== kernel.length + 2
    ? attribute('kernel_shape', 'has incorrect size')
    : notWorkedOut(
        'kernel_shape',
        `kernel_shape ${repr(kernel)}`,
        say('Windows over more than three axes aren’t worked out.'),
      );

const inputRank = (): PoolError =>
  rejection({
    code: 'input-rank',
    exception: 'InferenceError',
    message: 'Input tensor must have at least 3 dimensions',
    hint: say('Batch, channels and at least one spatial axis.'),
  });

const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source } = spec;
  if (source.kind !== 'sliding') return null;
  if (source.kernel.some((k) => k < 1)) {
    return {
      ...attribute('kernel_shape', 'must only contain positive values'),
      fixes: [{ parameter: 'kernel_shape', value: source.kernel.map((k) => Math.max(k, 1)) }],
    };
  }
  const given = numbersOf(spec.call?.arguments['pads'], source.kernel.length * 2) ?? [];
  if (given.some((pad, at) => pad >= (source.kernel[at % source.kernel.length] ?? 1))) {
    return padding(source.kernel);
  }
  if (shape === null) return null;
  if (shape.length < 3) return inputRank();
  if (shape.length !== source.kernel.length + 2) {
    return attribute('kernel_shape', 'has incorrect size');
  }
  const { outputSize, padding: pads } = runtimeWindows(source, shape.slice(2));
  const crops =
    pads.kind === 'explicit' && pads.axes.some(({ before, after }) => before < 0 || after < 0);
  if (crops && isVectorised(spec)) return negativePads(source.stride, source.kernel);
  return outputSize?.some((size) => size < 0) === true ? negativeOutput(source.kernel) : null;
};

/** SAME with a stride larger than the kernel: what is left over is negative. */
const negativePads = (stride: readonly number[], kernel: readonly number[]): PoolError =>
  rejection({
    code: 'padding-negative',
    exception: 'Fail',
    message: 'padding values must be non-negative',
    parameter: 'auto_pad',
    hint: say('With auto_pad ONNX Runtime wants strides no larger than the kernel here.'),
    fixes: [
      { parameter: 'strides', value: stride.map((s, axis) => Math.min(s, kernel[axis] ?? 1)) },
      { parameter: 'auto_pad', value: 'VALID' },
    ],
  });

const negativeOutput = (kernel: readonly number[]): PoolError =>
  rejection({
    code: 'output-too-small',
    exception: 'RuntimeException',
    message:
      'Calculated output dimension is negative. Check kernel_shape, pads, strides and dilations.',
    parameter: 'kernel_shape',
    hint: say('The window spans more cells than the padded input has.'),
    fixes: [
      { parameter: 'dilations', value: repeat(kernel.length, 1) },
      { parameter: 'kernel_shape', value: repeat(kernel.length, 1) },
    ],
  });

const padding = (kernel: readonly number[]): PoolError =>
  rejection({
    code: 'padding-over-kernel',
    exception: 'InvalidArgument',
    message: 'Pad should be smaller than kernel.',
    parameter: 'pads',
    hint: say('Pads stay below the kernel ({kernel}).', { kernel: kernel.join('×') }),
    fixes: [
      { parameter: 'pads', value: [...kernel, ...kernel].map((k) => Math.floor(k / 2)) },
      { parameter: 'pads', value: repeat(kernel.length * 2, 0) },
    ],
  });

const exponent = (args: Arguments): number => numberOf(args['p']) ?? 2;

/**
 * ONNX Runtime divides by the whole kernel before operator set 19 unless it rounds up; that shows
 * where a window is larger than the input.
 */
const runtimeDivisor = ({ source, call }: PoolSpec): DivisorRule => {
  const rounds = source.kind === 'sliding' && source.rounding === 'ceil';
  return (opsetOf(call?.version) ?? 22) < 19 && !rounds ? 'kernel' : 'padded';
};

const onnxSpelling: Spelling = {
  padding: (pads) => ({
    parameter: 'pads',
    value: [...pads.map((pad) => pad.before), ...pads.map((pad) => pad.after)],
  }),
  counting: (counts) => ({ parameter: 'count_include_pad', value: counts ? 1 : 0 }),
  rounding: (to) => ({ parameter: 'ceil_mode', value: to === 'up' ? 1 : 0 }),
  strideOfOne: 'strides',
  unpooledSize: 'output_shape',
  sizeIsGivenLater: false,
  same: null,
};

/** ONNX operators; NaN and empty windows as in ONNX Runtime on the CPU. */
export const onnx: FrameworkRecord = {
  name: 'ONNX',
  assumedVersion: 'opset 22',
  importedAs: /^onnx/u,
  layout: 'channels-first',
  spelling: onnxSpelling,
  byHand: null,
  writtenAs: 'onnx',
  behaviours: onnxBehaviours,
  counters: [],
  rules: {
    ...plain,
    ceil: 'clip',
    includedPadding: runtimeDivisor,
    maximum: runtimeMaximum,
    windows: runtimeWindows,
    indices: 'tensor',
    check,
    unpool: onnxUnpool,
    indexOutside: onnxIndexOutside,
    operations: {
      // `Indices` says whether the operator's second output is asked for.
      MaxPool: windowed((args) => ({ kind: 'max', returnIndices: isSet(args['Indices']) })),
      AveragePool: windowed((args) =>
        isSet(args['count_include_pad']) ? averageWithPadding : average,
      ),
      LpPool: windowed((args) => ({ kind: 'lp', p: exponent(args) })),
      GlobalAveragePool: wholePlane(() => average),
      GlobalMaxPool: wholePlane(() => largest),
      GlobalLpPool: wholePlane((args) => ({ kind: 'lp', p: exponent(args) })),
    },
  },
};
