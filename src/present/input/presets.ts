import { say, type Words } from '../../engine/index.js';
import type { Preset } from '../../protocol/index.js';
import { samplePicture } from './sample-picture.js';
import { uniformAt } from './uniform-noise.js';

/** Where a value is asked for: its offset in the tensor and its place in the plane. */
export interface PresetPlace {
  readonly offset: number;
  readonly channel: number;
  /** Coordinates in the plane and the plane's sizes. */
  readonly at: readonly number[];
  readonly sizes: readonly number[];
}

/** The value of a preset at one place; the same place always gives the same value. */
export function presetValue(preset: Preset, place: PresetPlace): number {
  switch (preset.kind) {
    case 'arange':
      return place.offset;
    case 'random':
      return Math.round((2 * uniformAt(place.offset, preset.seed) - 1) * 100) / 100;
    case 'digits':
      return Math.floor(10 * uniformAt(place.offset, preset.seed));
    case 'checkerboard':
      return place.at.reduce((sum, at) => sum + at, place.channel) % 2;
    case 'edge':
      return (place.at.at(-1) ?? 0) * 2 < (place.sizes.at(-1) ?? 0) ? 0 : 1;
    case 'constant':
      return preset.value;
    case 'sample':
      return samplePicture(place.channel, place.sizes)(place.at, place.offset);
    default:
      return preset satisfies never;
  }
}

/** How a preset is called in the header. */
export function presetLabel(preset: Preset, count: number): Words {
  switch (preset.kind) {
    case 'arange':
      return `arange(${String(count)})`;
    case 'random':
      return say('random, seed {seed}', { seed: preset.seed });
    case 'digits':
      return say('digits, seed {seed}', { seed: preset.seed });
    case 'checkerboard':
      return say('checkerboard');
    case 'edge':
      return say('an edge');
    case 'constant':
      return say('all {value}', { value: preset.value });
    case 'sample':
      return say('sample picture');
    default:
      return preset satisfies never;
  }
}
