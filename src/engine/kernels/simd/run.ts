import type { AxisPass } from '../passes.js';
import type { KernelJob, Operation } from '../job.js';
import { layHeap, type Heap } from './heap.js';
import { loadSimd, type SimdExports } from './load.js';

/** The numbers by which the module knows the operations. */
const operationCodes: Readonly<Record<Operation, number>> = { max: 0, min: 1, sum: 2 };

let loaded: SimdExports | null | undefined;

/**
 * Runs a job with WebAssembly SIMD, a few units at a time through a small heap. Returns false,
 * with `output` in an undefined state, where it can't: no SIMD here, a unit too large, or a value
 * that the job rejects.
 */
export function runSimd(job: KernelJob, input: Float32Array, output: Float32Array): boolean {
  loaded ??= loadSimd();
  const heap = loaded === null ? null : layHeap(loaded, job);
  if (loaded === null || heap === null) return false;
  const { units, inputPerUnit, outputPerUnit } = job.passes;
  const floats = new Float32Array(loaded.memory.buffer);
  for (let unit = 0; unit < units; unit += heap.units) {
    const count = Math.min(heap.units, units - unit);
    floats.set(input.subarray(unit * inputPerUnit, (unit + count) * inputPerUnit), heap.input >> 2);
    const result = reduceUnits(loaded, job, heap, count);
    if (result === null) return false;
    const from = result >> 2;
    output.set(floats.subarray(from, from + count * outputPerUnit), unit * outputPerUnit);
  }
  return true;
}

/** What the first pass saw of NaN among the input. */
const clean = 1;
const nan = 2;

/** Reduces `count` units in the heap; gives the place of their output, or null on a rejected value. */
function reduceUnits(simd: SimdExports, job: KernelJob, heap: Heap, count: number): number | null {
  const { rejects, shortcut } = job;
  const { passes, inputPerUnit } = job.passes;
  const floats = count * inputPerUnit;
  if (rejects === 'infinite' && simd.hasSpecial(heap.input, floats, 1) !== 0) return null;
  if (shortcut === 'quads') return reduceQuads(simd, job, heap, count);
  let source = heap.input;
  if (shortcut === 'totals') {
    source = heap.buffers[0];
    simd.totals(heap.input, source, count, inputPerUnit);
  } else {
    for (const [p, pass] of passes.entries()) {
      const target = heap.buffers[p % 2 === 0 ? 0 : 1];
      const seen = reduceAxis(simd, job, heap, p, pass, count, source, target);
      if (p === 0 && rejects === 'nan' && seen !== clean) {
        if (seen === nan || simd.hasSpecial(heap.input, floats, 0) !== 0) return null;
      }
      source = target;
    }
  }
  if (job.divisors.length > 0) {
    simd.divide(source, count, job.divisors.length, job.innermost, heap.divisors);
  }
  return source;
}

function reduceQuads(
  simd: SimdExports,
  { passes, operation }: KernelJob,
  heap: Heap,
  count: number,
): number | null {
  const [columns, rows] = passes.passes;
  const [target] = heap.buffers;
  const code = operationCodes[operation];
  const planes = simd.quads(code, heap.input, target, count, rows.size, columns.size, 0.25);
  return planes === 0 ? target : null;
}

function reduceAxis(
  simd: SimdExports,
  job: KernelJob,
  heap: Heap,
  index: number,
  { axis: { windows }, outer, size, inner, outputSize }: AxisPass,
  count: number,
  source: number,
  target: number,
): number {
  if (windows.kind === 'regular') {
    return simd.axis(
      operationCodes[job.operation],
      source,
      target,
      heap.scratch,
      outer * count,
      size,
      inner,
      outputSize,
      windows.kernel,
      windows.stride,
      windows.dilation,
      -windows.firstStart,
    );
  }
  const { starts, ends } = heap.bins[index];
  const code = operationCodes[job.operation];
  simd.bins(code, source, target, outer * count, size, inner, outputSize, starts, ends);
  return 0;
}
