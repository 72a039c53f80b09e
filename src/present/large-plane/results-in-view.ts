import { product } from '../../engine/row-major.js';
import { traitsOf, type Plan } from '../../engine/index.js';
import type { Withheld } from '../../protocol/index.js';
import { WHOLE, type CellBox } from '../plane/boxes.js';
import { BackgroundJobs, type Steps } from './background-work.js';
import { localPlan } from './local-plan.js';
import { outputsTouching } from './outputs-touching.js';
import type { PlaneSource } from './plane-source.js';
import { nameOf, type OverviewProgress } from './plane-overview.js';
import {
  countAt,
  isDecomposable,
  IncrementalResults,
  resultsAtOnce,
  type WindowResults,
} from './window-results.js';

/** The exact results that a picture shows, or why there are none. */
export interface ResultsInView {
  /** Of no outputs where they aren't known. */
  readonly results: WindowResults;
  /** How much of the work is done; null: there is none to wait for. */
  readonly share: number | null;
  /** Why they aren't known and won't be; null otherwise. */
  readonly withheld: Withheld | null;
}

/** How much is done for the results of one picture. */
export interface Effort {
  /** Values read and taps walked for one snapshot. */
  readonly read: number;
  readonly taps: number;
  /** Values of one window that is put together from pieces, and of one that must be held whole. */
  readonly pieces: number;
  readonly held: number;
  /** Values of a piece. */
  readonly band: number;
}

export const EFFORT: Effort = {
  read: 2 ** 19,
  taps: 2 ** 23,
  pieces: 2 ** 28,
  held: 2 ** 22,
  band: 2 ** 17,
};

const windows = new BackgroundJobs<WindowResults | 'unclear'>();

/**
 * The outputs whose windows lie in a box of the input, around the one in hand where not all of them
 * can be computed at once. A single window that is too large for one snapshot is computed between
 * snapshots.
 */
export function resultsInView(
  plan: Plan,
  source: PlaneSource,
  input: CellBox,
  inHand: readonly number[] | null,
  progress: OverviewProgress,
  effort: Effort = EFFORT,
): ResultsInView {
  const done = (results: WindowResults): ResultsInView => ({
    results,
    share: null,
    withheld: null,
  });
  const shape = plan.axes.map((axis) => axis.outputSize);
  const whole: CellBox = { shape, origin: shape.map(() => 0), size: shape };
  if (product(shape) === 0) return done(nothing(plan, shape));
  if (product(shape) <= WHOLE) {
    if (fits(plan, whole, effort)) return done(resultsAtOnce(plan, whole, source.box));
    if (progress.seen.results !== null) return done(progress.seen.results);
  }
  const near = outputsTouching(plan.axes, input);
  const inside = inHand !== null && holds(near, inHand);
  const centre = inside
    ? inHand
    : near.origin.map((at, axis) => at + Math.floor((near.size[axis] ?? 0) / 2));
  let box = near;
  while (!fits(plan, box, effort)) {
    const smaller = halved(box, centre);
    if (smaller === null) return oneWindow(plan, source, box, progress, effort);
    box = smaller;
  }
  return done(resultsAtOnce(plan, box, source.box));
}

const holds = (box: CellBox, place: readonly number[]): boolean =>
  box.origin.every((from, axis) => {
    const at = place[axis] ?? -1;
    return at >= from && at < from + (box.size[axis] ?? 0);
  });

/** Whether the outputs of a box can be computed and sent at once. */
function fits(plan: Plan, box: CellBox, { read, taps }: Effort): boolean {
  const outputs = product(box.size);
  if (outputs > WHOLE) return false;
  if (outputs === 0) return true;
  const middle = box.origin.map((from, axis) => from + Math.floor((box.size[axis] ?? 0) / 2));
  return (
    product(localPlan(plan, box).input.size) <= read && outputs * countAt(plan, middle) <= taps
  );
}

/** A box of half the length along its longest side, around a place; null: it is a single output. */
function halved(box: CellBox, centre: readonly number[]): CellBox | null {
  const longest = box.size.indexOf(Math.max(...box.size));
  const all = box.size[longest] ?? 1;
  if (all <= 1) return null;
  const size = Math.ceil(all / 2);
  const first = box.origin[longest] ?? 0;
  const from = Math.max(
    first,
    Math.min(first + all - size, (centre[longest] ?? 0) - Math.floor(size / 2)),
  );
  return {
    shape: box.shape,
    origin: box.origin.with(longest, from),
    size: box.size.with(longest, size),
  };
}

function oneWindow(
  plan: Plan,
  source: PlaneSource,
  box: CellBox,
  { share }: OverviewProgress,
  effort: Effort,
): ResultsInView {
  const none = nothing(plan, box.shape);
  const reads = product(localPlan(plan, box).input.size);
  const isIncremental = isDecomposable(plan);
  if (reads > (isIncremental ? effort.pieces : effort.held) || source.key === null) {
    return { results: none, share: null, withheld: { reason: 'too-many-values', values: reads } };
  }
  const key = `${nameOf(plan, source.key)} ${box.origin.join()}`;
  const found = windows.ask(key, true, () =>
    isIncremental
      ? incrementally(plan, source, box, effort.band)
      : held(plan, source, box, effort.band),
  );
  if (found.result === null)
    return { results: none, share: Math.min(found.share, share ?? 1), withheld: null };
  return found.result === 'unclear'
    ? { results: none, share: null, withheld: { reason: 'nan', values: reads } }
    : { results: found.result, share: null, withheld: null };
}

function* incrementally(
  plan: Plan,
  source: PlaneSource,
  box: CellBox,
  band: number,
): Steps<WindowResults | 'unclear'> {
  const { origin, size } = localPlan(plan, box).input;
  const [first = 0] = origin;
  const [rows = 0, ...rest] = size;
  const step = Math.max(1, Math.floor(band / Math.max(1, product(rest))));
  const pieces = new IncrementalResults(plan, box);
  for (let row = 0; row < rows; row += step) {
    pieces.take(first + row, first + Math.min(rows, row + step), source.box);
    yield row / rows;
  }
  return pieces.results ?? 'unclear';
}

/** Reads all of a window before it is pooled. */
function* held(
  plan: Plan,
  source: PlaneSource,
  box: CellBox,
  band: number,
): Steps<WindowResults | 'unclear'> {
  const { origin, size } = localPlan(plan, box).input;
  const [first = 0, ...others] = origin;
  const [rows = 0, ...rest] = size;
  const perRow = product(rest);
  const step = Math.max(1, Math.floor(band / Math.max(1, perRow)));
  const values = new Float32Array(rows * perRow);
  for (let row = 0; row < rows; row += step) {
    const count = Math.min(step, rows - row);
    const part = source.box({ origin: [first + row, ...others], size: [count, ...rest] });
    values.set(part, row * perRow);
    yield row / rows;
  }
  return resultsAtOnce(plan, box, () => values);
}

/** Results of no outputs. */
function nothing({ spec }: Plan, shape: readonly number[]): WindowResults {
  const none = shape.map(() => 0);
  const wins = traitsOf(spec.reducer).winner !== null;
  return {
    box: { shape, origin: none, size: none },
    output: new Float32Array(0),
    winners: wins ? new Int32Array(0) : null,
    ties: wins ? new Int32Array(0) : null,
    weights: null,
  };
}
