import { cellSpacing, gradient, pool, type Plan } from '../../../engine/index.js';
import type { AxisPicture, PictureState, Viewport } from '../../../protocol/index.js';
import { axisPictures } from '../axis-picture-of.js';
import { countOf, inputBox, outputBox, WHOLE, windowsBox, type CellBox } from '../boxes.js';
import { cellCountsOf } from '../cell-counts-of.js';
import { paddingMeaning } from '../padding-meaning.js';
import { divides, divisors, operationOf } from '../picture-of.js';
import { planePlan } from '../plane-plan.js';
import { weightsOf } from '../weights-of.js';
import { winnersOf, type Winners } from '../winners-of.js';
import { localPlan, type LocalPlan } from './local-plan.js';
import { seenFromAfar, type PlaneSource } from './seen-from-afar.js';

/** One plane of a layer to draw in parts. */
export interface PartsToDraw {
  readonly plan: Plan;
  /** Index of the plane: batch entry times channels, plus channel. */
  readonly plane: number;
  readonly source: PlaneSource;
  readonly viewport: Viewport | null;
  readonly brief: boolean;
}

/** Axes longer than this aren't listed window by window. */
const LONGEST_AXIS = 2 ** 20;
/** Windows with more taps than this are too large to hold a few of them. */
const MOST_TAPS = 2 ** 14;
/** Values that the outputs that are sent may read in all. */
const MOST_READ = 2 ** 19;

/**
 * Whether a plane is drawn in parts: it has more values than are sent, windows of moderate size, and
 * nothing in it depends on windows elsewhere.
 */
export function isDrawnInParts({ axes, spec }: Plan): boolean {
  const { reducer, source, fill } = spec;
  if (axes.length !== 2 || countOf(axes.map((axis) => axis.inputSize)) <= WHOLE) return false;
  if (axes.some((axis) => axis.inputSize > LONGEST_AXIS || axis.outputSize === 0)) return false;
  if (source.kind === 'global' || source.kind === 'regions' || source.kind === 'fractional') {
    return false;
  }
  if (reducer.kind === 'stochastic' || fill === 'circular') return false;
  if (axes.some((axis) => cellSpacing(axis) > 1)) return false;
  const taps = axes.map(({ windows, inputSize, outputSize }) =>
    windows.kind === 'regular'
      ? (windows.kernel - 1) * windows.dilation + 1
      : Math.ceil(inputSize / Math.max(1, outputSize)) + 1,
  );
  return countOf(taps) <= MOST_TAPS;
}

/** Everything to draw the part of a plane in view, exactly, and the whole of it seen from afar. */
export function partPictureOf({ plan, plane, source, viewport, brief }: PartsToDraw): PictureState {
  const own = planePlan(plan, plane);
  const copy = typeof plan.spec.fill === 'string' ? plan.spec.fill : null;
  const axes = axisPictures(own.axes, 0, copy);
  const inBox = inputBox(axes, viewport);
  const { outBox, local } = outputsOf(own, axes, inBox);
  const values = source.box(local.input);
  const localAxes = axisPictures(local.plan.axes, 0, copy);
  const all = wholeBox(localAxes, 'outputSize');
  const winners = winnersOf(local.plan, localAxes, values, all);
  const seen = seenFromAfar(own, source, brief);
  return {
    axes: [...axes],
    operation: operationOf(plan.spec.reducer),
    padding: paddingMeaning(plan.spec),
    initial: plan.spec.initial ?? null,
    counts: cellCountsOf(axes),
    input: { ...inBox, data: source.box(inBox) },
    output: { ...outBox, data: Float32Array.from(pool(local.plan, values).output) },
    inputRange: seen.inputRange,
    outputRange: seen.outputRange,
    inputOverview: seen.input,
    outputOverview: outBox.size.join() === outBox.shape.join() ? null : seen.output,
    winners: winners === null ? null : inWhole(winners, local, inBox.shape),
    ties: winners?.ties ?? null,
    divisors: divides(plan.spec) ? divisors(own, outBox) : null,
    weights: weightsOf(local.plan, localAxes, values, all),
    gradient: brief ? null : gradientIn(own, axes, inBox, source),
    sampled: false,
    afar: seen.afar,
  };
}

/** All outputs where they and what they read are few, else those of the part in view. */
function outputsOf(
  plan: Plan,
  axes: readonly AxisPicture[],
  input: CellBox,
): { readonly outBox: CellBox; readonly local: LocalPlan } {
  const outBox = outputBox(axes, input);
  const local = localPlan(plan, outBox);
  if (countOf(local.input.size) <= MOST_READ) return { outBox, local };
  const near = windowsBox(axes, input);
  return { outBox: near, local: localPlan(plan, near) };
}

function wholeBox(axes: readonly AxisPicture[], of: 'inputSize' | 'outputSize'): CellBox {
  const shape = axes.map((axis) => axis[of]);
  return { shape, origin: shape.map(() => 0), size: shape };
}

/** Winners of a part by their flat index in the whole plane. */
function inWhole({ winners }: Winners, { input }: LocalPlan, shape: readonly number[]): Int32Array {
  const across = input.size[1] ?? 1;
  const [top = 0, left = 0] = input.origin;
  const columns = shape[1] ?? 1;
  return winners.map((flat) =>
    flat < 0 ? -1 : (Math.floor(flat / across) + top) * columns + (flat % across) + left,
  );
}

/** Windows with more taps in all than this are not walked at every snapshot. */
const MOST_WALKED = 1_000_000;

/** What comes back to each input of a box when every output sends 1; null: not known. */
function gradientIn(
  plan: Plan,
  axes: readonly AxisPicture[],
  box: CellBox,
  source: PlaneSource,
): Float32Array | null {
  if (plan.spec.reducer.kind === 'median') return null;
  const outputs = windowsBox(axes, plan.spec.fill === undefined ? box : grown(axes, box));
  const taps = axes.reduce((all, axis, index) => {
    const at = outputs.origin[index] ?? 0;
    return all * Math.ceil(((axis.ends[at] ?? 0) - (axis.starts[at] ?? 0)) / axis.step);
  }, 1);
  if (countOf(outputs.size) * taps > MOST_WALKED) return null;
  const local = localPlan(plan, outputs);
  const upstream = new Float32Array(countOf(outputs.size)).fill(1);
  const slopes = Float32Array.from(gradient(local.plan, source.box(local.input), upstream));
  return placed(slopes, local, box);
}

/** A box with the cells around it that padding may copy into its windows. */
function grown(axes: readonly AxisPicture[], box: CellBox): CellBox {
  const spans = axes.map((axis, index) => {
    const more = Math.max(0, axis.padBefore, axis.padAfter) + 1;
    const origin = box.origin[index] ?? 0;
    const from = Math.max(0, origin - more);
    const to = Math.min(axis.inputSize, origin + (box.size[index] ?? 0) + more);
    return { from, size: to - from };
  });
  return { ...box, origin: spans.map(({ from }) => from), size: spans.map(({ size }) => size) };
}

/** The values of a part at the cells of a box; 0 where the part has none. */
function placed(values: Float32Array, { input }: LocalPlan, box: CellBox): Float32Array {
  const result = new Float32Array(countOf(box.size));
  const [rows = 1, columns = 1] = box.size;
  const [top = 0, left = 0] = box.origin;
  const [partTop = 0, partLeft = 0] = input.origin;
  const [partRows = 0, partColumns = 0] = input.size;
  for (let row = 0; row < rows; row += 1) {
    const from = row + top - partTop;
    if (from < 0 || from >= partRows) continue;
    for (let column = 0; column < columns; column += 1) {
      const at = column + left - partLeft;
      if (at < 0 || at >= partColumns) continue;
      result[row * columns + column] = values[from * partColumns + at] ?? 0;
    }
  }
  return result;
}
