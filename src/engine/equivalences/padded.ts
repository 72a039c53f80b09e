import type { AxisPlan } from '../geometry/axis.js';
import type { Tensor } from '../convolution/correlate.js';
import { copiedIndex } from '../geometry/edge-copy.js';
import type { Plan } from '../plan/plan.js';
import type { EdgeCopy } from '../spec.js';
import { filled } from './arithmetic.js';
import { grid } from './grid.js';

/** Whether the windows read nothing beyond the padding, and the data is not spread or cropped. */
export const canPad = (plan: Plan): boolean =>
  plan.axes.every(
    ({ windows, padBefore, padAfter, inputSize, outputSize }) =>
      windows.kind === 'regular' &&
      (windows.baseDilation ?? 1) === 1 &&
      padBefore >= 0 &&
      padAfter >= 0 &&
      windows.firstStart +
        (outputSize - 1) * windows.stride +
        (windows.kernel - 1) * windows.dilation <
        inputSize + padAfter,
  );

/** An input, channels first, with the padding made part of it. */
export const withPadding = (plan: Plan, input: Tensor, fill: number | EdgeCopy): Tensor => {
  const wide = plan.axes.map((axis) => axis.padBefore + axis.inputSize + axis.padAfter);
  const padded = filled([plan.batch, plan.channels, ...wide], typeof fill === 'number' ? fill : 0);
  const plane = plan.axes.reduce((all, axis) => all * axis.inputSize, 1);
  const sources = Array.from(grid(wide), (position) => sourceOf(plan, position, fill));
  for (let p = 0; p < plan.batch * plan.channels; p += 1) {
    sources.forEach((source, i) => {
      if (source !== null)
        padded.data[p * sources.length + i] = input.data[p * plane + source] ?? 0;
    });
  }
  return padded;
};

/** Which element of its plane a cell of the padded data holds; null: none. */
const sourceOf = (
  plan: Plan,
  position: readonly number[],
  fill: number | EdgeCopy,
): number | null => {
  const indices = plan.axes.map((axis, a) => {
    const at = (position[a] ?? 0) - axis.padBefore;
    if (at >= 0 && at < axis.inputSize) return at;
    return typeof fill === 'number' ? null : copiedIndex(axis, at, fill);
  });
  return indices.reduce<number | null>(
    (offset, index, a) =>
      offset === null || index === null ? null : offset * (plan.axes[a]?.inputSize ?? 1) + index,
    0,
  );
};

/** The layer without its padding, on the padded data, channels first. */
export const withoutPadding = (plan: Plan, inputShape: readonly number[]): Plan => {
  const axes = plan.axes.map((axis): AxisPlan => {
    const inputSize = axis.padBefore + axis.inputSize + axis.padAfter;
    const windows =
      axis.windows.kind === 'regular' ? { ...axis.windows, firstStart: 0 } : axis.windows;
    return { ...axis, inputSize, padBefore: 0, padAfter: 0, windows };
  });
  const outputShape = [plan.batch, plan.channels, ...axes.map((axis) => axis.outputSize)];
  return {
    ...plan,
    spec: { ...plan.spec, layout: 'channels-first' },
    inputShape,
    outputShape,
    axes,
  };
};
