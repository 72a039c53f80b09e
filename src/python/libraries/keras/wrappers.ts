import { multiply } from '../../dimension.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { reshape } from '../arrays/rearrange.js';
import type { LibraryMember } from '../contract.js';
import { kerasLayer } from './layer.js';

/** Layers that hold another layer and call it. */
export const wrapperLayers: Readonly<Record<string, LibraryMember>> = {
  TimeDistributed: kerasLayer('TimeDistributed', {
    parameters: 'layer',
    mixes: true,
    output: (input, settings, context) => {
      const [batch = 1, steps = 1, ...rest] = shapeOf(input);
      const inner = context.call(settings.get('layer'), [reshape(input, [batch, ...rest])]);
      if (inner.kind !== 'tensor') return inner;
      return arrayLike(inner, [batch, steps, ...shapeOf(inner).slice(1)]);
    },
  }),
  Bidirectional: kerasLayer('Bidirectional', {
    parameters: "layer, merge_mode='concat'",
    mixes: true,
    output: (input, settings, context) => {
      const inner = context.call(settings.get('layer'), [input]);
      if (inner.kind !== 'tensor' || settings.get('merge_mode').kind !== 'string') return inner;
      const shape = shapeOf(inner);
      const twice = settings.text('merge_mode') === 'concat' ? 2 : 1;
      return arrayLike(inner, shape.with(-1, multiply(shape.at(-1) ?? 1, twice)));
    },
  }),
};
