import { add, multiply, subtract } from '../../dimension.js';
import { tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { integerOf } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryMember } from '../contract.js';
import { kerasLayer, type KerasLayer } from './layer.js';
import { each } from './ranks.js';
import { channelsFirst, channelsOf, perAxis, spatialOf, withSpatial } from './sizes.js';

/** `((top, bottom), (left, right))`, `(rows, columns)` or one number, as pairs per axis. */
export function pairsOf(value: Value, rank: number): readonly (readonly [number, number])[] {
  if (value.kind !== 'tuple' && value.kind !== 'list') {
    const both = integerOf(value, 'padding');
    return Array.from({ length: rank }, () => [both, both] as const);
  }
  const flat = rank === 1 && value.items.length === 2 && value.items[0]?.kind === 'int';
  const items = flat ? [tuple(value.items)] : value.items;
  return items.map((item) => {
    if (item.kind !== 'tuple' && item.kind !== 'list') {
      const both = integerOf(item, 'padding');
      return [both, both] as const;
    }
    const [before, after] = item.items.map((one) => integerOf(one, 'padding'));
    return [before ?? 0, after ?? before ?? 0] as const;
  });
}

function edged(rank: number, name: string, sign: 1 | -1): KerasLayer {
  return {
    parameters: `${name}=1, data_format=None`,
    mixes: true,
    output: (input, settings) => {
      const shape = shapeOf(input);
      const first = channelsFirst(settings);
      const pairs = pairsOf(settings.get(name), rank);
      const spatial = spatialOf(shape, first).map((size, axis) => {
        const [before, after] = pairs[axis] ?? [0, 0];
        return sign > 0 ? add(size, before + after) : subtract(size, before + after);
      });
      return arrayLike(input, withSpatial(shape, first, spatial, channelsOf(shape, first)));
    },
  };
}

const upsampled = (rank: number): KerasLayer => ({
  parameters: `size=2, data_format=None, interpolation='nearest'`,
  mixes: true,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const first = channelsFirst(settings);
    const factor = perAxis(settings, 'size', rank);
    const spatial = spatialOf(shape, first).map((size, axis) => multiply(size, factor[axis] ?? 1));
    return arrayLike(input, withSpatial(shape, first, spatial, channelsOf(shape, first)));
  },
});

const sized: KerasLayer = {
  parameters: 'height, width',
  mixes: true,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const sizes = [settings.dimension('height'), settings.dimension('width')];
    const format = settings.get('data_format');
    return format.kind === 'string' && format.value === 'channels_first'
      ? arrayLike(input, [...shape.slice(0, -2), ...sizes])
      : arrayLike(input, [...shape.slice(0, -3), ...sizes, shape.at(-1) ?? 1]);
  },
};

/** Layers that change the size of the spatial axes. */
export const spatialLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries([
    ...each(
      (rank) => `ZeroPadding${rank}D`,
      (rank) => edged(rank, 'padding', 1),
    ),
    ...each(
      (rank) => `Cropping${rank}D`,
      (rank) => edged(rank, 'cropping', -1),
    ),
    ...each((rank) => `UpSampling${rank}D`, upsampled),
  ]),
  Resizing: kerasLayer('Resizing', sized),
  CenterCrop: kerasLayer('CenterCrop', sized),
  RandomCrop: kerasLayer('RandomCrop', sized),
};
