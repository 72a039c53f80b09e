import type { AxisPadding, SlidingWindow } from '../../spec.js';

/**
 * The windows of a layer as ONNX Runtime reckons them on data of these sizes, which departs from the
 * operators' text: a quotient is cut off towards 0, so that a window larger than the input still
 * gives an output; SAME pads for the undilated kernel, and crops where a stride is larger than it.
 * Source: `pool_attributes.h`.
 */
export const runtimeWindows = (source: SlidingWindow, sizes: readonly number[]): SlidingWindow => {
  const axes = sizes.map((size, axis) => runtimeAxis(source, axis, size));
  const isUsual = axes.every(({ usual }) => usual);
  if (isUsual) return source;
  return {
    ...source,
    padding: { kind: 'explicit', axes: axes.map(({ padding }) => padding) },
    outputSize: axes.map(({ outputs }) => outputs),
  };
};

interface RuntimeAxis {
  readonly padding: AxisPadding;
  readonly outputs: number;
  /** Whether the operator's text says the same. */
  readonly usual: boolean;
}

const runtimeAxis = (source: SlidingWindow, axis: number, size: number): RuntimeAxis => {
  const kernel = source.kernel[axis] ?? 1;
  const stride = source.stride[axis] ?? 1;
  const dilation = source.dilation[axis] ?? 1;
  const padding = axisPadding(source, axis, size, kernel, stride);
  const slack = size + padding.before + padding.after - dilation * (kernel - 1) - 1;
  const whole = Math.trunc(slack / stride) + 1;
  const raised = Math.ceil(slack / stride) + 1;
  const isLate = (raised - 1) * stride >= size + padding.before;
  const outputs = source.rounding === 'floor' ? whole : isLate ? raised - 1 : raised;
  const dilatedSame = source.padding.kind === 'same' && dilation > 1;
  const usual = slack >= 0 && padding.before >= 0 && padding.after >= 0 && !dilatedSame;
  return {
    padding,
    outputs,
    usual: usual && !(source.padding.kind === 'same' && source.rounding === 'ceil'),
  };
};

const axisPadding = (
  { padding }: SlidingWindow,
  axis: number,
  size: number,
  kernel: number,
  stride: number,
): AxisPadding => {
  if (padding.kind === 'explicit') return padding.axes[axis] ?? { before: 0, after: 0 };
  if (padding.kind === 'valid') return { before: 0, after: 0 };
  const needed = (Math.ceil(size / stride) - 1) * stride + kernel - size;
  const before = Math.trunc((padding.extra === 'before' ? needed + 1 : needed) / 2);
  return { before, after: needed - before };
};
