import type { Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { dimensionOf } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { flatten, permute, reshape, reshapedTo } from '../arrays/rearrange.js';
import { sizesText } from '../arrays/size-text.js';
import type { LibraryMember } from '../contract.js';
import { convolutionLayers } from './convolution.js';
import { noteUnflattenedMap } from '../surprises/unflattened-map.js';
import { attentionLayers } from './attention.js';
import { preprocessingLayers } from './preprocessing.js';
import { kerasLayer, type KerasLayer } from './layer.js';
import { recurrentLayers } from './recurrent.js';
import { spatialLayers } from './spatial-layers.js';
import { wrapperLayers } from './wrappers.js';

const dense: KerasLayer = {
  parameters: 'units, activation=None, use_bias=True',
  mixes: true,
  output: (input, settings, context) => {
    noteUnflattenedMap(input, context);
    return arrayLike(input, [...shapeOf(input).slice(0, -1), settings.dimension('units')]);
  },
};

const reshapeLayer: KerasLayer = {
  parameters: 'target_shape',
  mixes: true,
  output: (input, settings, context) => {
    const [batch = 1, ...rest] = shapeOf(input);
    const target = settings.dimensions('target_shape');
    const text = (sizes: Shape): string => `(${sizesText(sizes)}${sizes.length === 1 ? ',' : ''})`;
    const next =
      reshapedTo(rest, target) ??
      context.raise(
        'ValueError',
        `The total size of the tensor must be unchanged. Received: input_shape=${text(rest)}, target_shape=${text(target)}`,
      );
    return reshape(input, [batch, ...next]);
  },
};

/** `EinsumDense('abc,cd->abd', output_shape=(None, 64))`: the kernel's sizes come from both. */
const einsumDense: KerasLayer = {
  parameters: 'equation, output_shape, activation=None, bias_axes=None',
  mixes: true,
  output: (input, settings, context) => {
    const shape = shapeOf(input);
    const [terms = '', result = ''] = settings.text('equation').replaceAll(/\s/gu, '').split('->');
    const [first = ''] = terms.split(',');
    const letters = [...first.replace('...', '')];
    const dots = first.includes('...');
    const outer = shape.slice(0, shape.length - letters.length);
    const told = settings.get('output_shape');
    const asked = told.kind === 'tuple' || told.kind === 'list' ? context.items(told) : [told];
    const named = [...result.replace('...', '')];
    const own = new Map(letters.map((letter, at) => [letter, shape[outer.length + at] ?? 1]));
    const sizes = named.map((letter, at): Dimension => {
      const size = asked[at - named.length + asked.length];
      if (size !== undefined && size.kind !== 'none') return dimensionOf(size, 'output_shape');
      return own.get(letter) ?? 1;
    });
    return arrayLike(input, dots ? [...outer, ...sizes] : sizes);
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
  ActivityRegularization: 'l1=0.0, l2=0.0',
  Identity: '',
  Masking: 'mask_value=0.0',
  RMSNormalization: 'axis=-1, epsilon=0.000001',
};

/** Layers of `keras.layers` that are neither pooling nor containers. */
export const plainLayers: Readonly<Record<string, LibraryMember>> = {
  ...convolutionLayers,
  ...spatialLayers,
  ...recurrentLayers,
  ...wrapperLayers,
  ...attentionLayers,
  ...preprocessingLayers,
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
  EinsumDense: kerasLayer('EinsumDense', einsumDense),
};
