import { product } from '../../engine/row-major.js';
import { traitsOf, type Plan } from '../../engine/index.js';
import type { PictureState, Viewport } from '../../protocol/index.js';
import { axisPictures } from '../plane/axis-picture.js';
import { inputBox, WHOLE } from '../plane/boxes.js';
import { cellCountsOf } from '../plane/cell-counts.js';
import { paddingMeaning } from '../plane/padding-meaning.js';
import { divides, divisors, operationOf } from './picture.js';
import { planePlan } from '../plane/plane-plan.js';
import { gradientInView } from '../large-plane/gradient-in-view.js';
import type { PlaneSource } from '../large-plane/plane-source.js';
import { EFFORT, resultsInView, type Effort } from '../large-plane/results-in-view.js';
import { WORK_BUDGET, planeOverview, type WorkBudget } from '../large-plane/plane-overview.js';

/** One plane of a layer to draw in parts. */
export interface PartsToDraw {
  readonly plan: Plan;
  /** Index of the plane: batch entry times channels, plus channel. */
  readonly plane: number;
  readonly source: PlaneSource;
  readonly viewport: Viewport | null;
  readonly summaryOnly: boolean;
}

/** How much is done for one picture. */
export interface PartsBudget {
  readonly workBudget: WorkBudget;
  readonly effort: Effort;
}

const BUDGET: PartsBudget = { workBudget: WORK_BUDGET, effort: EFFORT };

/** Axes of more cells are not listed, which windows without a rule and copied padding would need. */
const MOST_LISTED = 2 ** 20;
/** Flat indices of inputs beyond this don't fit their arrays. */
const MOST_CELLS = 2 ** 31;

/**
 * Whether a plane is drawn in parts: it or its output has more values than are sent, and nothing in
 * it depends on windows elsewhere.
 */
export function isDrawnInParts({ axes, spec }: Plan): boolean {
  const cells = product(axes.map((axis) => axis.inputSize));
  const outputs = product(axes.map((axis) => axis.outputSize));
  if (Math.max(cells, outputs) <= WHOLE || cells >= MOST_CELLS) return false;
  if (outputs === 0) return false;
  const isListed = axes.some(
    (axis) =>
      Math.max(axis.inputSize, axis.outputSize) > MOST_LISTED &&
      (axis.windows.kind === 'listed' || typeof spec.fill === 'string'),
  );
  if (isListed) return false;
  return traitsOf(spec.reducer).isCertain && spec.fill !== 'circular';
}

/** Everything to draw the part of a plane in view, exactly, and the whole of it seen in overview. */
export function partPictureOf(
  { plan, plane, source, viewport, summaryOnly }: PartsToDraw,
  { workBudget, effort }: PartsBudget = BUDGET,
): PictureState {
  const own = planePlan(plan, plane);
  const copy = typeof plan.spec.fill === 'string' ? plan.spec.fill : null;
  const axes = axisPictures(own.axes, 0, copy);
  const inBox = inputBox(axes, viewport);
  const progress = planeOverview(own, source, summaryOnly, workBudget);
  const { seen } = progress;
  const inHand = viewport?.output ?? null;
  const found = resultsInView(own, source, inBox, inHand, progress, effort);
  const { box: outBox, output, winners, ties, weights } = found.results;
  const isAll = outBox.size.join() === outBox.shape.join();
  const gradient = summaryOnly
    ? { gradient: null, gradientMissing: null }
    : gradientInView(own, inBox, source.box, seen.results);
  return {
    axes: [...axes],
    colours: null,
    operation: operationOf(plan.spec.reducer),
    padding: paddingMeaning(plan.spec),
    initial: plan.spec.initial ?? null,
    counts: cellCountsOf(axes),
    input: { ...inBox, data: source.box(inBox) },
    output: { ...outBox, data: output },
    inputRange: seen.inputRange,
    outputRange: seen.outputRange,
    inputOverview: seen.input,
    outputOverview: isAll ? null : seen.output,
    winners,
    ties,
    divisors: divides(plan.spec) ? divisors(own, outBox) : null,
    weights,
    ...gradient,
    gradientOverview: summaryOnly ? null : seen.gradient,
    sampled: false,
    overviewMeaning: seen.overviewMeaning,
    unfinished: summaryOnly ? null : (found.share ?? progress.share),
    withheld: found.withheld,
  };
}
