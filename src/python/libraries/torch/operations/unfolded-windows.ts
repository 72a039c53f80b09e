import type { ArgumentValue } from '../../../../engine/index.js';
import type { Dimension } from '../../../dimension.js';
import type { TensorValue } from '../../../values/tensor.js';
import { shapeOf } from '../../arrays/array.js';

/** Windows that `unfold` cut along one axis. */
interface AxisWindows {
  readonly axis: number;
  readonly kernel: Dimension;
  readonly stride: Dimension;
}

/** What was unfolded, and the windows of each axis in the order they were cut. */
interface Unfolded {
  readonly input: TensorValue;
  readonly windows: readonly AxisWindows[];
}

const unfolded = new WeakMap<TensorValue, Unfolded>();

/** Remembers that `output` is `input` cut into windows along an axis: `x.unfold(2, 3, 2)`. */
export function rememberWindows(
  input: TensorValue,
  output: TensorValue,
  windows: AxisWindows,
): TensorValue {
  const before = unfolded.get(input);
  unfolded.set(output, {
    input: before?.input ?? input,
    windows: [...(before?.windows ?? []), windows],
  });
  return output;
}

/** A pooling that was spelled as windows and a reduction over them. */
export interface WindowedReduction {
  readonly input: TensorValue;
  readonly rank: number;
  readonly settings: Readonly<Record<string, ArgumentValue>>;
}

/**
 * The pooling that reducing `axes` of an unfolded tensor is: `x.unfold(2, k, s).unfold(3, k, s)
 * .amax((-1, -2))`. Null: the axes aren't just the windows of all spatial axes.
 */
export function windowedReduction(
  tensor: TensorValue,
  axes: readonly number[],
): WindowedReduction | null {
  const found = unfolded.get(tensor);
  if (found === undefined) return null;
  const { input, windows } = found;
  const first = shapeOf(input).length;
  const wanted = windows.map((_, index) => first + index);
  const isAll = axes.length === wanted.length && wanted.every((axis) => axes.includes(axis));
  const sorted = [...windows].sort((a, b) => a.axis - b.axis);
  const isTrailing = sorted.every((one, index) => one.axis === first - windows.length + index);
  const kernel = sorted.flatMap((one) => (typeof one.kernel === 'number' ? [one.kernel] : []));
  const stride = sorted.flatMap((one) => (typeof one.stride === 'number' ? [one.stride] : []));
  const isKnown = kernel.length === windows.length && stride.length === windows.length;
  if (!isAll || !isTrailing || !isKnown || windows.length > 3) return null;
  return { input, rank: windows.length, settings: { kernel_size: kernel, stride } };
}
