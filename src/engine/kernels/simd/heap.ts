import type { AxisPass } from '../passes.js';
import type { KernelJob } from '../job.js';
import type { SimdExports } from './load.js';

/** Small enough that a chunk's copies stay in the second-level cache. */
const chunkFloats = 1 << 15;
/** A unit beyond this many floats is left to the portable kernels. */
const mostFloats = 1 << 26;
const pageBytes = 1 << 16;
/** Lanes may read and write a little past the ends: see `assembly/row.ts`. */
const roomBytes = 64;

/** Where a job's data lie in the module's memory, in bytes. */
export interface Heap {
  /** How many units are worked on at once. */
  readonly units: number;
  readonly input: number;
  /** Passes write to the one and read from the other in turn. */
  readonly buffers: readonly [number, number];
  readonly scratch: number;
  readonly divisors: number;
  /** Bounds of the windows of adaptive axes, by pass. */
  readonly bins: readonly { readonly starts: number; readonly ends: number }[];
}

/** Makes room for a job and writes its tables; null where a unit is too large. */
export function layHeap(simd: SimdExports, job: KernelJob): Heap | null {
  const { inputPerUnit, widestPerUnit, units, passes } = job.passes;
  const scratchPerUnit = Math.max(0, ...passes.map(doublingFloats));
  const perUnit = inputPerUnit + 2 * widestPerUnit + scratchPerUnit;
  if (perUnit > mostFloats) return null;
  const atOnce = Math.max(1, Math.min(units, Math.floor(chunkFloats / perUnit)));
  let next = (simd.heapBase.value + roomBytes + 15) & ~15;
  const take = (floats: number): number => {
    const at = next;
    next += (4 * floats + roomBytes + 15) & ~15;
    return at;
  };
  const heap: Heap = {
    units: atOnce,
    input: take(inputPerUnit * atOnce),
    buffers: [take(widestPerUnit * atOnce), take(widestPerUnit * atOnce)],
    scratch: take(scratchPerUnit * atOnce),
    divisors: take(job.divisors.length),
    bins: passes.map((pass) => ({ starts: take(pass.outputSize), ends: take(pass.outputSize) })),
  };
  const missing = next - simd.memory.buffer.byteLength;
  if (missing > 0) simd.memory.grow(Math.ceil(missing / pageBytes));
  writeTables(simd, job, heap);
  return heap;
}

function writeTables(simd: SimdExports, job: KernelJob, heap: Heap): void {
  const floats = new Float32Array(simd.memory.buffer);
  floats.set(job.divisors, heap.divisors >> 2);
  const integers = new Int32Array(simd.memory.buffer);
  for (const [p, table] of job.bins.entries()) {
    if (table === null) continue;
    integers.set(table.starts, heap.bins[p].starts >> 2);
    integers.set(table.ends, heap.bins[p].ends >> 2);
  }
}

/** Floats that log-doubling takes for one unit: see `reduceDoubling` in `assembly/axis.ts`. */
function doublingFloats({ axis, outer, outputSize, inner }: AxisPass): number {
  const { windows } = axis;
  return windows.kind === 'regular' && windows.stride === 1 && windows.dilation === 1
    ? outer * (outputSize + windows.kernel - 1) * inner
    : 0;
}
