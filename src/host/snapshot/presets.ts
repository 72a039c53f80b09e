import { say, type Words } from '../../engine/index.js';
import type { Preset } from '../../protocol/index.js';

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
      return Math.round((2 * unit(place.offset, preset.seed) - 1) * 100) / 100;
    case 'digits':
      return Math.floor(10 * unit(place.offset, preset.seed));
    case 'checkerboard':
      return place.at.reduce((sum, at) => sum + at, place.channel) % 2;
    case 'edge':
      return (place.at.at(-1) ?? 0) * 2 < (place.sizes.at(-1) ?? 0) ? 0 : 1;
    case 'constant':
      return preset.value;
    case 'sample':
      return sample(place);
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

/** Rings, a line and a little noise, different in each channel; between 0 and 1. */
function sample({ at, sizes, channel, offset }: PresetPlace): number {
  const [width, height] = [sizes.at(-1) ?? 1, sizes.at(-2) ?? 1];
  const x = ((at.at(-1) ?? 0) + 0.5) / width;
  const y = height === 1 ? 0.5 : ((at.at(-2) ?? 0) + 0.5) / height;
  const turn = channel * 2.399963;
  const ring = (cx: number, cy: number, radius: number, thickness: number): number => {
    const distance = Math.hypot(x - cx, y - cy) - radius;
    return Math.exp(-((distance / thickness) ** 2));
  };
  const shift = 0.06 * Math.cos(turn);
  const light = Math.max(
    0.55 * ring(0.58 + shift, 0.38, 0.27 + 0.05 * Math.sin(turn), 0.03),
    0.8 * ring(0.22, 0.72 + shift, 0.08, 0.035),
    0.95 * ring(0.84 + shift / 2, 0.82 - shift / 2, 0.1, 0.03),
    0.5 * Math.exp(-(((y - 0.92 + 0.45 * x + shift) / 0.012) ** 2)),
  );
  const noise = 0.1 * unit(offset, 7);
  return Math.round((light * 0.9 + noise) * 1000) / 1000;
}

/** A number in [0, 1) from an offset and a seed (the mixing of SplitMix32). */
function unit(offset: number, seed: number): number {
  let z = (Math.imul(offset + 1, 0x9e3779b9) + Math.imul(seed, 0x85ebca6b)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return ((z ^ (z >>> 15)) >>> 0) / 4294967296;
}
