import type { AxisPadding } from '../spec.js';

/** What the number of windows along an axis depends on. `reach` is the dilated kernel's length. */
export interface SlidingGeometry extends AxisPadding {
  readonly size: number;
  readonly reach: number;
  readonly stride: number;
}

/**
 * What a framework does with a last window, added by rounding up, that starts after the data and
 * the padding before it: drop it always, never, or only where some padding was asked for.
 */
export type CeilRule = 'clip' | 'keep' | 'clip-if-padded';

/**
 * Number of windows along one axis: `⌊(n + pb + pe − ke) / s⌋ + 1`, or the same rounded up.
 * Not below 0. Source: PyTorch's `pooling_output_shape`, ONNX's pooling schemas.
 */
export const outputSize = (
  { size, reach, stride, before, after }: SlidingGeometry,
  rounding: 'floor' | 'ceil',
  rule: CeilRule,
): number => {
  const slack = size + before + after - reach;
  if (rounding === 'floor') return Math.max(Math.floor(slack / stride) + 1, 0);
  const count = Math.ceil(slack / stride) + 1;
  const startsLate = (count - 1) * stride >= size + before;
  const clips = rule === 'clip' || (rule === 'clip-if-padded' && before + after > 0);
  return Math.max(clips && startsLate ? count - 1 : count, 0);
};

/**
 * The padding that gives `⌈n/s⌉` windows. Source: TensorFlow's `SAME`, whose odd cell is at the
 * end; ONNX `SAME_LOWER` and JAX's `SAME_LOWER` put it at the start.
 */
export const samePadding = (
  size: number,
  reach: number,
  stride: number,
  extra: 'before' | 'after',
  crops?: 'toward-zero' | 'down',
): AxisPadding => {
  const windows = Math.ceil(size / stride);
  const left = (windows - 1) * stride + reach - size;
  const total = crops === undefined ? Math.max(left, 0) : left;
  const less = crops === 'toward-zero' ? Math.trunc(total / 2) : Math.floor(total / 2);
  return extra === 'after'
    ? { before: less, after: total - less }
    : { before: total - less, after: less };
};
