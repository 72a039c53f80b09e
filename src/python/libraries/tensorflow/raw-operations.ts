import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';

/** Operations of `tf.raw_ops`: the function that does the same, and its parameters by the raw names. */
const AS: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  Relu: ['nn.relu', { features: 'features' }],
  Relu6: ['nn.relu6', { features: 'features' }],
  Elu: ['nn.elu', { features: 'features' }],
  Softmax: ['nn.softmax', { logits: 'logits' }],
  BiasAdd: ['nn.bias_add', { value: 'value' }],
  Reshape: ['reshape', { tensor: 'tensor', shape: 'shape' }],
  Transpose: ['transpose', { x: 'a', perm: 'perm' }],
  Pad: ['pad', { input: 'tensor', paddings: 'paddings' }],
  PadV2: ['pad', { input: 'tensor', paddings: 'paddings' }],
  ConcatV2: ['concat', { values: 'values', axis: 'axis' }],
  ExpandDims: ['expand_dims', { input: 'input', axis: 'axis' }],
  Squeeze: ['squeeze', { input: 'input', axis: 'axis' }],
  Tile: ['tile', { input: 'input', multiples: 'multiples' }],
  Identity: ['identity', { input: 'input' }],
  Cast: ['cast', { x: 'x', DstT: 'dtype' }],
  ResizeBilinear: ['image.resize', { images: 'images', size: 'size' }],
  ResizeNearestNeighbor: ['image.resize', { images: 'images', size: 'size' }],
  Conv2D: [
    'nn.conv2d',
    { input: 'input', filter: 'filters', strides: 'strides', padding: 'padding' },
  ],
  Conv3D: [
    'nn.conv3d',
    { input: 'input', filter: 'filters', strides: 'strides', padding: 'padding' },
  ],
  MaxPool: [
    'nn.max_pool',
    { input: 'input', ksize: 'ksize', strides: 'strides', padding: 'padding' },
  ],
  AvgPool: [
    'nn.avg_pool',
    { value: 'input', ksize: 'ksize', strides: 'strides', padding: 'padding' },
  ],
  MaxPool3D: [
    'nn.max_pool3d',
    { input: 'input', ksize: 'ksize', strides: 'strides', padding: 'padding' },
  ],
  AvgPool3D: [
    'nn.avg_pool3d',
    { input: 'input', ksize: 'ksize', strides: 'strides', padding: 'padding' },
  ],
  MaxPoolWithArgmax: [
    'nn.max_pool_with_argmax',
    { input: 'input', ksize: 'ksize', strides: 'strides', padding: 'padding' },
  ],
};

/** `tf.raw_ops`, whose arguments are all given by name. */
export const rawOperations: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(AS).map(([name, [as, parameters]]) => [
    name,
    fn('**options', (args, context) => {
      const given = new Map(
        Object.entries(parameters).flatMap(([raw, own]) => {
          const value = args.extra.get(raw);
          return value === undefined ? [] : [[own, value] as const];
        }),
      );
      return context.call(context.named(`tensorflow.${as}`), [], given);
    }),
  ]),
);
