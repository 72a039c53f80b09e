import { product } from '../row-major.js';
import {
  dataExtent,
  dataTaps,
  divisorAlong,
  inputIndexAt,
  tapCount,
  tapStep,
  windowEnd,
  windowStart,
  type AxisPlan,
  type DivisorRule,
} from '../geometry/axis.js';
import { divisorRule } from './divisor.js';
import { copiedIndex } from '../geometry/edge-copy.js';
import { fillOf } from './fill.js';
import type { Plan } from './plan.js';
import type { PoolSpec } from '../spec.js';
import type { Window } from '../geometry/window.js';

/** The numbers of a tensor, row-major in the layout of its layer. */
export type Values = Float32Array | Float64Array;

/** Zeros in the precision of another tensor. */
export const emptyLike = (values: Values, length: number): Values =>
  values instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);

/** Where a window's plane and its output lie in the flat tensors. */
export interface WindowPlace {
  /** Offset of the plane's first element and distance between the plane's elements. */
  base: number;
  spacing: number;
  /** Batch entry and channel of the plane. */
  batch: number;
  channel: number;
}

/**
 * Visits every window of every plane in output order. `window` and `place` are the same objects at
 * every visit. Costs the sum of the windows' taps; allocates per call and axis, not per window.
 */
export const walkWindows = (
  plan: Plan,
  input: Values,
  visit: (window: Window, place: WindowPlace, outputOffset: number) => void,
): void => {
  const last = plan.spec.layout === 'channels-last';
  const inputPlane = product(plan.axes.map((axis) => axis.inputSize));
  const outputPlane = product(plan.axes.map((axis) => axis.outputSize));
  const spacing = last ? plan.channels : 1;
  const place: WindowPlace = { base: 0, spacing, batch: 0, channel: 0 };
  if (plan.batch * plan.channels * outputPlane === 0) return;
  let axes = threeAxes(plan, 0);
  const window = emptyWindow(axes);
  const { initial = null } = plan.spec;
  const fill = fillOf(plan.spec) ?? 0;
  const constant = typeof fill === 'number' ? fill : 0;
  for (let plane = 0; plane < plan.batch * plan.channels; plane += 1) {
    place.batch = Math.floor(plane / plan.channels);
    place.channel = plane % plan.channels;
    const entry = place.batch * plan.channels;
    place.base = last ? entry * inputPlane + place.channel : plane * inputPlane;
    const outputBase = last ? entry * outputPlane + place.channel : plane * outputPlane;
    if (plane > 0 && plan.axes.some(differsByPlane)) axes = threeAxes(plan, plane);
    let position = 0;
    const [depth, height, width] = axes;
    for (let d = 0; d < depth.outputs; d += 1) {
      for (let h = 0; h < height.outputs; h += 1) {
        for (let w = 0; w < width.outputs; w += 1) {
          gather(window, input, place, axes, d, h, w, constant, initial);
          window.ordinal = outputBase + position * spacing;
          visit(window, place, window.ordinal);
          position += 1;
        }
      }
    }
  }
};

/** The taps of every window along one axis, listed once so that the walk only looks them up. */
interface AxisTaps {
  readonly outputs: number;
  readonly inputSize: number;
  /** Entries per window in `taps`, of which the first `counts[i]` are used; −1 is a fill value. */
  readonly width: number;
  readonly taps: Int32Array;
  readonly counts: Int32Array;
  readonly totals: Int32Array;
  readonly before: Int32Array;
  readonly divisors: Float64Array;
  readonly emptyStarts: Int32Array;
}

type ThreeAxes = readonly [AxisTaps, AxisTaps, AxisTaps];

/** Fewer spatial axes than three are the same as leading axes of one cell. */
const threeAxes = (plan: Plan, plane: number): ThreeAxes => {
  const fill = fillOf(plan.spec);
  const rule = divisorRule(plan.spec);
  const lists = plan.axes.map((axis) => listTaps(axis, rule, fill, plane));
  const [width, height, depth] = [lists.at(-1), lists.at(-2), lists.at(-3)];
  return [depth ?? oneCell, height ?? oneCell, width ?? oneCell];
};

const listTaps = (
  axis: AxisPlan,
  rule: DivisorRule,
  fill: PoolSpec['fill'],
  plane: number,
): AxisTaps => {
  const filled = fill !== undefined;
  const copy = typeof fill === 'string' && axis.inputSize > 0 ? fill : null;
  const outputs = axis.outputSize;
  const perOutput = (measure: (i: number) => number): Int32Array => {
    const measured = new Int32Array(outputs);
    for (let i = 0; i < outputs; i += 1) measured[i] = measure(i);
    return measured;
  };
  const countTaps = filled ? tapCount : dataTaps;
  const counts = perOutput((i) => countTaps(axis, i, plane));
  const divisors = new Float64Array(outputs);
  for (let i = 0; i < outputs; i += 1) divisors[i] = divisorAlong(axis, i, rule, plane);
  const width = counts.reduce((most, count) => Math.max(most, count), 0);
  const taps = new Int32Array(outputs * width);
  const step = tapStep(axis);
  for (let i = 0; i < outputs; i += 1) {
    let next = i * width;
    const start = windowStart(axis, i, plane);
    const skipped = filled ? 0 : Math.max(0, Math.ceil(-start / step));
    const past = windowEnd(axis, i, plane);
    const end = filled ? past : Math.min(past, dataExtent(axis));
    for (let tap = start + skipped * step; tap < end; tap += step) {
      const index = inputIndexAt(axis, tap);
      if (index >= 0) taps[next++] = index;
      else if (filled) taps[next++] = copy === null ? -1 : copiedIndex(axis, tap, copy);
    }
  }
  return {
    outputs,
    inputSize: axis.inputSize,
    width,
    taps,
    counts,
    totals: perOutput((i) => tapCount(axis, i, plane)),
    before: perOutput((i) => {
      const first = Math.max(Math.ceil(-windowStart(axis, i, plane) / step), 0);
      return Math.min(first, tapCount(axis, i, plane));
    }),
    divisors,
    emptyStarts: perOutput((i) => {
      const start = windowStart(axis, i, plane);
      return start < 0 ? start + Math.ceil(-start / step) * step : start;
    }),
  };
};

const oneCell: AxisTaps = {
  outputs: 1,
  inputSize: 1,
  width: 1,
  taps: Int32Array.of(0),
  counts: Int32Array.of(1),
  totals: Int32Array.of(1),
  before: Int32Array.of(0),
  divisors: Float64Array.of(1),
  emptyStarts: Int32Array.of(0),
};

const differsByPlane = ({ windows }: AxisPlan): boolean =>
  windows.kind === 'listed' && windows.planes.length > 1;

const emptyWindow = ([depth, height, width]: ThreeAxes): Window => {
  const most = depth.width * height.width * width.width + 1;
  return {
    values: new Float64Array(most),
    positions: new Int32Array(most),
    extents: new Int32Array(3),
    before: new Int32Array(3),
    after: new Int32Array(3),
    count: 0,
    taps: 0,
    divisor: 0,
    emptyPosition: 0,
    ordinal: 0,
  };
};

const at = (list: Int32Array | Float64Array, index: number): number => list[index] ?? 0;

const gather = (
  window: Window,
  input: Values,
  place: WindowPlace,
  axes: ThreeAxes,
  d: number,
  h: number,
  w: number,
  fill: number,
  initial: number | null,
): void => {
  const { values, positions } = window;
  const { base, spacing } = place;
  // By index: destructuring a tuple walks an iterator, here once per window.
  const depth = axes[0];
  const height = axes[1];
  const width = axes[2];
  const rows = height.inputSize;
  const columns = width.inputSize;
  const { taps: xs } = width;
  const firstX = w * width.width;
  const endX = firstX + at(width.counts, w);
  let count = 0;
  if (initial !== null) {
    values[0] = initial;
    positions[0] = -1;
    count = 1;
  }
  for (let i = 0; i < at(depth.counts, d); i += 1) {
    const z = at(depth.taps, d * depth.width + i);
    for (let j = 0; j < at(height.counts, h); j += 1) {
      const y = at(height.taps, h * height.width + j);
      const row = z < 0 || y < 0 ? -1 : (z * rows + y) * columns;
      for (let k = firstX; k < endX; k += 1) {
        const x = xs[k] ?? -1;
        const position = row < 0 || x < 0 ? -1 : row + x;
        positions[count] = position;
        values[count] = position < 0 ? fill : (input[base + position * spacing] ?? 0);
        count += 1;
      }
    }
  }
  window.count = count;
  window.extents[0] = at(depth.counts, d);
  window.extents[1] = at(height.counts, h);
  window.extents[2] = at(width.counts, w);
  surround(window, 0, depth, d);
  surround(window, 1, height, h);
  surround(window, 2, width, w);
  window.taps = at(depth.totals, d) * at(height.totals, h) * at(width.totals, w);
  window.divisor = at(depth.divisors, d) * at(height.divisors, h) * at(width.divisors, w);
  window.emptyPosition =
    (at(depth.emptyStarts, d) * rows + at(height.emptyStarts, h)) * columns +
    at(width.emptyStarts, w);
};

const surround = (window: Window, axis: 0 | 1 | 2, taps: AxisTaps, i: number): void => {
  const before = at(taps.before, i);
  window.before[axis] = before;
  window.after[axis] = at(taps.totals, i) - before - at(taps.counts, i);
};
