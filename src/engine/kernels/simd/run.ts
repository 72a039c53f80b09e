import type { Values } from '../../plan/walk.js';
import type { KernelJob } from '../job.js';
import { layOutJob, type JobLayout } from './job-layout.js';
import { loadSimd, type SimdExports } from './load.js';

let loaded: SimdExports | null | undefined;

/**
 * Runs a job with WebAssembly SIMD, a few units at a time through a small heap. Returns false,
 * with `output` in an undefined state, where it can't: no SIMD here, a unit too large, or a value
 * that the job rejects.
 */
export function runSimd(job: KernelJob, input: Values, output: Values): boolean {
  loaded ??= loadSimd();
  if (loaded === null) return false;
  const outcome = runAs(loaded, job, input, output, false);
  return (outcome === 'ties' ? runAs(loaded, job, input, output, true) : outcome) === 'done';
}

/** `ties`: zeros of both signs may have met, and their order decides which of them is the result. */
type Outcome = 'done' | 'refused' | 'ties';

function runAs(
  simd: SimdExports,
  job: KernelJob,
  input: Values,
  output: Values,
  inTieOrder: boolean,
): Outcome {
  const layout = layOnce(simd, job, input instanceof Float32Array ? 4 : 8, inTieOrder);
  if (layout === null) return 'refused';
  const { size, place, result } = layout;
  const { units, inputPerUnit, outputPerUnit } = job.passes;
  const memory = simd.memory.buffer;
  const heap = size === 4 ? new Float32Array(memory) : new Float64Array(memory);
  const whole = heap.subarray(result, result + layout.units * outputPerUnit);
  const minds = job.operation !== 'sum';
  for (let unit = 0; unit < units; unit += layout.units) {
    const count = Math.min(layout.units, units - unit);
    const end = place + count * inputPerUnit;
    heap.set(input.subarray(unit * inputPerUnit, (unit + count) * inputPerUnit), place);
    if (minds) heap.fill(0, end, end + watchedBeyond);
    const before = minds && !layout.watches ? simd.watch(size - 4, place * size, end - place) : 0;
    const seen = before | simd.run(layout.passes, layout.count, count);
    if ((seen & special) !== 0 && rejected(job, heap.subarray(place, end))) return 'refused';
    if ((seen & negativeZero) !== 0 && layout.mixesTies) return 'ties';
    const results = count === layout.units ? whole : whole.subarray(0, count * outputPerUnit);
    output.set(results, unit * outputPerUnit);
  }
  return 'done';
}

/** What the module tells it saw, and how many values beyond the last: see `assembly/watch.ts`. */
const special = 1;
const negativeZero = 2;
const watchedBeyond = 16;

/** Whether a value is one that the job rejects. */
function rejected({ rejects }: KernelJob, values: Values): boolean {
  switch (rejects) {
    case 'nothing':
      return false;
    case 'nan':
      return values.some(Number.isNaN);
    case 'infinite':
      return !values.every(Number.isFinite);
    default:
      return rejects satisfies never;
  }
}

let last: {
  readonly job: KernelJob;
  readonly inTieOrder: boolean;
  readonly layout: JobLayout;
} | null = null;

/** Calls with the same job, one after the other, find it where it was layout. */
function layOnce(
  simd: SimdExports,
  job: KernelJob,
  size: 4 | 8,
  inTieOrder: boolean,
): JobLayout | null {
  if (last?.job === job && last.layout.size === size && last.inTieOrder === inTieOrder) {
    return last.layout;
  }
  const layout = layOutJob(simd, job, size, inTieOrder);
  last = layout === null ? null : { job, inTieOrder, layout };
  return layout;
}
