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
  const exact = plan.axes.map((axis, index) => {
    const { padBefore, padAfter, inputSize, outputSize } = axis;
    const span = (dilation[index] ?? 1) * ((kernel[index] ?? 1) - 1) + 1;
    const end = (outputSize - 1) * (stride[index] ?? 1) + span - inputSize - padBefore;
    return { before: padBefore, after: ceil ? end : padAfter };
  });
  const taps = kernel.reduce((product, size) => product * size, 1);
  return { kernel, stride, dilation, padding, exact, ceil, taps };
};

/** Whether there is no padding on any side. */
export const isZero = (padding: readonly AxisPadding[]): boolean =>
  padding.every(({ before, after }) => before === 0 && after === 0);

/** Whether PyTorch's own layers take the padding: alike on both sides, half a kernel at most. */
export const isTorchPadding = ({ kernel, padding }: Sliding): boolean =>
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
