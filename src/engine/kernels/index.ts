import { dataTaps } from '../geometry/axis.js';
import { maximumRule } from '../reducers/index.js';
import { divisorRule } from '../plan/divisor.js';
import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';
import { kernelJob, type KernelJob } from './job.js';
import { runPortable } from './portable/run.js';
import { runSimd } from './simd/run.js';

/** Below this many multiply-read values the reference is as fast, and rounds only once. */
const fewestReads = 1 << 15;

/**
 * Pools with a fast kernel where one gives what the reference gives: maxima and minima to the bit,
 * sums and averages within `(k₁ + k₂ + …) · ε · Σ|x|` of the exact value, with the kernel's size k
 * along each axis, the sum over a window's values (divided as they are) and ε = 2⁻²³ in float32,
 * 2⁻⁵² in float64: no value goes through more than k additions along an axis, each off by half of
 * ε. Returns false, with `output` in an undefined state, where none serves.
 */
export function runKernels(plan: Plan, input: Values, output: Values): boolean {
  if (input instanceof Float32Array !== output instanceof Float32Array) return false;
  if (readsOf(plan) < fewestReads) return false;
  const job = preparedJob(plan);
  return job !== null && (runSimd(job, input, output) || runPortable(job, input, output));
}

const prepared = new WeakMap<Plan, KernelJob | null>();

/** A plan is used again and again: its job is described once. */
function preparedJob(plan: Plan): KernelJob | null {
  const known = prepared.get(plan);
  if (known !== undefined) return known;
  const job = jobOf(plan);
  prepared.set(plan, job);
  return job;
}

/** Whether a fast kernel serves, which reads about as much for a large window as for a small one. */
export const hasKernel = (plan: Plan): boolean => preparedJob(plan) !== null;

/** The separable reduction that a layer is, or null where it isn't one. */
export function jobOf(plan: Plan): KernelJob | null {
  const { reducer, fill, initial } = plan.spec;
  if (fill !== undefined || initial !== undefined || plan.axes.some(hasEmptyWindow)) return null;
  const { start, nan } = maximumRule(plan);
  const rejects = start === 'lowest-finite' || nan === 'restarts' ? 'infinite' : 'nan';
  switch (reducer.kind) {
    case 'max':
      return reducer.returnIndices ? null : kernelJob(plan, 'max', null, rejects);
    case 'min':
      return kernelJob(plan, 'min', null, rejects);
    case 'sum':
      return kernelJob(plan, 'sum', null, 'nothing');
    case 'avg':
      return kernelJob(plan, 'sum', reducer.divisorOverride ?? divisorRule(plan.spec), 'nothing');
    default:
      return null;
  }
}

type Axis = Plan['axes'][number];

function hasEmptyWindow(axis: Axis): boolean {
  for (let i = 0; i < axis.outputSize; i++) if (dataTaps(axis, i) === 0) return true;
  return axis.outputSize === 0;
}

/** About how many values the reference would read: every window in full. */
function readsOf(plan: Plan): number {
  return plan.axes.reduce(
    (reads, axis) =>
      reads * (axis.windows.kind === 'regular' ? axis.windows.kernel : 2) * axis.outputSize,
    plan.batch * plan.channels,
  );
}
