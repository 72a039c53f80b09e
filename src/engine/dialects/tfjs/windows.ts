import type { Plan } from '../../plan/plan.js';
import type { Values } from '../../plan/walk.js';
import type { AxisPadding, PoolSpec, SlidingWindow } from '../../spec.js';
import { numberOf } from '../binding/python-values.js';

/**
 * The windows of a layer as TensorFlow.js reckons them: over two axes a numeric pad gives every axis
 * the number of windows that the height's filter and stride would give, over three each axis has its
 * own, none where the filter is larger than the padded input, and SAME may crop.
 * Source: `conv_util.getPadAndOutInfo`, `get3DPadAndOutInfo`.
 */
export const tfjsWindows = (
  source: SlidingWindow,
  sizes: readonly number[],
  spec: PoolSpec,
): SlidingWindow => {
  const numeric = numericPad(spec);
  const axes = sizes.map((size, axis) =>
    spec.rank === 3
      ? ofThree(source, axis, size, numeric, roundingOf(spec))
      : ofTwo(source, axis, size, numeric, roundingOf(spec)),
  );
  const outputSize = axes.map(({ outputs }) => outputs);
  // Windows of one cell that keep the shape are taken for the identity, wherever they lie.
  const isIdentity =
    mayBeIdentity(spec) &&
    source.kernel.every((size) => size === 1) &&
    sizes.every((size, axis) => size === outputSize[axis]);
  if (isIdentity) {
    return { ...source, stride: sizes.map(() => 1), padding: { kind: 'valid' }, outputSize };
  }
  return {
    ...source,
    padding: { kind: 'explicit', axes: axes.map(({ padding }) => padding) },
    outputSize,
  };
};

/** Only the kernel over two axes looks for it, and not where it gives indices too. */
export const mayBeIdentity = ({ rank, call }: PoolSpec): boolean =>
  rank !== 3 && call?.operation !== 'maxPoolWithArgmax';

/**
 * How many windows of each axis the gradient knows: over two axes it leaves the rounding mode out,
 * and none where windows start between cells. Null where that makes no difference.
 */
export const windowsWithGradient = ({ spec, axes }: Plan): readonly number[] | null => {
  const { source, rank, call } = spec;
  if (!Number.isInteger(numericPad(spec) ?? 0)) return axes.map(() => 0);
  const mode = call?.arguments['dimRoundingMode'] ?? null;
  if (source.kind !== 'sliding' || rank === 3 || mode === null) return null;
  const numeric = numericPad(spec);
  return axes.map(
    ({ inputSize }, axis) => ofTwo(source, axis, inputSize, numeric, Math.trunc).outputs,
  );
};

/**
 * Over three axes a pad with a fraction makes windows start between cells, and the offset of a value
 * is reckoned from there: all are read as far behind their own place as the fractions of the three
 * axes come to, and none where that is no whole number. The same input where no pad has a fraction.
 * Source: `pool3d` of the CPU backend.
 */
export const betweenCells = ({ spec, inputShape }: Plan, input: Values): Values => {
  const pad = numericPad(spec) ?? 0;
  const beyond = Math.ceil(pad) - pad;
  if (spec.rank !== 3 || beyond === 0) return input;
  const [, rows = 1, columns = 1, channels = 1] = inputShape.slice(-4);
  const shift = beyond * channels * (rows * columns + columns + 1);
  return input.map((_, at) => input[at + shift] ?? NaN);
};

interface Reckoned {
  readonly padding: AxisPadding;
  readonly outputs: number;
}

type Rounding = (value: number) => number;

/** The pad where it is a number; a layer has none. */
const numericPad = ({ call }: PoolSpec): number | null => {
  const pad = numberOf(call?.arguments['pad']);
  const isValid = pad === 0 && call?.operation === 'pool';
  return isValid ? null : pad;
};

/** Without a rounding mode a count is cut off towards 0. */
const roundingOf = ({ call }: PoolSpec): Rounding => {
  switch (call?.arguments['dimRoundingMode']) {
    case 'ceil':
      return Math.ceil;
    case 'round':
      return Math.round;
    case 'floor':
      return Math.floor;
    default:
      return Math.trunc;
  }
};

const filterOf = ({ kernel, dilation }: SlidingWindow, axis: number): number => {
  const size = kernel[axis] ?? 1;
  const spread = dilation[axis] ?? 1;
  return spread <= 1 ? size : size + (size - 1) * (spread - 1);
};

const ofTwo = (
  source: SlidingWindow,
  axis: number,
  size: number,
  numeric: number | null,
  round: Rounding,
): Reckoned => {
  const filter = filterOf(source, axis);
  const stride = source.stride[axis] ?? 1;
  const { padding } = source;
  if (padding.kind === 'valid') {
    const outputs = Math.ceil((size - filter + 1) / stride);
    const spread = source.dilation[axis] ?? 1;
    // Every so many cells by themselves: a few too few for a window still give none.
    const apart = Math.ceil(size / spread) - (source.kernel[axis] ?? 1) + 1;
    return { padding: none, outputs: spread > 1 && apart >= 0 ? Math.max(outputs, 0) : outputs };
  }
  if (padding.kind === 'same') {
    const outputs = Math.ceil(size / stride);
    const total = Math.max(0, (outputs - 1) * stride + filter - size);
    const before = Math.floor(total / 2);
    return { padding: { before, after: total - before }, outputs };
  }
  const pads = padding.axes[axis] ?? none;
  const outputs =
    numeric === null
      ? round((size - filter + pads.before + pads.after) / stride + 1)
      : round((size - filterOf(source, 0) + 2 * numeric) / (source.stride[0] ?? 1) + 1);
  return { padding: pads, outputs };
};

const ofThree = (
  source: SlidingWindow,
  axis: number,
  size: number,
  numeric: number | null,
  round: Rounding,
): Reckoned => {
  const filter = filterOf(source, axis);
  const stride = source.stride[axis] ?? 1;
  if (source.padding.kind === 'same') {
    const outputs = Math.ceil(size / stride);
    const total = (outputs - 1) * stride + filter - size;
    const before = Math.floor(total / 2);
    return { padding: { before, after: total - before }, outputs };
  }
  const pad = numeric ?? 0;
  const fits = size + 2 * pad >= filter;
  const outputs = fits ? round((size - filter + 2 * pad) / stride + 1) : 0;
  // A window that starts between two cells reads the later one, see `betweenCells`.
  return { padding: { before: Math.ceil(pad), after: Math.floor(pad) }, outputs };
};

const none: AxisPadding = { before: 0, after: 0 };
