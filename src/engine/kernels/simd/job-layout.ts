import type { KernelJob, Operation } from '../job.js';
import { Heap } from './heap.js';
import type { SimdExports } from './load.js';
import type { Pass, PlanePass } from './pass.js';
import { clipOf, divisorsOf, noneOf } from './plane-tables.js';
import { programOf } from './program.js';
import { columnsRecord, functionNumbers, moveRecord, passRecord, planeRecord } from './records.js';

/** Small enough that a chunk's copies stay in the second-level cache. */
const chunkBytes = 1 << 18;
/** A unit beyond this many bytes is left to the portable kernels. */
const mostBytes = 1 << 28;

const vectorBytes = 16;

/** The numbers by which the module knows the operations in float32; those of float64 are next. */
const operationNumbers: Readonly<Record<Operation, number>> = { max: 0, min: 1, sum: 2 };

/** A job laid out in the module's memory. */
export interface JobLayout {
  /** Bytes of a value. */
  readonly size: 4 | 8;
  /** How many units are worked on at once. */
  readonly units: number;
  /** Where the input goes and the output appears, counted in values. */
  readonly place: number;
  readonly result: number;
  /** Where the passes lie, in bytes, and how many. */
  readonly passes: number;
  readonly count: number;
  /** Whether the first pass tells by itself what it saw, so that nobody need look before. */
  readonly watches: boolean;
  /** Whether of zeros of either sign another may win than in the reference. */
  readonly mixesTies: boolean;
}

/** Lays a job for values of `size` bytes; null where a unit is too large. */
export function layOutJob(
  simd: SimdExports,
  job: KernelJob,
  size: 4 | 8,
  inTieOrder: boolean,
): JobLayout | null {
  const program = programOf(job, size === 4, inTieOrder);
  const { units, inputPerUnit } = job.passes;
  const widest = Math.max(...program.map(({ blocks, targetBlock }) => blocks * targetBlock));
  const targets = program.length === 1 ? 1 : 2;
  const perUnit = (inputPerUnit + targets * widest) * size;
  if (perUnit > mostBytes) return null;
  const atOnce = Math.max(1, Math.min(units, Math.floor(chunkBytes / perUnit)));
  const heap = new Heap(simd);
  const input = heap.take(inputPerUnit * atOnce * size);
  const one = heap.take(widest * atOnce * size);
  const other = targets === 1 ? one : heap.take(widest * atOnce * size);
  const divisors = heap.put(size === 4 ? Float32Array.from(job.divisors) : job.divisors);
  const operation = operationNumbers[job.operation] + (size === 4 ? 0 : 3);
  const does: FunctionOf = (kind) => simd.functionFor(operation, functionNumbers[kind]);
  let source = input;
  const passes = program.flatMap((pass) => {
    const records = layRecords(heap, job, pass, size, divisors, does);
    const target = pass.inPlace ? source : source === one ? other : one;
    const places = { does: does(pass.kind), source, target, records };
    source = target;
    return passRecord(pass, places, size);
  });
  const layout = {
    size,
    units: atOnce,
    place: input / size,
    result: source / size,
    passes: heap.put(Int32Array.from(passes)),
    count: program.length,
    watches: program[0].kind === 'width2Stride2',
    mixesTies: !inTieOrder && job.passes.firstFirst.length > 1,
  };
  heap.take(overrun(program) * size);
  return layout;
}

type FunctionOf = (kind: keyof typeof functionNumbers) => number;

function layRecords(
  heap: Heap,
  job: KernelJob,
  pass: Pass,
  size: number,
  divisors: number,
  does: FunctionOf,
): number {
  if (pass.kind === 'columns') {
    const scratch = heap.take(pass.columns.kernel * 2 * vectorBytes);
    return heap.put(Int32Array.from(columnsRecord(pass.columns, scratch, size)));
  }
  if (pass.kind !== 'moves') return layPlane(heap, job, pass);
  const records = pass.moves.flatMap((move) =>
    moveRecord(move, { does: does(move.kind), table: divisors }, size),
  );
  return heap.put(Int32Array.from(records));
}

function layPlane(heap: Heap, { operation, divisors }: KernelJob, pass: PlanePass): number {
  const record = planeRecord(pass.plane, {
    clip: heap.put(clipOf(pass.plane, operation)),
    none: heap.put(noneOf(pass.plane, operation)),
    divisors: heap.put(divisorsOf(pass, operation, divisors)),
  });
  return heap.put(Int32Array.from(record));
}

/** How many values a pass may read past the end. */
const overrun = (program: readonly Pass[]): number => Math.max(...program.map(overrunOf));

function overrunOf(pass: Pass): number {
  switch (pass.kind) {
    case 'moves':
      // A vector of windows that lie far apart.
      return 4 * pass.moves.reduce((widest, { stride }) => Math.max(widest, stride), 0);
    case 'totals':
      return 3 * pass.sourceBlock;
    case 'width9':
    case 'width13':
      return 64;
    default:
      return 0;
  }
}
