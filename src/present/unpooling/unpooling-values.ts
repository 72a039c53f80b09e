import {
  plan,
  pool,
  say,
  specify,
  type Plan,
  type SpatialRank,
  type UnpoolGeometry,
} from '../../engine/index.js';
import type { Preset } from '../../protocol/index.js';
import type { Flow } from '../../python/site.js';
import { placeOf, product } from '../../engine/row-major.js';
import { editsOf, writeEdits } from '../input/edited-values.js';
import { inputValues, type InputValues } from '../input/input-values.js';
import { planePlan } from '../plane/plane-plan.js';
import { offsetOf, planeLayout, type PlaneLayout } from '../plane/plane-layout.js';
import type { ViewOptions } from '../view-options.js';
import type { PartToUnpool } from './unpooling-part.js';
import { firstIndexOf } from './first-index.js';

/** One plane of an unpooling layer's input. */
export interface UnpoolingPlane {
  readonly values: Float32Array;
  /** As the layer takes them. */
  readonly indices: Int32Array;
}

/** What an unpooling layer is shown on. */
export interface UnpoolingValues extends Pick<InputValues, 'label' | 'origin' | 'preset' | 'mean'> {
  readonly indicesFrom: 'code' | 'sample';
  readonly plane: (batch: number, channel: number) => UnpoolingPlane;
  /** The same where it is needed, for planes too large to hold; null where only all of it is known. */
  readonly part: ((batch: number, channel: number) => UnpoolingSource) | null;
}

/** Where one plane of a large input comes from. */
export type UnpoolingSource = Pick<PartToUnpool, 'pooling' | 'source' | 'valuesIn' | 'key'>;

/** An unpooling layer on an input that is known. */
export interface UnpoolingInput {
  readonly shape: readonly number[];
  readonly channels: number;
  readonly rank: SpatialRank;
  readonly geometry: UnpoolGeometry;
  readonly flow: Flow | null;
}

/**
 * Values and indices: those of the code as far as it says them. Indices that it doesn't say are those
 * of the max pooling with the same windows on sample values of the size that is unpooled to; values
 * that it doesn't say are then that pooling's output.
 */
export function unpoolingValues(input: UnpoolingInput, view: ViewOptions): UnpoolingValues {
  const { shape, rank, channels, flow } = input;
  const planes = planeLayout(shape, rank, 'channels-first', channels);
  const indices = flow?.indices ?? null;
  if (indices !== null && indices.shape.join() === shape.join()) {
    const values = inputValues(planes, view, flow?.values ?? null);
    return {
      ...values,
      indicesFrom: 'code',
      plane: (batch, channel) => ({
        values: values.plane(batch, channel),
        indices: planeOf(planes, indices.data, batch, channel),
      }),
      part: null,
    };
  }
  return sampleValues(input, planes, view);
}

function planeOf(
  planes: PlaneLayout,
  data: Float64Array,
  batch: number,
  channel: number,
): Int32Array {
  const first = offsetOf(planes, batch, channel, 0);
  return Int32Array.from(data.subarray(first, first + product(planes.sizes)));
}

const LARGE = 1600;

function sampleValues(
  { shape, rank, channels, geometry, flow }: UnpoolingInput,
  planes: PlaneLayout,
  view: ViewOptions,
): UnpoolingValues {
  const leading = shape.slice(0, shape.length - rank);
  const larger = [...leading, ...geometry.indexed];
  const pictures = planeLayout(larger, rank, 'channels-first', channels);
  const preset: Preset =
    product(geometry.indexed) > LARGE ? { kind: 'sample' } : { kind: 'digits', seed: 1 };
  const source = view.values.kind === 'auto' ? { kind: 'preset' as const, preset } : view.values;
  const pooled = inputValues(pictures, { values: source, edits: [], done: 0 }, null);
  const pooling = poolingOf(geometry, planes.sizes);
  const code = view.values.kind === 'auto' ? (flow?.values ?? null) : null;
  const own =
    code !== null && code.shape.join() === shape.join() ? inputValues(planes, view, code) : null;
  const edits = view.edits.slice(0, view.done);
  const firstOf = (batch: number, channel: number): number =>
    firstIndexOf({ geometry, plane: batch * channels + channel });
  const label = say('sample: {values}, max-pooled', { values: pooled.label });
  const typed = say('{label}, with {count} typed by you', { label, count: edits.length });
  return {
    label: own?.label ?? (edits.length === 0 ? label : typed),
    origin: own?.origin ?? (edits.length === 0 ? pooled.origin : 'typed'),
    preset: own === null ? pooled.preset : own.preset,
    mean: own?.mean ?? pooled.mean,
    indicesFrom: 'sample',
    plane: (batch, channel) => {
      const picture = pooled.plane(batch, channel);
      const result = pooling === null ? null : pool(pooling, picture);
      const indices = result?.indices ?? firstCells(geometry, planes.sizes);
      const values = Float32Array.from(
        result?.output ?? Float32Array.from(indices, (index) => picture[index] ?? 0),
      );
      const box = { origin: planes.sizes.map(() => 0), size: planes.sizes };
      return {
        values:
          own?.plane(batch, channel) ?? writeEdits(values, editsOf(edits, batch, channel), box),
        indices: indices.map((index) => index + firstOf(batch, channel)),
      };
    },
    part:
      pooling === null || geometry.indexed.join() !== geometry.output.join()
        ? null
        : (batch, channel) => {
            const key = pooled.key(batch, channel);
            const typedHere = editsOf(edits, batch, channel);
            return {
              pooling,
              source: {
                sizes: geometry.indexed,
                at: pooled.at(batch, channel),
                box: (box) => pooled.box(batch, channel, box),
                key,
              },
              valuesIn: (box, values) =>
                own?.box(batch, channel, box) ?? writeEdits(values, typedHere, box),
              key: JSON.stringify([key, own?.key(batch, channel) ?? null, typedHere]),
            };
          },
  };
}

/** The max pooling that gives a plane of these sizes; null where there is none. */
function poolingOf(geometry: UnpoolGeometry, sizes: readonly number[]): Plan | null {
  const shape = [1, 1, ...geometry.indexed];
  for (const rounding of [false, true]) {
    const specified = specify(
      {
        // Its padding may differ between the sides, and so covers every framework's.
        framework: 'onnx',
        operation: 'MaxPool',
        arguments: {
          kernel_shape: geometry.kernel,
          strides: geometry.stride,
          pads: [
            ...geometry.padding.map(({ before }) => before),
            ...geometry.padding.map(({ after }) => after),
          ],
          ceil_mode: rounding ? 1 : 0,
        },
        version: null,
      },
      shape,
    );
    const planned = specified.ok ? plan(specified.value, shape) : specified;
    const given = planned.ok ? planned.value.axes.map(({ outputSize }) => outputSize) : null;
    if (planned.ok && given?.join() === sizes.join()) return planePlan(planned.value, 0);
  }
  return null;
}

/** The first cell of each window that lies in the output, where no pooling says another. */
function firstCells(
  { indexed, stride, padding }: UnpoolGeometry,
  sizes: readonly number[],
): Int32Array {
  return Int32Array.from({ length: product(sizes) }, (_, index) =>
    placeOf(index, sizes).reduce((flat, at, axis) => {
      const size = indexed[axis] ?? 1;
      const start = at * (stride[axis] ?? 1) - (padding[axis]?.before ?? 0);
      return flat * size + Math.max(0, Math.min(size - 1, start));
    }, 0),
  );
}
