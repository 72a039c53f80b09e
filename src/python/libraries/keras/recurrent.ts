import type { Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { list, NONE, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { kerasLayer, type KerasLayer } from './layer.js';
import { channelsFirst, perAxis, spatialOf, windowed, withSpatial } from './sizes.js';
import { tensor } from './tensors.js';

const SEQUENCES = 'return_sequences=False, return_state=False, go_backwards=False';

/** The output of each step or of the last, with the states where they are asked for. */
function unrolled(input: TensorValue, settings: Arguments, step: Shape, states: number): Value {
  const [batch = 1, steps = 1] = shapeOf(input);
  const kept = settings.flag('return_sequences') ? [batch, steps] : [batch];
  const output = arrayLike(input, [...kept, ...step]);
  if (!settings.flag('return_state')) return output;
  return tuple([output, ...Array.from({ length: states }, () => tensor([batch, ...step]))]);
}

const recurrent = (states: number, activations: string): KerasLayer => ({
  parameters: `units, ${activations}, ${SEQUENCES}`,
  mixes: true,
  hasOwnActivation: true,
  output: (input, settings) => unrolled(input, settings, [settings.dimension('units')], states),
});

/** A cell takes one step and its states, and gives both again. */
const cell = (states: number): KerasLayer => ({
  parameters: 'units',
  mixes: true,
  hasOwnActivation: true,
  output: (input, settings) => {
    const shape: Shape = [...shapeOf(input).slice(0, -1), settings.dimension('units')];
    const output = arrayLike(input, shape);
    return tuple([output, list(Array.from({ length: states }, () => tensor(shape)))]);
  },
});

/** `RNN(cell)`: one step through the cell tells what every step gives. */
const ofCell: KerasLayer = {
  parameters: `cell, ${SEQUENCES}`,
  mixes: true,
  output: (input, settings, context) => {
    const [batch = 1, , ...rest] = shapeOf(input);
    const cells = settings.get('cell');
    const several = cells.kind === 'list' || cells.kind === 'tuple' ? cells.items : [cells];
    const last = several.reduce<Value>(
      (value, one) => stepOf(one, value, context),
      arrayLike(input, [batch, ...rest]),
    );
    return last.kind === 'tensor' ? unrolled(input, settings, shapeOf(last).slice(1), 1) : last;
  },
};

/** What a cell gives for one step. */
function stepOf(one: Value, input: Value, context: LibraryContext): Value {
  if (input.kind !== 'tensor') return input;
  const states = context.getAttribute(one, 'state_size');
  const sizes =
    states === undefined
      ? []
      : states.kind === 'list' || states.kind === 'tuple'
        ? states.items
        : [states];
  const [batch = 1] = shapeOf(input);
  const start = sizes.flatMap((at) => (at.kind === 'int' ? [tensor([batch, at.value])] : []));
  const result = context.call(one, [input, list(start)]);
  return result.kind === 'tuple' || result.kind === 'list' ? (result.items[0] ?? NONE) : result;
}

/** A convolution at each step: the window moves over every picture. */
const convolutional = (rank: number): KerasLayer => ({
  parameters: `filters, kernel_size, strides=1, padding='valid', data_format=None, dilation_rate=1, activation='tanh', ${SEQUENCES}`,
  mixes: true,
  hasOwnActivation: true,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const first = channelsFirst(settings);
    const [kernel, stride, dilation] = ['kernel_size', 'strides', 'dilation_rate'].map((name) =>
      perAxis(settings, name, rank),
    );
    const padding = settings.text('padding').toLowerCase();
    const picture = [shape[0] ?? 1, ...shape.slice(2)];
    const spatial = spatialOf(picture, first).map((one, axis): Dimension =>
      windowed(one, {
        kernel: kernel?.[axis] ?? 1,
        stride: stride?.[axis] ?? 1,
        dilation: dilation?.[axis] ?? 1,
        padding,
      }),
    );
    const step = withSpatial(picture, first, spatial, settings.dimension('filters')).slice(1);
    return unrolled(input, settings, step, 2);
  },
});

const GATES = "activation='tanh', recurrent_activation='sigmoid', use_bias=True";

/** Recurrent layers and their cells. */
export const recurrentLayers: Readonly<Record<string, LibraryMember>> = {
  LSTM: kerasLayer('LSTM', recurrent(2, GATES)),
  GRU: kerasLayer('GRU', recurrent(1, GATES)),
  SimpleRNN: kerasLayer('SimpleRNN', recurrent(1, "activation='tanh', use_bias=True")),
  CuDNNLSTM: kerasLayer('CuDNNLSTM', recurrent(2, 'use_bias=True')),
  CuDNNGRU: kerasLayer('CuDNNGRU', recurrent(1, 'use_bias=True')),
  LSTMCell: kerasLayer('LSTMCell', cell(2)),
  GRUCell: kerasLayer('GRUCell', cell(1)),
  SimpleRNNCell: kerasLayer('SimpleRNNCell', cell(1)),
  RNN: kerasLayer('RNN', ofCell),
  StackedRNNCells: kerasLayer('StackedRNNCells', {
    parameters: 'cells',
    mixes: true,
    output: (input, settings, context) => {
      const last = context
        .items(settings.get('cells'))
        .reduce<Value>((value, one) => stepOf(one, value, context), input);
      return tuple([last, list([])]);
    },
  }),
  ...Object.fromEntries(
    [1, 2, 3].map((rank) => [
      `ConvLSTM${rank}D`,
      kerasLayer(`ConvLSTM${rank}D`, convolutional(rank)),
    ]),
  ),
};
