import type { AxisPlan, Plan } from '../../../engine/index.js';
import type { Afar, Overview, ValueRange } from '../../../protocol/index.js';
import { countOf } from '../boxes.js';
import { WorkShelf } from './background-work.js';
import type { Statistic } from './block-statistic.js';
import { everyValue, type Passage } from './every-value.js';
import type { PlaneSource } from './plane-source.js';
import { someValues, type Look } from './some-values.js';
import type { WindowResults } from './window-results.js';

/** A whole plane and its output, small. */
export interface SeenFromAfar {
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
  readonly afar: Afar;
}

/** What is seen of a plane now. */
export interface Sight {
  readonly seen: SeenFromAfar;
  /** How much of a closer look is done; null: there is none to come. */
  readonly share: number | null;
}

/** How much is done for one sight of a plane. */
export interface Patience {
  /** Planes of more values are looked at closely between snapshots, of fewer at once. */
  readonly atOnce: number;
  /** Planes of more values are never gone through value by value. */
  readonly every: number;
  /** Rows (slices) of more values are too long to hold a few of them. */
  readonly row: number;
  readonly passage: Passage;
}

const PIXELS = 512;
export const PATIENCE: Patience = {
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
const CLOSE: Look = { pixels: PIXELS, values: 3, read: 2 ** 20, gradient: true };
const BRIEF: Look = { pixels: 128, values: 3, read: 2 ** 18, gradient: false };
/** Values looked at for a first sight. */
const FIRST = 2 ** 18;

const closer = new WorkShelf<SeenFromAfar>();
const glances = new WorkShelf<SeenFromAfar>();

/**
 * Sees a plane and its output from afar in bounded memory: a small plane by every value of it, a
 * larger one first by some of its values, and by every value after work between snapshots. Of planes
 * beyond all patience each block is judged by some of its values and by one of its outputs.
 */
export function seenFromAfar(
  plan: Plan,
  source: PlaneSource,
  brief: boolean,
  patience: Patience = PATIENCE,
): Sight {
  const statistic: Statistic = plan.spec.reducer.kind === 'max' ? 'largest' : 'mean';
  const key = source.key === null ? null : nameOf(plan, source.key);
  const glance = (look: Look): SeenFromAfar => {
    const named = key === null ? null : `${JSON.stringify(look)} ${key}`;
    const steps = () => someValues(plan, source, statistic, look);
    return resultOf(glances.ask(named, false, steps).result);
  };
  if (brief) return { seen: glance(BRIEF), share: null };
  const count = countOf(source.sizes);
  const isEvery = count <= patience.every && countOf(source.sizes.slice(1)) <= patience.row;
  // What can't be named can't be found again, so it is either done at once or not at all.
  if (key === null && count > patience.atOnce) return { seen: glance(CLOSE), share: null };
  const { result, share } = closer.ask(key, count > patience.atOnce, () =>
    isEvery
      ? everyValue(plan, source, statistic, patience.passage)
      : someValues(plan, source, statistic, CLOSE),
  );
  return result === null
    ? { seen: glance(firstLook(source.sizes)), share }
    : { seen: result, share: null };
}

function firstLook(sizes: readonly number[]): Look {
  const pixels = PIXELS / 2;
  const blocks = Math.min(pixels ** 2, countOf(sizes.map((size) => Math.min(size, pixels))));
  const values = Math.max(1, Math.floor((FIRST / blocks) ** (1 / Math.min(2, sizes.length))));
  return { pixels, values, read: FIRST, gradient: false };
}

function resultOf(result: SeenFromAfar | null): SeenFromAfar {
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
  const [list] = axis.windows.planes;
  const bounds = [...(list?.starts ?? []), ...(list?.ends ?? [])];
  const sum = bounds.reduce((hash, bound) => Math.imul(hash ^ bound, 0x01000193), 0x811c9dc5);
  return { ...axis, windows: [bounds.length, sum] };
}
