import { product } from '../../engine/row-major.js';
import type { Preset } from '../../protocol/index.js';
import { offsetOf, type PlaneLayout } from '../plane/plane-layout.js';
import { presetValue } from './presets.js';
import { samplePicture } from './sample-picture.js';
import type { ValuesSource } from '../view-options.js';

/**
 * The value of a cell of one plane, by its coordinates and its flat index in the plane; computed
 * each time, so that a plane costs nothing until somebody looks at it.
 */
export type ValueAt = (at: readonly number[], index: number) => number;

/** Gives the value of any cell of a plane. */
export type PlaneOf = (batch: number, channel: number) => ValueAt;

/** A box of cells of a plane. */
export interface PlaneBox {
  readonly origin: readonly number[];
  readonly size: readonly number[];
}

/** Values made up by a rule. */
export function presetPlanes(planes: PlaneLayout, preset: Preset): PlaneOf {
  return (batch, channel) => {
    const first = offsetOf(planes, batch, channel, 0);
    const step = offsetOf(planes, batch, channel, 1) - first;
    const { sizes } = planes;
    if (preset.kind === 'sample') {
      const picture = samplePicture(channel, sizes);
      return (at, index) => picture(at, first + index * step);
    }
    return (at, index) => presetValue(preset, { offset: first + index * step, channel, at, sizes });
  };
}

/** Values of a whole tensor, row-major. */
export function tensorPlanes(planes: PlaneLayout, data: Float64Array): PlaneOf {
  return (batch, channel) => {
    const first = offsetOf(planes, batch, channel, 0);
    const step = offsetOf(planes, batch, channel, 1) - first;
    return (_at, index) => data[first + index * step] ?? 0;
  };
}

/** A picture stretched over each plane without smoothing; its channels repeat. */
export function imagePlanes(
  { sizes }: PlaneLayout,
  image: Extract<ValuesSource, { readonly kind: 'image' }>,
): PlaneOf {
  const rows = sizes.length === 1 ? 1 : (sizes.at(-2) ?? 1);
  const columns = sizes.at(-1) ?? 1;
  return (_batch, channel) => {
    const first = (channel % Math.max(1, image.channels)) * image.rows;
    return (at) => {
      const column = Math.floor(((at.at(-1) ?? 0) * image.columns) / columns);
      const row = Math.floor(((sizes.length === 1 ? 0 : (at.at(-2) ?? 0)) * image.rows) / rows);
      return image.data[(first + row) * image.columns + column] ?? 0;
    };
  };
}

/** The values of a box of a plane whose sizes are given, row-major over the box. */
export function valuesIn(value: ValueAt, sizes: readonly number[], box: PlaneBox): Float32Array {
  const result = new Float32Array(product(box.size));
  const last = sizes.length - 1;
  const columns = box.size[last] ?? 1;
  if (result.length === 0) return result;
  const at = [...box.origin];
  const left = box.origin[last] ?? 0;
  for (let row = 0; row < result.length; row += columns) {
    let index = at.reduce((flat, place, axis) => flat * (sizes[axis] ?? 1) + place, 0);
    for (let column = 0; column < columns; column += 1) {
      at[last] = left + column;
      result[row + column] = value(at, index);
      index += 1;
    }
    at[last] = left;
    nextRow(at, box);
  }
  return result;
}

function nextRow(at: number[], box: PlaneBox): void {
  for (let axis = at.length - 2; axis >= 0; axis -= 1) {
    const origin = box.origin[axis] ?? 0;
    const next = (at[axis] ?? 0) + 1;
    if (next < origin + (box.size[axis] ?? 0)) {
      at[axis] = next;
      return;
    }
    at[axis] = origin;
  }
}
