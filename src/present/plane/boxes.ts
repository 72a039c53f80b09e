import { product } from '../../engine/row-major.js';
import { windowsTouching } from '../../picture/layout/axis-windows.js';
import type { AxisPicture, ValueBox, Viewport } from '../../protocol/index.js';

/** Planes up to this many cells are sent whole. */
export const WHOLE = 65_536;

/** A box of cells without its values. */
export type CellBox = Omit<ValueBox, 'data'>;

/** The box of the input that is sent: all of a small plane, else the view, cut to the limit. */
export function inputBox(
  axes: readonly Pick<AxisPicture, 'inputSize'>[],
  view: Viewport | null,
): CellBox {
  const shape = axes.map((axis) => axis.inputSize);
  if (product(shape) <= WHOLE) return { shape, origin: shape.map(() => 0), size: shape };
  const origin = shape.map((size, axis) => clamp(view?.origin[axis] ?? 0, 0, size - 1));
  const size = shape.map((all, axis) =>
    Math.min(view?.size[axis] ?? 64, all - (origin[axis] ?? 0)),
  );
  return { shape, origin, size: shrink(size) };
}

/** The outputs whose windows start inside a box of the input, or would without its margin. */
export function outputBox(axes: readonly AxisPicture[], input: CellBox): CellBox {
  const shape = axes.map((axis) => axis.outputSize);
  return product(shape) <= WHOLE
    ? { shape, origin: shape.map(() => 0), size: shape }
    : windowsBox(axes, input);
}

/** The outputs whose windows lie in a box of the input, at least in part. */
export function windowsBox(axes: readonly AxisPicture[], input: CellBox): CellBox {
  const shape = axes.map((axis) => axis.outputSize);
  const spans = axes.map((axis, index) => {
    const from = (input.origin[index] ?? 0) * axis.spacing;
    const to = from + (input.size[index] ?? 0) * axis.spacing;
    const touching = windowsTouching(axis, { from, to });
    return { from: touching.from, size: touching.to - touching.from };
  });
  return {
    shape,
    origin: spans.map((span) => span.from),
    size: shrink(spans.map((span) => span.size)),
  };
}

/** The values of a box of a plane; the plane itself where the box is all of it. */
export function crop(plane: Float32Array, box: CellBox): Float32Array {
  if (box.size.join() === box.shape.join()) return plane;
  const result = new Float32Array(product(box.size));
  forEachCell(box, (flat, index) => {
    result[index] = plane[flat] ?? 0;
  });
  return result;
}

/** Visits the cells of a box in order: flat index in the plane, index in the box, coordinates. */
export function forEachCell(
  box: CellBox,
  visit: (flat: number, index: number, at: readonly number[]) => void,
): void {
  const count = product(box.size);
  const at = [...box.origin];
  for (let index = 0; index < count; index += 1) {
    let flat = 0;
    for (let axis = 0; axis < at.length; axis += 1) {
      flat = flat * (box.shape[axis] ?? 1) + (at[axis] ?? 0);
    }
    visit(flat, index, at);
    advance(at, box);
  }
}

function advance(at: number[], box: CellBox): void {
  for (let axis = at.length - 1; axis >= 0; axis -= 1) {
    const next = (at[axis] ?? 0) + 1;
    const origin = box.origin[axis] ?? 0;
    if (next < origin + (box.size[axis] ?? 0)) {
      at[axis] = next;
      return;
    }
    at[axis] = origin;
  }
}

/** A box of at most as many cells as are sent: the longest side is halved until it is. */
export function shrink(size: readonly number[]): readonly number[] {
  const result = [...size];
  while (product(result) > WHOLE) {
    const largest = result.indexOf(Math.max(...result));
    result[largest] = Math.floor((result[largest] ?? 2) / 2);
  }
  return result;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));
