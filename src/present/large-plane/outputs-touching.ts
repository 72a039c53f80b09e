import { cellSpacing, windowEnd, windowStart, type AxisPlan } from '../../engine/index.js';
import { firstThat } from '../../picture/layout/axis-windows.js';
import type { CellBox } from '../plane/boxes.js';
import type { PlaneBox } from '../input/value-at.js';

/** The outputs of a plan whose windows lie in a box of its input, at least in part. */
export function outputsTouching(axes: readonly AxisPlan[], input: PlaneBox): CellBox {
  const spans = axes.map((axis, index) => {
    const from = input.origin[index] ?? 0;
    return touching(axis, from, from + (input.size[index] ?? 0));
  });
  return {
    shape: axes.map((axis) => axis.outputSize),
    origin: spans.map((span) => span.from),
    size: spans.map((span) => span.to - span.from),
  };
}

/** The outputs along an axis whose windows begin before `to` and end after `from`. */
function touching(
  axis: AxisPlan,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const spacing = cellSpacing(axis);
  const first = firstThat(axis.outputSize, (output) => windowEnd(axis, output) > from * spacing);
  const past = firstThat(axis.outputSize, (output) => windowStart(axis, output) >= to * spacing);
  return { from: Math.min(first, past), to: past };
}
