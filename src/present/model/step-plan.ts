import { plan, specify, type Plan } from '../../engine/index.js';
import type { TraceStep } from '../../python/trace.js';

const plans = new WeakMap<TraceStep, Plan | null>();

/** The plan of a pooling step for one sample; null where its call or its sizes aren't known. */
export function planOfStep(step: TraceStep): Plan | null {
  const known = plans.get(step);
  if (known !== undefined) return known;
  const made = makePlan(step);
  plans.set(step, made);
  return made;
}

function makePlan({ pooling, inputShapes }: TraceStep): Plan | null {
  const [input] = inputShapes;
  if (pooling === null || input === undefined || input === null) return null;
  const sizes = input.map((size, axis) => {
    if (axis === 0 && input.length > 2) return 1;
    return typeof size === 'number' ? size : null;
  });
  const numbers = sizes.filter((size) => size !== null);
  if (numbers.length !== sizes.length) return null;
  const specified = specify(pooling, numbers);
  if (!specified.ok) return null;
  const planned = plan(specified.value, numbers);
  return planned.ok ? planned.value : null;
}
