import type { Shape } from '../../site.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { flatten, permute, reshape, reshapedTo } from '../arrays/rearrange.js';
import { sizesText } from '../arrays/size-text.js';
import type { LibraryMember } from '../contract.js';
import { convolutionLayers } from './convolution.js';
import { kerasLayer, withoutNumbers, type KerasLayer } from './layer.js';
import { recurrentLayers } from './recurrent.js';
import { spatialLayers } from './spatial-layers.js';
import { wrapperLayers } from './wrappers.js';

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

/** Layers of `keras.layers` that are neither pooling nor containers. */
export const plainLayers: Readonly<Record<string, LibraryMember>> = {
  ...convolutionLayers,
  ...spatialLayers,
  ...recurrentLayers,
  ...wrapperLayers,
  ...Object.fromEntries(
    Object.entries(KEEPING).map(([name, parameters]) => [name, kerasLayer(name, { parameters })]),
  ),
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
};
