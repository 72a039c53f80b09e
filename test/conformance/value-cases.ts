import {
  frameworkIndices,
  gradient,
  plan,
  pool,
  specify,
  type PoolCall,
} from '../../src/engine/index.js';
import { difference, shapeDifference, toleranceOf } from './compare.js';
import type { ValueCase } from './stored.js';
import { firstDifference } from './suite.js';
import { numbers } from './tensor.js';

/** What is wrong with one value case: shape, values, indices, gradient; null if nothing. */
export const checkValues = (call: PoolCall, stored: ValueCase): string | null => {
  const input = numbers(stored.input.data, stored.dtype);
  const spec = specify(call, stored.input.shape);
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
