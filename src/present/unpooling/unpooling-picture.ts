import { product } from '../../engine/row-major.js';
import { unpoolingPlaces, type PoolCall, type UnpoolGeometry } from '../../engine/index.js';
import type {
  UnpoolingAxis,
  UnpoolingPicture,
  ValueRange,
  Viewport,
} from '../../protocol/index.js';
import { crop, forEachCell, inputBox, shrink, WHOLE, type CellBox } from '../plane/boxes.js';
import { overviewOf, rangeOf } from '../picture/overview.js';
import { firstIndexOf } from './first-index.js';
import type { UnpoolingPlane } from './unpooling-values.js';

/** One plane of an unpooling layer to draw. */
export interface PlaneToUnpool extends UnpoolingPlane {
  readonly call: PoolCall;
  readonly geometry: UnpoolGeometry;
  readonly sizes: readonly number[];
  /** Index of the plane in the tensor, for indices that count over all of it. */
  readonly plane: number;
  readonly viewport: Viewport | null;
}

/** A picture with the first index that has no place; null where all have one. */
export interface DrawnUnpooling {
  readonly picture: UnpoolingPicture;
  readonly firstOutside: number | null;
}

const NAMES: readonly (readonly UnpoolingAxis['name'][])[] = [
  [],
  ['length'],
  ['height', 'width'],
  ['depth', 'height', 'width'],
];

/** Everything to draw one plane: where each value goes, and who wrote each cell of the output. */
export function unpoolingPictureOf(given: PlaneToUnpool): DrawnUnpooling {
  const { geometry, sizes, values, indices } = given;
  const places = placesOf(given);
  const output = new Float32Array(product(geometry.output));
  const writers = new Int32Array(output.length).fill(-1);
  const writes = new Int32Array(output.length);
  places.forEach((place, index) => {
    if (place < 0) return;
    output[place] = values[index] ?? 0;
    writers[place] = index;
    writes[place] = (writes[place] ?? 0) + 1;
  });
  const axes = unpooledAxes(geometry, sizes);
  const inBox = inputBox(axes, given.viewport);
  const outBox = unpooledBox(axes, inBox);
  const range = withZero(rangeOf(values));
  const first = places.indexOf(-1);
  return {
    firstOutside: first < 0 ? null : (indices[first] ?? null),
    picture: {
      axes: [...axes],
      input: { ...inBox, data: crop(values, inBox) },
      output: { ...outBox, data: crop(output, outBox) },
      indices: cropped(indices, inBox),
      indexed: [...geometry.indexed],
      firstIndex: firstIndexOf(given),
      places: cropped(places, inBox),
      writers: cropped(writers, outBox),
      writes: cropped(writes, outBox),
      replaced: places.reduce(
        (count, place, index) => count + (place >= 0 && writers[place] !== index ? 1 : 0),
        0,
      ),
      outside: places.reduce((count, place) => count + (place < 0 ? 1 : 0), 0),
      range,
      inputOverview: overviewOf(values, sizes, range, 'largest'),
      outputOverview: overviewOf(output, geometry.output, range, 'largest'),
      unfinished: null,
    },
  };
}

function placesOf(given: PlaneToUnpool): Int32Array {
  const { call, sizes, indices } = given;
  const shift = firstIndexOf(given);
  const own = shift === 0 ? indices : indices.map((index) => index - shift);
  const placed = unpoolingPlaces(call, [1, 1, ...sizes], own);
  return placed.ok ? placed.value.places : new Int32Array(indices.length).fill(-1);
}

/** The axes of an unpooling layer on an input of these sizes. */
export function unpooledAxes(
  geometry: UnpoolGeometry,
  sizes: readonly number[],
): readonly UnpoolingAxis[] {
  const names = NAMES[sizes.length] ?? [];
  return sizes.map((inputSize, axis) => ({
    name: names[axis] ?? 'length',
    inputSize,
    outputSize: geometry.output[axis] ?? 0,
    kernel: geometry.kernel[axis] ?? 1,
    stride: geometry.stride[axis] ?? 1,
    padding: geometry.padding[axis]?.before ?? 0,
    padAfter: geometry.padding[axis]?.after ?? 0,
  }));
}

/** The cells that the pooling's windows of a box of the input cover. */
export function unpooledBox(axes: readonly UnpoolingAxis[], input: CellBox): CellBox {
  const shape = axes.map((axis) => axis.outputSize);
  if (product(shape) <= WHOLE) return { shape, origin: shape.map(() => 0), size: shape };
  const spans = axes.map((axis, index) => {
    const first = input.origin[index] ?? 0;
    const last = first + Math.max(1, input.size[index] ?? 1) - 1;
    const limit = (at: number): number => Math.max(0, Math.min(axis.outputSize, at));
    const from = limit(first * axis.stride - axis.padding);
    return { from, size: limit(last * axis.stride - axis.padding + axis.kernel) - from };
  });
  return {
    shape,
    origin: spans.map((span) => span.from),
    size: shrink(spans.map((span) => span.size)),
  };
}

function cropped(plane: Int32Array, box: CellBox): Int32Array {
  if (box.size.join() === box.shape.join()) return plane;
  const result = new Int32Array(product(box.size));
  forEachCell(box, (flat, index) => {
    result[index] = plane[flat] ?? -1;
  });
  return result;
}

/** Most of an output is 0, whatever the values are. */
export const withZero = ({ min, max }: ValueRange): ValueRange => ({
  min: Math.min(0, min),
  max: Math.max(0, max),
});
