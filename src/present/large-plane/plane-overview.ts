import { product } from '../../engine/row-major.js';
import { traitsOf, type AxisPlan, type Plan } from '../../engine/index.js';
import type { OverviewMeaning, Overview, ValueRange } from '../../protocol/index.js';
import { BackgroundJobs } from './background-work.js';
import type { Statistic } from './block-statistic.js';
import { exactOverview, type Passage } from './exact-overview.js';
import type { PlaneSource } from './plane-source.js';
import { sampledOverview, type SamplingOptions } from './sampled-overview.js';
import type { WindowResults } from './window-results.js';

/** A whole plane and its output, small. */
export interface PlaneOverview {
  readonly input: Overview;
  /** Null where no output was looked at. */
  readonly output: Overview | null;
  readonly inputRange: ValueRange;
  readonly outputRange: ValueRange;
  /** The largest gradient of each block; null where it is not known. */
  readonly gradient: Overview | null;
  /** All outputs, where they came up on the way. */
  readonly results: WindowResults | null;
  /** What a pixel stands for. */
  readonly overviewMeaning: OverviewMeaning;
}

/** What is seen of a plane now. */
export interface OverviewProgress {
  readonly seen: PlaneOverview;
  /** How much of a closer options is done; null: there is none to come. */
  readonly share: number | null;
}

/** How much is done for one progress of a plane. */
export interface WorkBudget {
  /** Planes of more values or outputs are looked at closely between snapshots, of fewer at once. */
  readonly atOnce: number;
  /** Planes of more values are never gone through value by value. */
  readonly every: number;
  /** Rows (slices) of more values are too long to hold a few of them. */
  readonly row: number;
  readonly passage: Passage;
}

const PIXELS = 512;
export const WORK_BUDGET: WorkBudget = {
  atOnce: 2 ** 18,
  every: 2 ** 28,
  row: 2 ** 22,
  passage: {
    pixels: PIXELS,
    band: 2 ** 17,
    atOnce: 2 ** 20,
    taps: 2 ** 32,
    walkedTaps: 2 ** 29,
    gradientTaps: 2 ** 28,
    step: { taps: 2 ** 25, walked: 2 ** 21 },
  },
};

/** Values looked at along a block of a plane that is too large for all of them. */
const THOROUGH: SamplingOptions = { pixels: PIXELS, values: 3, read: 2 ** 20, gradient: true };
const PREVIEW: SamplingOptions = { pixels: 128, values: 3, read: 2 ** 18, gradient: false };
/** Values looked at for a first progress. */
const FIRST = 2 ** 18;

const closer = new BackgroundJobs<PlaneOverview>();
const previews = new BackgroundJobs<PlaneOverview>();

/**
 * Sees a plane and its output in overview, in bounded memory: a small plane by every value of it, a
 * larger one first by some of its values, and by every value after work between snapshots. Of planes
 * beyond all workBudget each block is judged by some of its values and by one of its outputs.
 */
export function planeOverview(
  plan: Plan,
  source: PlaneSource,
  summaryOnly: boolean,
  workBudget: WorkBudget = WORK_BUDGET,
): OverviewProgress {
  const statistic: Statistic =
    traitsOf(plan.spec.reducer).winner === 'largest' ? 'largest' : 'mean';
  const key = source.key === null ? null : nameOf(plan, source.key);
  const preview = (options: SamplingOptions): PlaneOverview => {
    const named = key === null ? null : `${JSON.stringify(options)} ${key}`;
    const steps = () => sampledOverview(plan, source, statistic, options);
    return resultOf(previews.ask(named, false, steps).result);
  };
  if (summaryOnly) return { seen: preview(PREVIEW), share: null };
  const outputs = plan.axes.map((axis) => axis.outputSize);
  const count = Math.max(product(source.sizes), product(outputs));
  const isEvery = count <= workBudget.every && product(source.sizes.slice(1)) <= workBudget.row;
  // What can't be named can't be found again, so it is either done at once or not at all.
  if (key === null && count > workBudget.atOnce) return { seen: preview(THOROUGH), share: null };
  const { result, share } = closer.ask(key, count > workBudget.atOnce, () =>
    isEvery
      ? exactOverview(plan, source, statistic, workBudget.passage)
      : sampledOverview(plan, source, statistic, THOROUGH),
  );
  return result === null
    ? { seen: preview(firstSampling(source.sizes)), share }
    : { seen: result, share: null };
}

function firstSampling(sizes: readonly number[]): SamplingOptions {
  const pixels = PIXELS / 2;
  const blocks = Math.min(pixels ** 2, product(sizes.map((size) => Math.min(size, pixels))));
  const values = Math.max(1, Math.floor((FIRST / blocks) ** (1 / Math.min(2, sizes.length))));
  return { pixels, values, read: FIRST, gradient: false };
}

function resultOf(result: PlaneOverview | null): PlaneOverview {
  if (result === null) throw new Error('Work that is not for later is done at once.');
  return result;
}

/** A name for the windows of a plan on some values: equal names, equal results. */
export function nameOf({ axes, spec }: Plan, values: string): string {
  const { reducer, fill, initial, framework } = spec;
  return JSON.stringify([
    values,
    axes.map(axisName),
    framework,
    reducer,
    fill ?? null,
    initial ?? null,
  ]);
}

/** Windows that are listed may be many: a checksum of them (FNV-1a) stands for them. */
function axisName(axis: AxisPlan): unknown {
  if (axis.windows.kind !== 'listed') return axis;
  const list = axis.windows.planes.at(0);
  const bounds = [...(list?.starts ?? []), ...(list?.ends ?? [])];
  const sum = bounds.reduce((hash, bound) => Math.imul(hash ^ bound, 0x01000193), 0x811c9dc5);
  return { ...axis, windows: [bounds.length, sum] };
}
