import type { Shape } from '../../site.js';
import { tuple } from '../../values/create.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryMember } from '../contract.js';
import { kerasLayer, type KerasLayer } from './layer.js';
import { tensor } from './tensors.js';

const recurrent: KerasLayer = {
  parameters: 'units, return_sequences=False, return_state=False, go_backwards=False',
  mixes: true,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const units = settings.dimension('units');
    const kept: Shape = settings.flag('return_sequences') ? shape.slice(0, 2) : shape.slice(0, 1);
    const output = arrayLike(input, [...kept, units]);
    const state = tensor([shape[0] ?? 1, units]);
    return settings.flag('return_state') ? tuple([output, state, state]) : output;
  },
};

/** Recurrent layers. */
export const recurrentLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  ['LSTM', 'GRU', 'SimpleRNN'].map((name) => [name, kerasLayer(name, recurrent)]),
);
