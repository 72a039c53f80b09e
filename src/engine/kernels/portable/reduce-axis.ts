import { windowEnd, windowStart, tapStep } from '../../geometry/axis.js';
import type { Values } from '../../plan/walk.js';
import type { AxisPass } from '../passes.js';

/** Where `count` values lie in two arrays: `step` apart in the source, side by side in the target. */
interface Run {
  from: number;
  step: number;
  into: number;
  count: number;
}

/** Joins the values of a run to those of the target. */
type JoinRun<S, T> = (source: S, target: T, run: Readonly<Run>) => void;

/** The larger of each pair of keys, chosen without a branch: see order-keys.ts. */
export const joinMaxKeys: JoinRun<Int32Array, Int32Array> = (source, target, run) => {
  const { from, step, into, count } = run;
  for (let j = 0, at = from; j < count; j++, at += step) {
    const all = target[into + j];
    const next = source[at];
    target[into + j] = all ^ ((all ^ next) & -+(next > all));
  }
};

/** The sum of each pair, in float64. */
export const joinSums: JoinRun<Values, Float64Array> = (source, target, run) => {
  const { from, step, into, count } = run;
  for (let j = 0, at = from; j < count; j++, at += step) target[into + j] += source[at];
};

/** The larger of each pair; what was there stays where they are equal. */
export const joinLarger: JoinRun<Values, Float64Array> = (source, target, run) => {
  const { from, step, into, count } = run;
  for (let j = 0, at = from; j < count; j++, at += step) {
    if (source[at] > target[into + j]) target[into + j] = source[at];
  }
};

/**
 * Reduces the middle axis of `[outer, size, inner]` into `[outer, outputSize, inner]`, a tap at a
 * time: runs along the row where `inner` is 1, along `inner` elsewhere. Taps outside the data are
 * left out; `target` starts as the identity.
 */
export function reduceAlong<S, T extends Int32Array | Float64Array>(
  source: S,
  target: T,
  { outer, size, inner, outputSize, axis }: AxisPass,
  identity: number,
  join: JoinRun<S, T>,
): void {
  target.fill(identity, 0, outer * outputSize * inner);
  const { windows } = axis;
  // One object for all runs, of which there may be one per value.
  const run: Run = { from: 0, step: 1, into: 0, count: inner };
  for (let o = 0; o < outer; o++) {
    const from = o * size * inner;
    const into = o * outputSize * inner;
    if (inner === 1 && windows.kind === 'regular') {
      const { firstStart, stride, kernel, dilation } = windows;
      for (let t = 0; t < kernel; t++) {
        const shift = firstStart + t * dilation;
        const first = Math.max(Math.ceil(-shift / stride), 0);
        const end = Math.min(Math.ceil((size - shift) / stride), outputSize);
        run.from = from + first * stride + shift;
        run.step = stride;
        run.into = into + first;
        run.count = end - first;
        join(source, target, run);
      }
    } else {
      for (let i = 0; i < outputSize; i++) {
        const end = Math.min(windowEnd(axis, i), size);
        for (let tap = windowStart(axis, i); tap < end; tap += tapStep(axis)) {
          if (tap < 0) continue;
          run.from = from + tap * inner;
          run.into = into + i * inner;
          join(source, target, run);
        }
      }
    }
  }
}
