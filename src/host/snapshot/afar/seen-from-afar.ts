import { pool, type Plan } from '../../../engine/index.js';
import type { Afar, Overview, ValueRange } from '../../../protocol/index.js';
import { countOf } from '../boxes.js';
import { MOST_DRAWN } from '../drawn-plan.js';
import type { PlaneBox, ValueAt } from '../value-at.js';
import { BlockStatistic, type Statistic } from './block-statistic.js';
import { localPlan } from './local-plan.js';
import { sampledPlan } from './sampled-plan.js';

/** A plane whose values are computed where they are asked for. */
export interface PlaneSource {
  readonly sizes: readonly number[];
  readonly box: (box: PlaneBox) => Float32Array;
  readonly at: ValueAt;
  /** While this stays the same, so do the values; null: nobody knows. */
  readonly key: string | null;
}

/** A whole plane and its output, small. */
export interface SeenFromAfar {
  readonly input: Overview;
  readonly output: Overview;
  readonly inputRange: ValueRange;
  readonly outputRange: ValueRange;
  /** What a pixel stands for. */
  readonly afar: Afar;
}

const MOST_PIXELS = 512;
const MOST_BRIEF = 128;
/** Values held at a time while a plane is gone through. */
const BAND = 2 ** 18;
/** Values looked at along each axis of a block that is too large for all. */
const LOOKED_AT = 3;
/** Cells that the outputs of a plane too large for all of them may read in all. */
const MOST_READ = 2 ** 20;
const KEPT = 3;

const kept = new Map<string, SeenFromAfar>();

/**
 * Sees a plane and its output from afar in bounded memory. Planes of up to 4 million values are gone
 * through band by band, and every value counts; of larger ones each block is judged by some of its
 * values and by one of its outputs. The last few are kept.
 */
export function seenFromAfar(plan: Plan, source: PlaneSource, brief: boolean): SeenFromAfar {
  const statistic = plan.spec.reducer.kind === 'max' ? 'largest' : 'mean';
  const make = (): SeenFromAfar =>
    !brief && countOf(source.sizes) <= MOST_DRAWN
      ? everyValue(plan, source, statistic)
      : someValues(plan, source, statistic, brief ? MOST_BRIEF : MOST_PIXELS);
  if (source.key === null) return make();
  const { axes, spec } = plan;
  const key = JSON.stringify([source.key, brief, axes, spec.reducer, spec.fill ?? null]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const seen = make();
  kept.set(key, seen);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return seen;
}

function everyValue(plan: Plan, source: PlaneSource, statistic: Statistic): SeenFromAfar {
  const [rows = 1, columns = 1] = source.sizes;
  const [rowAxis, columnAxis] = plan.axes;
  const outRows = rowAxis?.outputSize ?? 0;
  const outColumns = columnAxis?.outputSize ?? 0;
  const input = new BlockStatistic(source.sizes, MOST_PIXELS, statistic);
  const output = new BlockStatistic([outRows, outColumns], MOST_PIXELS, statistic);
  let next = 0;
  /** Takes the rows that were not yet taken, out of some that are there anyway. */
  const take = (from: number, values: Float32Array): void => {
    for (let at = 0; at * columns < values.length; at += 1) {
      if (from + at < next) continue;
      input.addRow(from + at, 0, values.subarray(at * columns, (at + 1) * columns));
      next = from + at + 1;
    }
  };
  const takeUpTo = (row: number): void => {
    while (next < row) {
      const count = Math.min(row - next, Math.max(1, Math.floor(BAND / columns)));
      take(next, source.box({ origin: [next, 0], size: [count, columns] }));
    }
  };
  const stride = outRows === 0 ? 1 : Math.max(1, Math.ceil(rows / outRows));
  const band = Math.max(1, Math.floor(BAND / (columns * stride)));
  for (let first = 0; first < outRows; first += band) {
    const count = Math.min(band, outRows - first);
    const local = localPlan(plan, { origin: [first, 0], size: [count, outColumns] });
    const values = source.box(local.input);
    const from = local.input.origin[0] ?? 0;
    takeUpTo(from);
    take(from, values);
    const pooled = Float32Array.from(pool(local.plan, values).output);
    for (let row = 0; row < count; row += 1) {
      output.addRow(first + row, 0, pooled.subarray(row * outColumns, (row + 1) * outColumns));
    }
  }
  takeUpTo(rows);
  return seen(input, output, {
    statistic,
    block: blockOf(source.sizes, input),
    taken: null,
    outputs: 'all',
  });
}

function someValues(
  plan: Plan,
  source: PlaneSource,
  statistic: Statistic,
  most: number,
): SeenFromAfar {
  const input = new BlockStatistic(source.sizes, most, statistic);
  const [rows = 1, columns = 1] = source.sizes;
  const rowsLookedAt = spread(rows, input.rows);
  const columnsLookedAt = spread(columns, input.columns);
  for (const row of rowsLookedAt) {
    for (const column of columnsLookedAt) {
      input.add(row, column, source.at([row, column], row * columns + column));
    }
  }
  const taps = Math.max(1, ...plan.axes.map((axis) => longestWindow(axis)));
  const fitting = Math.max(1, Math.floor(Math.sqrt(MOST_READ) / taps));
  const sampled = sampledPlan(plan, Math.min(most / 2, fitting));
  const [across = [], down = []] = sampled.coordinates.toReversed();
  const read = new Float32Array(down.length * across.length);
  down.forEach((row, r) => {
    across.forEach((column, c) => {
      read[r * across.length + c] = source.at([row, column], row * columns + column);
    });
  });
  const pooled = Float32Array.from(pool(sampled.plan, read).output);
  const sizes = sampled.plan.axes.map((axis) => axis.outputSize);
  const output = new BlockStatistic(sizes, most, statistic);
  const outColumns = sizes[1] ?? 0;
  for (let row = 0; row < (sizes[0] ?? 0); row += 1) {
    output.addRow(row, 0, pooled.subarray(row * outColumns, (row + 1) * outColumns));
  }
  const lookedAt = Math.round(
    (rowsLookedAt.length * columnsLookedAt.length) / (input.rows * input.columns),
  );
  return seen(input, output, {
    statistic,
    block: blockOf(source.sizes, input),
    taken: lookedAt,
    outputs: 'one',
  });
}

function seen(input: BlockStatistic, output: BlockStatistic, afar: Afar): SeenFromAfar {
  const inputRange = input.range;
  return {
    input: input.overview(inputRange),
    // Input and output share one scale, so that equal values have equal colours.
    output: output.overview(inputRange),
    inputRange,
    outputRange: output.range,
    afar,
  };
}

/** The sizes of the largest block. */
const blockOf = (sizes: readonly number[], { rows, columns }: BlockStatistic): number[] => [
  Math.ceil((sizes[0] ?? 1) / rows),
  Math.ceil((sizes[1] ?? 1) / columns),
];

/** Some coordinates of each block of an axis, evenly spread; all of a small block. */
function spread(size: number, blocks: number): readonly number[] {
  return Array.from({ length: blocks }, (_, block) => {
    const from = Math.floor((block * size) / blocks);
    const to = Math.max(from + 1, Math.floor(((block + 1) * size) / blocks));
    const count = Math.min(LOOKED_AT, to - from);
    return Array.from(
      { length: count },
      (_unused, index) => from + Math.floor(((index + 0.5) * (to - from)) / count),
    );
  }).flat();
}

/** Taps of the longest window of an axis. */
function longestWindow(axis: Plan['axes'][number]): number {
  const { windows } = axis;
  switch (windows.kind) {
    case 'regular':
      return windows.kernel;
    case 'adaptive':
      return Math.ceil(axis.inputSize / Math.max(1, axis.outputSize)) + 1;
    case 'listed':
      return Math.max(
        1,
        ...(windows.planes[0]?.starts ?? []).map(
          (start, index) => (windows.planes[0]?.ends[index] ?? start) - start,
        ),
      );
    default:
      return windows satisfies never;
  }
}
