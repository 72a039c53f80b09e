import { gradient, type Plan } from '../../engine/index.js';
import { crop, type CellBox } from './boxes.js';

/** Windows with more taps in all than this are not walked at every snapshot. */
const MOST_TAPS = 1_000_000;

/** What comes back to each input of a box when every output sends 1; null: not known. */
export function gradientOf(plan: Plan, plane: Float32Array, box: CellBox): Float32Array | null {
  const outputs = plan.axes.reduce((all, axis) => all * axis.outputSize, 1);
  const taps = plan.axes.reduce((all, axis) => all * tapsOf(axis), 1);
  if (outputs * taps > MOST_TAPS || plan.spec.reducer.kind === 'median') return null;
  const upstream = new Float32Array(outputs).fill(1);
  return crop(Float32Array.from(gradient(plan, plane, upstream)), box);
}

const tapsOf = (axis: Plan['axes'][number]): number =>
  axis.windows.kind === 'regular'
    ? axis.windows.kernel
    : Math.ceil(axis.inputSize / Math.max(1, axis.outputSize)) + 1;
