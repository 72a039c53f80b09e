import { product } from '../../../engine/row-major.js';
import type { AxisPadding, Plan } from '../../../engine/index.js';

/** The numbers of a sliding layer on one input, one entry per axis, read off its plan. */
export interface Sliding {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  /** Padding cells that are there. */
  readonly padding: readonly AxisPadding[];
  /** Padding with which plain floor division gives as many windows: a ceil overhang is in it. */
  readonly exact: readonly AxisPadding[];
  readonly ceil: boolean;
  /** Whether floor or ceil division gives as many windows: ONNX Runtime's can be one more. */
  readonly regular: boolean;
  /** Number of taps in a window. */
  readonly taps: number;
}

/** The sliding windows of a plan; null for any other kind of window. */
export const slidingOf = (plan: Plan): Sliding | null => {
  const { source } = plan.spec;
  if (source.kind !== 'sliding') {
    return null;
  }
  const { kernel, stride, dilation, rounding } = source;
  const ceil = rounding === 'ceil';
  const padding = plan.axes.map(({ padBefore, padAfter }) => ({
    before: padBefore,
    after: padAfter,
  }));
  const spans = kernel.map((size, index) => (dilation[index] ?? 1) * (size - 1) + 1);
  const floors = plan.axes.map(({ padBefore, padAfter, inputSize }, index) => {
    const room = inputSize + padBefore + padAfter - (spans[index] ?? 1);
    return Math.floor(room / (stride[index] ?? 1)) + 1;
  });
  const regular = ceil || plan.axes.every((axis, index) => axis.outputSize === floors[index]);
  const exact = plan.axes.map((axis, index) => {
    const { padBefore, padAfter, inputSize, outputSize } = axis;
    const reach = (outputSize - 1) * (stride[index] ?? 1) + (spans[index] ?? 1);
    const isLonger = ceil || outputSize > (floors[index] ?? 0);
    return { before: padBefore, after: isLonger ? reach - inputSize - padBefore : padAfter };
  });
  const taps = product(kernel);
  return { kernel, stride, dilation, padding, exact, ceil, regular, taps };
};

/** Whether there is no padding on any side. */
export const isZero = (padding: readonly AxisPadding[]): boolean =>
  padding.every(({ before, after }) => before === 0 && after === 0);

/** Whether PyTorch's own layers take the padding: alike on both sides, half a kernel at most. */
export const isTorchPadding = ({ kernel, padding, regular }: Sliding): boolean =>
  regular &&
  padding.every(({ before, after }, axis) => before === after && 2 * before <= (kernel[axis] ?? 1));

/** Whether both sides of each axis are padded alike. */
export const isSymmetric = (padding: readonly AxisPadding[]): boolean =>
  padding.every(({ before, after }) => before === after);

/** Whether windows reach past the padding (ceil_mode): those cells never count in a divisor. */
export const hasOverhang = ({ padding, exact }: Sliding): boolean =>
  exact.some(({ after }, axis) => after > (padding[axis]?.after ?? 0));

/** How far windows reach past the padding, as padding of its own. */
export const overhangOf = ({ padding, exact }: Sliding): readonly AxisPadding[] =>
  exact.map(({ after }, axis) => ({
    before: 0,
    after: Math.max(0, after - (padding[axis]?.after ?? 0)),
  }));
