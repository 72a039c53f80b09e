import type { Plan } from '../../../engine/index.js';
import type { PictureState, Viewport } from '../../../protocol/index.js';
import { axisPictures } from '../axis-picture-of.js';
import { countOf, inputBox, WHOLE } from '../boxes.js';
import { cellCountsOf } from '../cell-counts-of.js';
import { paddingMeaning } from '../padding-meaning.js';
import { divides, divisors, operationOf } from '../picture-of.js';
import { planePlan } from '../plane-plan.js';
import { gradientInView } from './gradient-in-view.js';
import type { PlaneSource } from './plane-source.js';
import { EFFORT, resultsInView, type Effort } from './results-in-view.js';
import { PATIENCE, seenFromAfar, type Patience } from './seen-from-afar.js';

/** One plane of a layer to draw in parts. */
export interface PartsToDraw {
  readonly plan: Plan;
  /** Index of the plane: batch entry times channels, plus channel. */
  readonly plane: number;
  readonly source: PlaneSource;
  readonly viewport: Viewport | null;
  readonly brief: boolean;
}

/** How much is done for one picture. */
export interface PartsBudget {
  readonly patience: Patience;
  readonly effort: Effort;
}

const BUDGET: PartsBudget = { patience: PATIENCE, effort: EFFORT };

/** Axes of more cells are not listed, which windows without a rule and copied padding would need. */
const MOST_LISTED = 2 ** 20;
/** Flat indices beyond this don't fit their arrays. */
const MOST_CELLS = 2 ** 31;

/**
 * Whether a plane is drawn in parts: it has more values than are sent, and nothing in it depends on
 * windows elsewhere.
 */
export function isDrawnInParts({ axes, spec }: Plan): boolean {
  const count = countOf(axes.map((axis) => axis.inputSize));
  if (count <= WHOLE || count >= MOST_CELLS) return false;
  if (axes.some((axis) => axis.outputSize === 0)) return false;
  const isListed = axes.some(
    (axis) =>
      axis.inputSize > MOST_LISTED &&
      (axis.windows.kind === 'listed' || typeof spec.fill === 'string'),
  );
  if (isListed) return false;
  return spec.reducer.kind !== 'stochastic' && spec.fill !== 'circular';
}

/** Everything to draw the part of a plane in view, exactly, and the whole of it seen from afar. */
export function partPictureOf(
  { plan, plane, source, viewport, brief }: PartsToDraw,
  { patience, effort }: PartsBudget = BUDGET,
): PictureState {
  const own = planePlan(plan, plane);
  const copy = typeof plan.spec.fill === 'string' ? plan.spec.fill : null;
  const axes = axisPictures(own.axes, 0, copy);
  const inBox = inputBox(axes, viewport);
  const sight = seenFromAfar(own, source, brief, patience);
  const { seen } = sight;
  const inHand = viewport?.output ?? null;
  const found = resultsInView(own, source, inBox, inHand, sight, effort);
  const { box: outBox, output, winners, ties, weights } = found.results;
  const isAll = outBox.size.join() === outBox.shape.join();
  const gradient = brief
    ? { gradient: null, gradientMissing: null }
    : gradientInView(own, inBox, source.box, seen.results);
  return {
    axes: [...axes],
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
    gradientOverview: brief ? null : seen.gradient,
    sampled: false,
    afar: seen.afar,
    unfinished: brief ? null : (found.share ?? sight.share),
    withheld: found.withheld,
  };
}
