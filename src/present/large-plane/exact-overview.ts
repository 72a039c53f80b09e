import { gradient, pool, type AxisPlan, type Plan, traitsOf } from '../../engine/index.js';
import { tapTotals } from '../../engine/geometry/tap-totals.js';
import type { Overview } from '../../protocol/index.js';
import { placeOf, product } from '../../engine/row-major.js';
import { WHOLE, type CellBox } from '../plane/boxes.js';
import { withAxes } from '../plane/plane-plan.js';
import type { Steps } from './background-work.js';
import { BlockStatistic, type Statistic } from './block-statistic.js';
import { localPlan } from './local-plan.js';
import type { PlaneSource } from './plane-source.js';
import { RollingGradient } from './rolling-gradient.js';
import { RowsOfPlane } from './row-reader.js';
import type { PlaneOverview } from './plane-overview.js';
import { gradientOverview, hasSeparableGradient } from './separable-gradient.js';
import { isDecomposable, IncrementalResults, type WindowResults } from './window-results.js';

/** How a plane is gone through value by value. */
export interface Passage {
  readonly pixels: number;
  /** Values read at a time. */
  readonly band: number;
  /** Values that the windows of one row of outputs may hold at once. */
  readonly atOnce: number;
  /** Taps of all windows together: with a kernel, walked one by one, and walked for gradients. */
  readonly taps: number;
  readonly walkedTaps: number;
  readonly gradientTaps: number;
  /** Taps of one step, with a kernel and walked one by one. */
  readonly step: { readonly taps: number; readonly walked: number };
}

/**
 * Sees a plane by every value of it, band by band: what each block holds, and what all windows give.
 * Windows of moderate size are pooled a band of outputs at a time; larger ones are put together from
 * pieces where the layer allows and outputs are few.
 */
export function* exactOverview(
  plan: Plan,
  source: PlaneSource,
  statistic: Statistic,
  passage: Passage,
): Steps<PlaneOverview> {
  const { sizes } = source;
  const [rows = 1, ...rest] = sizes;
  const zeros = rest.map(() => 0);
  const input = new BlockStatistic(sizes, passage.pixels, statistic);
  const reader = new RowsOfPlane(source, (first, values) => {
    const count = values.length / product(rest);
    input.addBox({ origin: [first, ...zeros], size: [count, ...rest] }, values);
  });
  const way = wayThrough(plan, passage);
  const found =
    way === 'bands'
      ? yield* inBands(plan, reader, statistic, passage)
      : way === 'pieces'
        ? yield* incrementally(plan, reader, statistic, passage)
        : null;
  yield* readUpTo(reader, rows, product(rest), passage.band);
  const range = input.range;
  return {
    input: input.overview(range),
    // Input and output share one scale, so that equal values have equal colours.
    output: found?.output?.overview(range) ?? null,
    inputRange: range,
    outputRange: found?.output?.range ?? { min: 0, max: 0 },
    gradient: found?.gradient ?? gradientOverview(plan, passage.pixels),
    results: found?.results ?? null,
    overviewMeaning: {
      statistic,
      block: [...input.block],
      taken: null,
      outputs: (found?.output ?? null) === null ? 'none' : 'all',
    },
  };
}

interface Found {
  readonly output: BlockStatistic | null;
  readonly gradient: Overview | null;
  readonly results: WindowResults | null;
}

/** Whether all outputs can be computed on the way, and how. */
export function wayThrough(plan: Plan, passage: Passage): 'bands' | 'pieces' | 'none' {
  const [first, ...others] = plan.axes;
  if (first === undefined || plan.axes.some((axis) => axis.outputSize === 0)) return 'none';
  if (allTaps(plan) > (isWalked(plan) ? passage.walkedTaps : passage.taps)) return 'none';
  const local = localPlan(plan, {
    origin: plan.axes.map(() => 0),
    size: [1, ...others.map((axis) => axis.outputSize)],
  });
  const row = Math.max(product(local.input.size), product(others.map((axis) => axis.outputSize)));
  if (row <= passage.atOnce) return 'bands';
  const outputs = product(plan.axes.map((axis) => axis.outputSize));
  return isDecomposable(plan) && outputs <= WHOLE ? 'pieces' : 'none';
}

/** Taps of all windows of a plane. */
const allTaps = ({ axes }: Plan): number =>
  axes.reduce((all, axis) => all * Number(tapTotals(axis).taps), 1);

/** Whether windows are gone through tap by tap: no kernel reduces an axis at a time. */
const isWalked = (plan: Plan): boolean =>
  !isDecomposable(plan) || plan.axes.some(({ windows }) => windows.kind !== 'regular');

function* readUpTo(
  reader: RowsOfPlane,
  row: number,
  perRow: number,
  band: number,
): Generator<number, void, undefined> {
  while (reader.next < row) {
    const from = reader.next;
    reader.read(from, Math.min(row, from + Math.max(1, Math.floor(band / perRow))));
    yield from / row;
  }
}

function* inBands(
  plan: Plan,
  reader: RowsOfPlane,
  statistic: Statistic,
  passage: Passage,
): Generator<number, Found, undefined> {
  const sizes = plan.axes.map((axis) => axis.inputSize);
  const [outRows = 0, ...outRest] = plan.axes.map((axis) => axis.outputSize);
  const [rows = 1, ...rest] = sizes;
  const zeros = rest.map(() => 0);
  const perRow = product(rest);
  const output = new BlockStatistic([outRows, ...outRest], passage.pixels, statistic);
  const largest = new BlockStatistic(sizes, passage.pixels, 'largest');
  const slopes = wantsGradient(plan, passage) ? new RollingGradient(sizes, largest) : null;
  const stride = Math.max(1, Math.ceil(rows / outRows));
  const walked = slopes !== null || isWalked(plan);
  const perOutput = allTaps(plan) / Math.max(1, outRows);
  const band = Math.max(
    1,
    Math.min(
      Math.floor(passage.band / (perRow * stride)),
      Math.floor((walked ? passage.step.walked : passage.step.taps) / Math.max(1, perOutput)),
    ),
  );
  for (let first = 0; first < outRows; first += band) {
    const count = Math.min(band, outRows - first);
    const local = localPlan(plan, { origin: [first, ...zeros], size: [count, ...outRest] });
    const from = local.input.origin[0] ?? 0;
    yield* readUpTo(reader, from, perRow, passage.band);
    const values = reader.read(from, from + (local.input.size[0] ?? 0));
    const pooled = Float32Array.from(pool(local.plan, values).output);
    output.addBox({ origin: [first, ...zeros], size: [count, ...outRest] }, pooled);
    slopes?.take(local, values);
    yield first / outRows;
  }
  slopes?.end();
  return {
    output,
    gradient: slopes === null ? null : largest.overview({ min: 0, max: largest.range.max }),
    results: null,
  };
}

function wantsGradient(plan: Plan, passage: Passage): boolean {
  if (!traitsOf(plan.spec.reducer).hasQuickGradient || hasSeparableGradient(plan)) return false;
  return allTaps(plan) <= passage.gradientTaps;
}

function* incrementally(
  plan: Plan,
  reader: RowsOfPlane,
  statistic: Statistic,
  passage: Passage,
): Generator<number, Found, undefined> {
  const [rows = 1, ...rest] = plan.axes.map((axis) => axis.inputSize);
  const shape = plan.axes.map((axis) => axis.outputSize);
  const box: CellBox = { shape, origin: shape.map(() => 0), size: shape };
  const pieces = new IncrementalResults(plan, box);
  const band = Math.max(1, Math.floor(passage.band / product(rest)));
  for (let from = 0; from < rows; from += band) {
    const to = Math.min(rows, from + band);
    const values = reader.read(from, to);
    pieces.take(from, to, () => values);
    yield from / rows;
  }
  const { results } = pieces;
  if (results === null) return { output: null, gradient: null, results: null };
  const output = new BlockStatistic(shape, passage.pixels, statistic);
  output.addBox(box, results.output);
  return { output, gradient: winsOverview(plan, results, passage.pixels), results };
}

/** The largest gradient of each block under a maximum, whose every window sends all to its winner. */
function winsOverview(plan: Plan, results: WindowResults, pixels: number): Overview | null {
  const { winners } = results;
  if (winners === null || !sendsToWinner(plan, results)) return null;
  const sizes = plan.axes.map((axis) => axis.inputSize);
  const blocks = new BlockStatistic(sizes, pixels, 'largest');
  for (const [flat, sum] of winsOf(winners)) blocks.add(placeOf(flat, sizes), sum);
  return blocks.overview({ min: 0, max: blocks.range.max });
}

/** How many of some windows each element wins, by its flat index. */
export function winsOf(winners: Int32Array): ReadonlyMap<number, number> {
  const wins = new Map<number, number>();
  for (const flat of winners) if (flat >= 0) wins.set(flat, (wins.get(flat) ?? 0) + 1);
  return wins;
}

/** Whether the winner of each window takes all of its gradient. */
export const sendsToWinner = (plan: Plan, { ties }: Pick<WindowResults, 'ties'>): boolean =>
  traitsOf(plan.spec.reducer).winner !== null &&
  ((ties?.every((count) => count <= 1) ?? false) || firstTakesAll(plan));

/** Whether of equal values the first, which wins, takes all: asked of the engine on two of them. */
function firstTakesAll(plan: Plan): boolean {
  const last = plan.axes.length - 1;
  const axes = plan.axes.map((_, axis): AxisPlan => {
    const size = axis === last ? 2 : 1;
    return {
      inputSize: size,
      outputSize: 1,
      padBefore: 0,
      padAfter: 0,
      windows: { kind: 'regular', firstStart: 0, stride: 1, kernel: size, dilation: 1 },
    };
  });
  const slopes = gradient(withAxes(plan, axes), Float32Array.of(1, 1), Float32Array.of(1));
  return slopes[0] === 1 && slopes[1] === 0;
}
