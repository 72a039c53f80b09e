import type { Layout, SpatialRank } from '../../engine/index.js';
import type { Preset } from '../../protocol/index.js';
import type { TensorValues } from '../../python/site.js';
import { presetLabel, presetValue } from './presets.js';
import { spatialStart } from './shape-text.js';
import type { CellEdit, ValuesSource, ViewChoices } from './view-choices.js';

/** The input's values, one plane at a time. */
export interface InputValues {
  readonly label: string;
  readonly origin: 'code' | 'preset' | 'typed' | 'image';
  readonly preset: Preset | null;
  readonly plane: (batch: number, channel: number) => Float32Array;
  /** Mean of a channel, from at most some thousand of its values. */
  readonly mean: (batch: number, channel: number) => number;
}

/** How the planes of a tensor lie in it. */
export interface PlaneLayout {
  readonly shape: readonly number[];
  readonly sizes: readonly number[];
  /** Sizes of the first corner of each plane that is held; of a plane that is held whole, its own. */
  readonly held: readonly number[];
  readonly channels: number;
  readonly layout: Layout;
}

const LARGE = 1600;
/** Values that the means of all channels together are taken from. */
const MEAN_SAMPLES = 16_384;

let last: { readonly key: string; readonly plane: Float32Array } | null = null;

/** A made-up plane, made once while only the view of it moves; nobody writes into it. */
function lastPlane(key: string, make: () => Float32Array): Float32Array {
  if (last?.key !== key) last = { key, plane: make() };
  return last.plane;
}

/** Planes of a tensor of this shape under a layer of this rank and layout, held as far as told. */
export function planeLayout(
  shape: readonly number[],
  rank: SpatialRank,
  layout: Layout,
  channels: number,
  held?: readonly number[],
): PlaneLayout {
  const start = spatialStart(shape.length, rank, layout);
  const sizes = shape.slice(start, start + rank);
  return { shape, sizes, held: held ?? sizes, channels, layout };
}

/** Values for an input: those of the code, of the reader's choice, or a preset that suits its size. */
export function inputValues(
  planes: PlaneLayout,
  view: Pick<ViewChoices, 'values' | 'edits' | 'done'>,
  code: TensorValues | null,
): InputValues {
  const base = baseValues(planes, view.values, code);
  const edits = view.edits.slice(0, view.done);
  if (edits.length === 0) return base;
  return {
    ...base,
    label: `${base.label}, with ${String(edits.length)} typed by you`,
    origin: 'typed',
    plane: (batch, channel) =>
      edited(base.plane(batch, channel).slice(), edits, batch, channel, planes),
  };
}

function baseValues(
  planes: PlaneLayout,
  source: ValuesSource,
  code: TensorValues | null,
): InputValues {
  switch (source.kind) {
    case 'auto':
      return code !== null && code.shape.join() === planes.shape.join()
        ? tensorValues(planes, code.data, code.label)
        : presetValues(planes, suitingPreset(planes));
    case 'preset':
      return presetValues(planes, source.preset);
    case 'literal':
      return tensorValues(planes, source.data, source.label);
    case 'image':
      return imageValues(planes, source);
    default:
      return source satisfies never;
  }
}

const suitingPreset = (planes: PlaneLayout): Preset =>
  countOf(planes.sizes) > LARGE ? { kind: 'sample' } : { kind: 'arange' };

function presetValues(planes: PlaneLayout, preset: Preset): InputValues {
  const value = (batch: number, channel: number, index: number): number =>
    presetValue(preset, {
      offset: offsetOf(planes, batch, channel, index),
      channel,
      at: unravel(index, planes.sizes),
      sizes: planes.sizes,
    });
  const made = from(planes, value);
  const key = JSON.stringify([preset, planes]);
  return {
    label: presetLabel(preset, countOf(planes.shape)),
    origin: 'preset',
    preset,
    ...made,
    plane: (batch, channel) =>
      lastPlane(`${key} ${String(batch)} ${String(channel)}`, () => made.plane(batch, channel)),
  };
}

function tensorValues(planes: PlaneLayout, data: Float64Array, label: string): InputValues {
  const value = (batch: number, channel: number, index: number): number =>
    data[offsetOf(planes, batch, channel, index)] ?? 0;
  return { label, origin: 'code', preset: null, ...from(planes, value) };
}

function imageValues(
  planes: PlaneLayout,
  image: Extract<ValuesSource, { readonly kind: 'image' }>,
): InputValues {
  const rows = planes.sizes.length === 1 ? 1 : (planes.sizes.at(-2) ?? 1);
  const columns = planes.sizes.at(-1) ?? 1;
  const value = (_batch: number, channel: number, index: number): number => {
    const column = Math.floor(((index % columns) * image.columns) / columns);
    const row = Math.floor(((Math.floor(index / columns) % rows) * image.rows) / rows);
    const plane = channel % Math.max(1, image.channels);
    return image.data[(plane * image.rows + row) * image.columns + column] ?? 0;
  };
  return { label: image.name, origin: 'image', preset: null, ...from(planes, value) };
}

type ValueAt = (batch: number, channel: number, index: number) => number;

function from(planes: PlaneLayout, value: ValueAt): Pick<InputValues, 'plane' | 'mean'> {
  const size = countOf(planes.sizes);
  const isWhole = planes.held.join() === planes.sizes.join();
  return {
    plane: (batch, channel) => {
      const plane = new Float32Array(countOf(planes.held));
      for (let index = 0; index < plane.length; index += 1) {
        plane[index] = value(batch, channel, isWhole ? index : inWhole(planes, index));
      }
      return plane;
    },
    mean: (batch, channel) => {
      const samples = Math.min(size, Math.max(16, Math.floor(MEAN_SAMPLES / planes.channels)));
      let sum = 0;
      for (let sample = 0; sample < samples; sample += 1) {
        sum += value(batch, channel, Math.floor((sample * size) / samples));
      }
      return samples === 0 ? 0 : sum / samples;
    },
  };
}

/** Flat index in the whole plane of a cell of the corner that is held. */
function inWhole({ sizes, held }: PlaneLayout, index: number): number {
  let rest = index;
  let flat = 0;
  let scale = 1;
  for (let axis = held.length - 1; axis >= 0; axis -= 1) {
    const size = held[axis] ?? 1;
    flat += (rest % size) * scale;
    rest = Math.floor(rest / size);
    scale *= sizes[axis] ?? 1;
  }
  return flat;
}

function edited(
  plane: Float32Array,
  edits: readonly CellEdit[],
  batch: number,
  channel: number,
  planes: PlaneLayout,
): Float32Array {
  for (const { at, value } of edits) {
    const [b, c, ...place] = at;
    const inside = place.every((index, axis) => index < (planes.held[axis] ?? 0));
    if (b !== batch || c !== channel || !inside) continue;
    plane[place.reduce((flat, index, axis) => flat * (planes.held[axis] ?? 1) + index, 0)] = value;
  }
  return plane;
}

function offsetOf(planes: PlaneLayout, batch: number, channel: number, index: number): number {
  const size = countOf(planes.sizes);
  return planes.layout === 'channels-last'
    ? (batch * size + index) * planes.channels + channel
    : (batch * planes.channels + channel) * size + index;
}

function unravel(index: number, sizes: readonly number[]): readonly number[] {
  let rest = index;
  return sizes
    .toReversed()
    .map((size) => {
      const at = rest % size;
      rest = Math.floor(rest / size);
      return at;
    })
    .toReversed();
}

const countOf = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);
