import {
  frameworkIndices,
  gradient,
  joinedPoolings,
  plan,
  pool,
  specify,
  type Plan,
  type PoolCall,
  type Values,
} from '../../src/engine/index.js';
import { difference, shapeDifference, toleranceOf } from './compare.js';
import type { ValueCase } from './stored.js';
import { firstDifference } from './suite.js';
import { numbers } from './tensor.js';

/** What is wrong with one value case: shape, values, indices, gradient; null if nothing. */
export const checkValues = (call: PoolCall, stored: ValueCase): string | null => {
  const joined = joinedPoolings(call);
  if (joined !== null) return checkJoined([joined.average, joined.maximum], stored);
  const input = numbers(stored.input.data, stored.dtype);
  const spec = specify(call, stored.input.shape);
  if (stored.error !== undefined) {
    const refused = spec.ok ? plan(spec.value, stored.input.shape) : spec;
    return refused.ok ? `accepted, but the library says: ${stored.error}` : null;
  }
  if (!spec.ok) return `rejected: ${spec.error.message}`;
  const planned = plan(spec.value, stored.input.shape);
  if (!planned.ok) return `rejected: ${planned.error.message}`;
  const layout = planned.value;
  const { output, indices } = pool(layout, input);
  const tolerance = toleranceOf(stored.dtype);
  return firstDifference([
    () => shapeDifference(layout.outputShape, stored.out.shape),
    () => difference('out', output, stored.out.data, tolerance),
    () =>
      stored.outIndices === undefined || indices === null
        ? null
        : difference('index', frameworkIndices(layout, indices), stored.outIndices, 0),
    () => (stored.outIndices !== undefined && indices === null ? 'no indices came back' : null),
    () => {
      if (stored.grad === undefined || stored.w === undefined) return null;
      const weights = numbers(stored.w, stored.dtype);
      return difference('grad', gradient(layout, input, weights), stored.grad, tolerance);
    },
  ]);
};

/** An average and a maximum one after the other along axis 1 of each entry of the batch. */
const checkJoined = (calls: readonly PoolCall[], stored: ValueCase): string | null => {
  const input = numbers(stored.input.data, stored.dtype);
  const halves: { readonly layout: Plan; readonly output: Values }[] = [];
  for (const call of calls) {
    const spec = specify(call, stored.input.shape);
    const planned = spec.ok ? plan(spec.value, stored.input.shape) : spec;
    if (!planned.ok) return `rejected: ${planned.error.message}`;
    halves.push({ layout: planned.value, output: pool(planned.value, input).output });
  }
  const [half] = halves;
  const [batch = 1, channels = 1, ...rest] = half?.layout.outputShape ?? [];
  const each = (half?.output.length ?? 0) / Math.max(batch, 1);
  const entries = Array.from({ length: batch }, (_, entry) => entry);
  const output = entries.flatMap((entry) =>
    halves.flatMap((one) => [...one.output.subarray(entry * each, (entry + 1) * each)]),
  );
  const tolerance = toleranceOf(stored.dtype);
  return firstDifference([
    () => shapeDifference([batch, channels * halves.length, ...rest], stored.out.shape),
    () => difference('out', output, stored.out.data, tolerance),
    () => {
      if (stored.grad === undefined || stored.w === undefined) return null;
      const weights = numbers(stored.w, stored.dtype);
      const slopes = new Float64Array(input.length);
      for (const [at, { layout }] of halves.entries()) {
        const part = entries.flatMap((entry) => {
          const start = (entry * halves.length + at) * each;
          return [...weights.subarray(start, start + each)];
        });
        const upstream = Float64Array.from(part);
        for (const [cell, slope] of gradient(layout, input, upstream).entries()) {
          slopes[cell] = (slopes[cell] ?? 0) + slope;
        }
      }
      return difference('grad', slopes, stored.grad, tolerance);
    },
  ]);
};
