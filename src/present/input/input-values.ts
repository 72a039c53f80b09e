import { say, type Words } from '../../engine/index.js';
import type { Preset } from '../../protocol/index.js';
import type { TensorValues } from '../../python/site.js';
import { placeOf, product } from '../../engine/row-major.js';
import { editedAt, editsOf, writeEdits } from './edited-values.js';
import type { PlaneLayout } from '../plane/plane-layout.js';
import { presetLabel } from './presets.js';
import {
  imagePlanes,
  presetPlanes,
  tensorPlanes,
  valuesIn,
  type PlaneBox,
  type PlaneOf,
  type ValueAt,
} from './value-at.js';
import type { ValuesSource, ViewOptions } from '../view-options.js';

/** The input's values, one plane at a time. */
export interface InputValues {
  readonly label: Words;
  readonly origin: 'code' | 'preset' | 'typed' | 'image';
  readonly preset: Preset | null;
  /** Names a plane: while this stays the same, so do its values. */
  readonly key: (batch: number, channel: number) => string | null;
  /** The part of a plane that is held, as the layout says. */
  readonly plane: (batch: number, channel: number) => Float32Array;
  /** The value of any cell of a plane. */
  readonly at: (batch: number, channel: number) => ValueAt;
  /** The values of a box of a plane and of nothing else. */
  readonly box: (batch: number, channel: number, box: PlaneBox) => Float32Array;
  /** Mean of a channel, from at most some thousand of its values. */
  readonly mean: (batch: number, channel: number) => number;
}

/** Planes of more rows or columns are drawn as heat in most panels, where a ramp says nothing. */
const MOST_NUMBERED = { strip: 32, rows: 24, columns: 16 };
/** Values that the means of all channels together are taken from. */
const MEAN_SAMPLES = 16_384;

let last: { readonly key: string; readonly plane: Float32Array } | null = null;

/** A made-up plane, made once while only the view of it moves; nobody writes into it. */
function lastPlane(key: string, make: () => Float32Array): Float32Array {
  if (last?.key !== key) last = { key, plane: make() };
  return last.plane;
}

/** Values for an input: those of the code, of the reader's choice, or a preset that suits its size. */
export function inputValues(
  planes: PlaneLayout,
  view: Pick<ViewOptions, 'values' | 'edits' | 'done'>,
  code: TensorValues | null,
): InputValues {
  const base = baseValues(planes, view.values, code);
  const edits = view.edits.slice(0, view.done);
  if (edits.length === 0) return base;
  const held = heldBox(planes);
  const box: InputValues['box'] = (batch, channel, part) =>
    writeEdits(base.box(batch, channel, part), editsOf(edits, batch, channel), part);
  return {
    ...base,
    label: say('{label}, with {count} typed by you', { label: base.label, count: edits.length }),
    origin: 'typed',
    key: (batch, channel) => {
      const key = base.key(batch, channel);
      return key === null ? null : `${key} ${JSON.stringify(edits)}`;
    },
    at: (batch, channel) => editedAt(base.at(batch, channel), editsOf(edits, batch, channel)),
    plane: (batch, channel) =>
      writeEdits(base.plane(batch, channel).slice(), editsOf(edits, batch, channel), held),
    box,
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
    case 'image': {
      const { name: label } = source;
      const name = nameOf(source.data);
      const key = keyOf(`${name} ${planes.shape.join()}`);
      const known = { label, origin: 'image', preset: null, key } as const;
      return { ...known, ...from(planes, imagePlanes(planes, source)) };
    }
    default:
      return source satisfies never;
  }
}

/** Names each plane of a tensor that has a name. */
const keyOf =
  (name: string) =>
  (batch: number, channel: number): string =>
    `${name} ${String(batch)} ${String(channel)}`;

const names = new WeakMap<Float32Array | Float64Array, string>();
let named = 0;

/** A name for values that are nowhere else. */
function nameOf(data: Float32Array | Float64Array): string {
  const known = names.get(data);
  if (known !== undefined) return known;
  named += 1;
  const name = `values ${String(named)}`;
  names.set(data, name);
  return name;
}

function suitingPreset({ sizes }: PlaneLayout): Preset {
  const [columns = 1, rows] = sizes.toReversed();
  const isNumbered =
    rows === undefined
      ? columns <= MOST_NUMBERED.strip
      : rows <= MOST_NUMBERED.rows && columns <= MOST_NUMBERED.columns;
  return { kind: isNumbered ? 'arange' : 'sample' };
}

function presetValues(planes: PlaneLayout, preset: Preset): InputValues {
  const made = from(planes, presetPlanes(planes, preset));
  const key = keyOf(JSON.stringify([preset, planes]));
  return {
    label: presetLabel(preset, product(planes.shape)),
    origin: 'preset',
    preset,
    ...made,
    key,
    plane: (batch, channel) => lastPlane(key(batch, channel), () => made.plane(batch, channel)),
  };
}

const tensorValues = (planes: PlaneLayout, data: Float64Array, label: Words): InputValues => ({
  label,
  origin: 'code',
  preset: null,
  key: keyOf(`${nameOf(data)} ${planes.shape.join()}`),
  ...from(planes, tensorPlanes(planes, data)),
});

const heldBox = ({ held }: PlaneLayout): PlaneBox => ({ origin: held.map(() => 0), size: held });

function from(
  planes: PlaneLayout,
  valueOf: PlaneOf,
): Pick<InputValues, 'plane' | 'box' | 'mean' | 'at'> {
  const { sizes, channels } = planes;
  const count = product(sizes);
  const box: InputValues['box'] = (batch, channel, part) =>
    valuesIn(valueOf(batch, channel), sizes, part);
  return {
    at: valueOf,
    box,
    plane: (batch, channel) => box(batch, channel, heldBox(planes)),
    mean: (batch, channel) => {
      const value = valueOf(batch, channel);
      const samples = Math.min(count, Math.max(16, Math.floor(MEAN_SAMPLES / channels)));
      let sum = 0;
      for (let sample = 0; sample < samples; sample += 1) {
        const index = Math.floor((sample * count) / samples);
        sum += value(placeOf(index, sizes), index);
      }
      return samples === 0 ? 0 : sum / samples;
    },
  };
}
