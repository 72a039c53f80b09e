import { add, multiply, subtract, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { binaries, binary } from '../arrays/arithmetic.js';
import { arrayLike, leader, shapeOf } from '../arrays/array.js';
import { concatenate, flatten, permute, reshape, reshapedTo } from '../arrays/rearrange.js';
import { integerOf, type Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { kerasLayer, withoutNumbers, type KerasLayer } from './layer.js';
import {
  channelsFirst,
  channelsOf,
  geometryOf,
  perAxis,
  spatialOf,
  transposedSize,
  windowed,
  withSpatial,
} from './sizes.js';
import { tensor } from './tensors.js';
import { sizesText } from '../arrays/size-text.js';

const CONV_TAIL =
  "strides=1, padding='valid', data_format=None, dilation_rate=1, groups=1, activation=None, use_bias=True";

function convolved(
  input: TensorValue,
  settings: Arguments,
  rank: number,
  context: LibraryContext,
  channels: (own: Dimension) => Dimension,
): TensorValue {
  const shape = shapeOf(input);
  if (shape.length !== rank + 2) {
    context.raise(
      'ValueError',
      `Input 0 of layer is incompatible with the layer: expected min_ndim=${rank + 2}, found ndim=${shape.length}. Full shape received: (${sizesText(shape)})`,
    );
  }
  const first = channelsFirst(settings);
  const kernel = perAxis(settings, 'kernel_size', rank);
  const stride = perAxis(settings, 'strides', rank);
  const dilation = perAxis(settings, 'dilation_rate', rank);
  const padding = settings.text('padding').toLowerCase();
  const spatial = spatialOf(shape, first).map((size, axis) =>
    windowed(size, {
      kernel: kernel[axis] ?? 1,
      stride: stride[axis] ?? 1,
      dilation: dilation[axis] ?? 1,
      padding,
    }),
  );
  if (spatial.some((size) => typeof size === 'number' && size < 1)) {
    context.raise(
      'ValueError',
      `Computed output size would be zero or negative. Received: inputs.shape=(${sizesText(shape)}), kernel_size=(${kernel.join(', ')})`,
    );
  }
  return arrayLike(input, withSpatial(shape, first, spatial, channels(channelsOf(shape, first))));
}

const convolution = (rank: number, separable: boolean): KerasLayer => ({
  parameters: `filters, kernel_size, ${separable ? CONV_TAIL.replace('groups=1', 'depth_multiplier=1') : CONV_TAIL}`,
  geometry: (settings) => geometryOf(settings, rank),
  output: (input, settings, context) =>
    convolved(input, settings, rank, context, () => settings.dimension('filters')),
});

const depthwise = (rank: number): KerasLayer => ({
  parameters: `kernel_size, strides=1, padding='valid', depth_multiplier=1, data_format=None, dilation_rate=1, activation=None, use_bias=True`,
  geometry: (settings) => geometryOf(settings, rank),
  output: (input, settings, context) =>
    convolved(input, settings, rank, context, (own) =>
      multiply(own, settings.integer('depth_multiplier')),
    ),
});

const transposed = (rank: number): KerasLayer => ({
  parameters:
    "filters, kernel_size, strides=1, padding='valid', output_padding=None, data_format=None, dilation_rate=1, activation=None, use_bias=True",
  mixes: true,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const first = channelsFirst(settings);
    const kernel = perAxis(settings, 'kernel_size', rank);
    const stride = perAxis(settings, 'strides', rank);
    const padding = settings.text('padding').toLowerCase();
    const spatial = spatialOf(shape, first).map((size, axis) =>
      transposedSize(size, { kernel: kernel[axis] ?? 1, stride: stride[axis] ?? 1, padding }),
    );
    return arrayLike(input, withSpatial(shape, first, spatial, settings.dimension('filters')));
  },
});

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

/** The tensors that a merging layer takes as one list. */
export function listed(value: Value, context: LibraryContext): readonly TensorValue[] {
  return context.items(value).map((item) => {
    if (item.kind === 'tensor') return item;
    return context.giveUp(
      item.kind === 'unknown' ? item.reason : 'one of the inputs is not a tensor',
    );
  });
}

/** Adds, multiplies … several tensors, broadcasting their shapes. */
export function merged(tensors: readonly TensorValue[], context: LibraryContext): TensorValue {
  const output = tensors.reduce<Value>(
    (all, one) => binary(all, one, binaries.add, context),
    tensors[0] ?? context.giveUp('nothing to merge'),
  );
  if (output.kind !== 'tensor') return context.giveUp('one of the inputs is not a tensor');
  return withoutNumbers(output);
}

/** Joins tensors along an axis, with Keras's error where other sizes differ. */
export function joined(
  tensors: readonly TensorValue[],
  axis: number,
  context: LibraryContext,
): TensorValue {
  const rank = tensors[0]?.shape?.length ?? 1;
  const at = axis < 0 ? axis + rank : axis;
  const output =
    concatenate(tensors, at) ??
    context.raise(
      'ValueError',
      `A \`Concatenate\` layer requires inputs with matching shapes except for the concatenation axis. Received: input_shape=[${tensors.map((one) => `(${sizesText(shapeOf(one))})`).join(', ')}]`,
    );
  return { ...output, chain: (leader(tensors) ?? output).chain };
}

const dense: KerasLayer = {
  parameters: 'units, activation=None, use_bias=True',
  mixes: true,
  output: (input, settings) =>
    arrayLike(input, [...shapeOf(input).slice(0, -1), settings.dimension('units')]),
};

const reshapeLayer: KerasLayer = {
  parameters: 'target_shape',
  mixes: true,
  output: (input, settings, context) => {
    const [batch = 1, ...rest] = shapeOf(input);
    const target = settings.dimensions('target_shape');
    const text = (sizes: Shape): string => `(${sizesText(sizes)})`;
    const next =
      reshapedTo(rest, target) ??
      context.raise(
        'ValueError',
        `The total size of the tensor must be unchanged. Received: input_shape=${text(rest)}, target_shape=${text(target)}`,
      );
    return reshape(input, [batch, ...next]);
  },
};

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

const sized: KerasLayer = {
  parameters: 'height, width',
  mixes: true,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const sizes = [settings.dimension('height'), settings.dimension('width')];
    return arrayLike(input, [...shape.slice(0, -3), ...sizes, shape.at(-1) ?? 1]);
  },
};

const KEEPING: Readonly<Record<string, string>> = {
  Activation: 'activation',
  ReLU: 'max_value=None, negative_slope=0.0, threshold=0.0',
  LeakyReLU: 'negative_slope=0.3',
  PReLU: 'alpha_initializer=None, shared_axes=None',
  ELU: 'alpha=1.0',
  Softmax: 'axis=-1',
  ThresholdedReLU: 'theta=1.0',
  Dropout: 'rate, noise_shape=None, seed=None',
  SpatialDropout1D: 'rate',
  SpatialDropout2D: 'rate, data_format=None',
  SpatialDropout3D: 'rate, data_format=None',
  AlphaDropout: 'rate',
  GaussianDropout: 'rate',
  GaussianNoise: 'stddev',
  BatchNormalization: 'axis=-1, momentum=0.99, epsilon=0.001',
  LayerNormalization: 'axis=-1, epsilon=0.001',
  GroupNormalization: 'groups=32, axis=-1, epsilon=0.001',
  UnitNormalization: 'axis=-1',
  SpectralNormalization: 'layer',
  ActivityRegularization: 'l1=0.0, l2=0.0',
  Identity: '',
  Masking: 'mask_value=0.0',
  Rescaling: 'scale, offset=0.0',
  Normalization: 'axis=-1, mean=None, variance=None',
  RandomFlip: "mode='horizontal_and_vertical'",
  RandomRotation: 'factor=0',
  RandomZoom: 'height_factor=0, width_factor=None',
  RandomContrast: 'factor=0',
  RandomBrightness: 'factor=0',
  RandomTranslation: 'height_factor=0, width_factor=0',
};

const ranks = [1, 2, 3] as const;

function each(name: string, make: (rank: number) => KerasLayer): [string, LibraryMember][] {
  return ranks.map((rank) => [`${name}${rank}D`, kerasLayer(`${name}${rank}D`, make(rank))]);
}

/** Layers of `keras.layers` that are neither pooling nor containers. */
export const plainLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries([
    ...each('Conv', (rank) => convolution(rank, false)),
    ...each('SeparableConv', (rank) => convolution(rank, true)),
    ...each('DepthwiseConv', depthwise),
    ...each('ZeroPadding', (rank) => edged(rank, 'padding', 1)),
    ...each('Cropping', (rank) => edged(rank, 'cropping', -1)),
    ...each('UpSampling', upsampled),
    ...ranks.map((rank): [string, LibraryMember] => [
      `Conv${rank}DTranspose`,
      kerasLayer(`Conv${rank}DTranspose`, transposed(rank)),
    ]),
    ...Object.entries(KEEPING).map(([name, parameters]): [string, LibraryMember] => [
      name,
      kerasLayer(name, { parameters }),
    ]),
    ...['LSTM', 'GRU', 'SimpleRNN'].map((name): [string, LibraryMember] => [
      name,
      kerasLayer(name, recurrent),
    ]),
  ]),
  Dense: kerasLayer('Dense', dense),
  Flatten: kerasLayer('Flatten', {
    parameters: 'data_format=None',
    mixes: true,
    output: (input) => {
      const rank = shapeOf(input).length;
      return rank === 1 ? reshape(input, [...shapeOf(input), 1]) : flatten(input, 1, rank - 1);
    },
  }),
  Reshape: kerasLayer('Reshape', reshapeLayer),
  Permute: kerasLayer('Permute', {
    parameters: 'dims',
    mixes: true,
    output: (input, settings) => permute(input, [0, ...settings.integers('dims')]),
  }),
  RepeatVector: kerasLayer('RepeatVector', {
    parameters: 'n',
    mixes: true,
    output: (input, settings) => {
      const [batch = 1, features = 1] = shapeOf(input);
      return arrayLike(input, [batch, settings.dimension('n'), features]);
    },
  }),
  Embedding: kerasLayer('Embedding', {
    parameters: 'input_dim, output_dim',
    mixes: true,
    output: (input, settings) =>
      arrayLike(input, [...shapeOf(input), settings.dimension('output_dim')], { dtype: 'float32' }),
  }),
  Resizing: kerasLayer('Resizing', sized),
  CenterCrop: kerasLayer('CenterCrop', sized),
  RandomCrop: kerasLayer('RandomCrop', sized),
  Lambda: kerasLayer('Lambda', {
    parameters: 'function, output_shape=None',
    mixes: true,
    output: (input, settings, context) => context.call(settings.get('function'), [input]),
  }),
  MultiHeadAttention: kerasLayer('MultiHeadAttention', {
    parameters: 'num_heads, key_dim, value_dim=None, dropout=0.0',
    mixes: true,
    output: withoutNumbers,
  }),
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
