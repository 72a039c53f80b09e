import { arrayLike, arrayOfUnknownShape, shapeOf } from '../../arrays/array.js';
import { flatten } from '../../arrays/rearrange.js';
import { unflattenedSizes } from '../unflattened-sizes.js';
import type { LibraryMember } from '../../contract.js';
import { axisOf } from '../axes.js';
import { layerClass } from './simple-layer.js';

/** Layers that put axes together or take them apart. */
export const flatteningLayers: Readonly<Record<string, LibraryMember>> = {
  Flatten: layerClass('Flatten', {
    parameters: 'start_dim=1, end_dim=-1',
    geometry: null,
    output: (input, settings, context) => {
      if (input.shape === null) return arrayOfUnknownShape(input);
      const rank = input.shape.length;
      const first = axisOf(settings.integer('start_dim'), rank, context);
      const last = axisOf(settings.integer('end_dim'), rank, context);
      return flatten(input, first, last);
    },
  }),
  Unflatten: layerClass('Unflatten', {
    parameters: 'dim, unflattened_size',
    geometry: null,
    output: (input, settings, context) => {
      const shape = shapeOf(input);
      const axis = axisOf(settings.integer('dim'), shape.length, context);
      const sizes = unflattenedSizes(shape, axis, settings.dimensions('unflattened_size'), context);
      return arrayLike(input, [...shape.slice(0, axis), ...sizes, ...shape.slice(axis + 1)]);
    },
  }),
};
