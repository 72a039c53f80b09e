import { readersOf, windowStart, type Readers } from './axis.js';
import type { Plan } from './plan.js';

/** The windows that read one input element. */
export interface FanOut {
  /** The outputs per axis; a window reads the element where all axes agree. */
  readonly axes: readonly Readers[];
  /** Number of windows. */
  readonly count: number;
}

/** One window that reads an input element. */
export interface ReadingWindow {
  /** The output it makes, one index per axis. */
  readonly output: readonly number[];
  /** Which of its taps the element is, one index per axis. */
  readonly tap: readonly number[];
}

/**
 * The windows that read the input element at `position` (one index per spatial axis); none outside
 * the input. `plane` matters only to windows listed per plane. Costs O(axes).
 */
export const fanOut = (plan: Plan, position: readonly number[], plane = 0): FanOut => {
  const axes = plan.axes.map((axis, i) => readersOf(axis, position[i] ?? -1, plane));
  return { axes, count: axes.reduce((all, readers) => all * readers.count, 1) };
};

/**
 * The same windows one by one, in the order of their outputs (row-major), at most `limit` of them.
 */
export const readingWindows = (
  plan: Plan,
  position: readonly number[],
  limit: number,
  plane = 0,
): readonly ReadingWindow[] => {
  const { axes, count } = fanOut(plan, position, plane);
  return Array.from({ length: Math.min(count, limit) }, (_, ordinal) => {
    const output = unravel(ordinal, axes);
    return { output, tap: output.map((i, axis) => tapOf(plan, position, axis, i, plane)) };
  });
};

const unravel = (ordinal: number, axes: readonly Readers[]): readonly number[] => {
  let rest = ordinal;
  return axes
    .toReversed()
    .map(({ first, step, count }) => {
      const index = first + step * (rest % count);
      rest = Math.floor(rest / count);
      return index;
    })
    .toReversed();
};

const tapOf = (
  plan: Plan,
  position: readonly number[],
  axisIndex: number,
  output: number,
  plane: number,
): number => {
  const axis = plan.axes[axisIndex];
  if (axis === undefined) return 0;
  const regular = axis.windows.kind === 'regular' ? axis.windows : null;
  const coordinate = (position[axisIndex] ?? 0) * (regular?.baseDilation ?? 1);
  return (coordinate - windowStart(axis, output, plane)) / (regular?.dilation ?? 1);
};
