import { type Plan, pool } from '../../engine/index.js';
import type { TabOptions, TabGrid } from '../../protocol/tabs.js';
import type { LayerSite } from '../../python/site.js';
import type { Translate } from '../../engine/phrase.js';
import { placeOf, product } from '../../engine/row-major.js';
import { placeText } from './place-text.js';

/** What a tab is computed from: one plane of a layer and what the reader chose. */
export interface TabLayer {
  /** The plan of one plane: one batch entry, one channel. */
  readonly plan: Plan;
  /** Channels of the whole layer. */
  readonly channels: number;
  /** Values of the plane, row-major. */
  readonly values: Float32Array;
  /** What part of a large plane this is; empty: all of it. */
  readonly remark: string;
  readonly choices: TabOptions;
  /** The call in the code; null where there is none to write to. */
  readonly site: LayerSite | null;
  readonly t: Translate;
}

/** The size of the output on each axis. */
export const outputSizes = (plan: Plan): readonly number[] =>
  plan.axes.map(({ outputSize }) => outputSize);

/** What the layer of a plan gives for a plane, in the plane's precision. */
export const pooledPlane = (plan: Plan, values: Float32Array): Float32Array =>
  Float32Array.from(pool(plan, values).output);

/** Numbers over a plane as a grid of rows; planes of more than two axes lie under each other. */
export const gridOf = (
  label: string,
  sizes: readonly number[],
  values: ArrayLike<number>,
  marked: readonly number[] = [],
): TabGrid => ({
  label,
  columns: sizes.at(-1) ?? 1,
  values: Float32Array.from(values),
  marked: [...marked],
});

/** `[1, 1]` for each cell of a plane, in row-major order; at most `limit` of them. */
export const cellNames = (sizes: readonly number[], limit: number): readonly string[] =>
  Array.from({ length: Math.min(limit, product(sizes)) }, (_, flat) =>
    placeText(placeOf(flat, sizes)),
  );

/** Where two results differ by more than float32 rounding; equal infinities and NaN agree. */
export const differingCells = (a: ArrayLike<number>, b: ArrayLike<number>): readonly number[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, index) => index).filter((index) =>
    differ(a[index] ?? Number.NaN, b[index] ?? Number.NaN),
  );

/** Whether two results differ by more than float32 rounding; equal infinities and NaN agree. */
export const differ = (x: number, y: number): boolean =>
  !Object.is(x, y) && !(Math.abs(x - y) <= 1e-6 * Math.max(1, Math.abs(x)));

/** How far two results are apart at most; infinite where one of them alone is NaN or infinite. */
export const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((largest, x, index) => {
    const y = b[index] ?? Number.NaN;
    const apart = x === y || (Number.isNaN(x) && Number.isNaN(y)) ? 0 : Math.abs(x - y);
    return Math.max(largest, Number.isNaN(apart) ? Infinity : apart);
  }, 0);
