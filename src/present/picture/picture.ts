import { product } from '../../engine/row-major.js';
import {
  divisorAt,
  pool,
  type Plan,
  type PoolSpec,
  parameterOf,
  traitsOf,
} from '../../engine/index.js';
import type {
  OverviewMeaning,
  Operation,
  Overview,
  PictureState,
  Viewport,
} from '../../protocol/index.js';
import { gradientInView } from '../large-plane/gradient-in-view.js';
import { axisPictures } from '../plane/axis-picture.js';
import { cellCountsOf } from '../plane/cell-counts.js';
import { crop, forEachCell, inputBox, outputBox, type CellBox } from '../plane/boxes.js';
import { overviewOf, rangeOf } from './overview.js';
import { paddingMeaning } from '../plane/padding-meaning.js';
import { planePlan } from '../plane/plane-plan.js';
import { weightsOf } from '../plane/window-weights.js';
import { winnersOf } from '../plane/window-winners.js';

/** One plane of a layer to draw. */
export interface PicturePlane {
  readonly plan: Plan;
  /** The plan of the whole plane, where `plan` is that of a corner of it. */
  readonly whole?: Plan;
  /** Index of the plane: batch entry times channels, plus channel. */
  readonly plane: number;
  readonly values: Float32Array;
  readonly viewport: Viewport | null;
  /** Leaves out the gradient. */
  readonly summaryOnly?: boolean;
}

/** Everything to draw one plane of a layer, computed by the engine. */
export function pictureOf({
  plan,
  whole,
  plane,
  values,
  viewport,
  summaryOnly,
}: PicturePlane): PictureState {
  const own = planePlan(plan, plane);
  const copy = typeof plan.spec.fill === 'string' ? plan.spec.fill : null;
  const axes = axisPictures(own.axes, 0, copy);
  const output = Float32Array.from(pool(own, values).output);
  const sampled = whole !== undefined && whole !== plan;
  const inBox = inputBox(axes, viewport);
  const outBox = outputBox(axes, inBox);
  const winners = winnersOf(own, axes, values, outBox);
  const inputRange = rangeOf(values);
  const outputRange = rangeOf(output);
  const keep = traitsOf(plan.spec.reducer).winner === 'largest' ? 'largest' : 'mean';
  const overview = (data: Float32Array, sizes: readonly number[], range: typeof inputRange) =>
    overviewOf(data, sizes, range, keep);
  const gradient =
    summaryOnly === true
      ? { gradient: null, gradientMissing: null }
      : gradientInView(own, inBox, ({ origin, size }) => crop(values, { ...inBox, origin, size }), {
          box: outBox,
          output,
          winners: winners?.winners ?? null,
          ties: winners?.ties ?? null,
          weights: null,
        });
  const inputOverview = overview(values, inBox.shape, inputRange);
  return {
    axes: [...axes],
    colours: null,
    operation: operationOf(plan.spec.reducer),
    padding: paddingMeaning(plan.spec),
    initial: plan.spec.initial ?? null,
    counts: cellCountsOf(sampled ? axisPictures(planePlan(whole, plane).axes, 0) : axes),
    input: { ...inBox, data: crop(values, inBox) },
    output: { ...outBox, data: crop(output, outBox) },
    inputRange,
    outputRange,
    inputOverview,
    outputOverview: overview(output, outBox.shape, inputRange),
    winners: winners?.winners ?? null,
    ties: winners?.ties ?? null,
    divisors: divides(plan.spec) ? divisors(own, outBox) : null,
    weights: weightsOf(own, axes, values, outBox),
    ...gradient,
    gradientOverview: null,
    sampled,
    overviewMeaning:
      inputOverview === null ? null : overviewMeaningOf(inputOverview, inBox.shape, keep),
    unfinished: null,
    withheld: null,
  };
}

/** What a pixel of an overview stands for, where every value of its block counts. */
const overviewMeaningOf = (
  { rows, columns }: Overview,
  sizes: readonly number[],
  statistic: OverviewMeaning['statistic'],
): OverviewMeaning => ({
  statistic,
  block: [Math.ceil((sizes.at(-2) ?? 1) / rows), Math.ceil((sizes.at(-1) ?? 1) / columns)],
  taken: null,
  outputs: 'all',
});

/** The layer's operation without what only the engine needs. */
export function operationOf(reducer: PoolSpec['reducer']): Operation {
  return { kind: reducer.kind, parameter: parameterOf(reducer) };
}

/** Whether a layer divides, as averages do. */
export const divides = ({ reducer }: PoolSpec): boolean => reducer.kind === 'avg';

/** What each output of a box is divided by. */
export function divisors(plan: Plan, box: CellBox): Float32Array {
  const result = new Float32Array(product(box.size));
  forEachCell(box, (_flat, index, at) => {
    result[index] = divisorAt(plan, at);
  });
  return result;
}
