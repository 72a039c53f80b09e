import { product } from '../../engine/row-major.js';
import type { Plan } from '../../engine/index.js';
import { elementAlong } from '../../picture/layout/cell-axes.js';
import { endOf, mostTaps, startOf } from '../../picture/layout/axis-windows.js';
import type { AxisPicture, PictureState } from '../../protocol/index.js';
import { forEachCell, type CellBox } from './boxes.js';

/** Weights are listed for at most this many taps in all. */
const MOST_TAPS = 262_144;

/**
 * How much each tap counts, in the order of the taps: in a weighted sum the product of its entries
 * in the rows, once for all outputs; in a softmax `exp(x/T) / Σ exp(x/T)` per output, 0 outside the
 * data. Null for layers without weights.
 */
export function weightsOf(
  plan: Plan,
  axes: readonly AxisPicture[],
  plane: Float32Array,
  box: CellBox,
): PictureState['weights'] {
  const { reducer } = plan.spec;
  if (reducer.kind === 'weighted') return fixedWeights(reducer.rows);
  if (reducer.kind !== 'softmax') return null;
  const taps = axes.reduce((all, axis) => all * mostTaps(axis), 1);
  const outputs = product(box.size);
  if (taps * outputs > MOST_TAPS) return null;
  const data = new Float32Array(taps * outputs);
  forEachCell(box, (_flat, index, at) => {
    const values = tapValues(axes, plane, at);
    const largest = values.reduce<number>(
      (most, value) => Math.max(most, value ?? most),
      -Infinity,
    );
    const powers = values.map((value) =>
      value === null ? 0 : Math.exp((value - largest) / reducer.temperature),
    );
    const sum = powers.reduce((all, power) => all + power, 0);
    powers.forEach((power, tap) => {
      data[index * taps + tap] = sum === 0 ? 0 : power / sum;
    });
  });
  return { taps, data };
}

/** The products of one entry per axis, row-major. */
function fixedWeights(rows: readonly (readonly number[])[]): PictureState['weights'] {
  const data = rows.reduce<readonly number[]>(
    (products, row) => products.flatMap((product) => row.map((entry) => product * entry)),
    [1],
  );
  return { taps: data.length, data: Float32Array.from(data) };
}

/** The values of a window's taps in order; null outside the data. */
function tapValues(
  axes: readonly AxisPicture[],
  plane: Float32Array,
  output: readonly number[],
): readonly (number | null)[] {
  const result: (number | null)[] = [];
  const visit = (axis: number, flat: number): void => {
    const picture = axes[axis];
    if (picture === undefined) {
      result.push(flat < 0 ? null : (plane[flat] ?? null));
      return;
    }
    const at = output[axis] ?? 0;
    const end = endOf(picture, at);
    for (let tap = startOf(picture, at); tap < end; tap += picture.step) {
      const element = flat < 0 ? -1 : elementAlong(picture, tap);
      visit(axis + 1, element < 0 ? -1 : flat * picture.inputSize + element);
    }
  };
  visit(0, 0);
  return result;
}
