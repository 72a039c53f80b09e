import { ranks, type Framework } from '../../../engine/index.js';
import { list, NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { multiply } from '../../dimension.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { flatten } from '../arrays/rearrange.js';
import type { LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { activationFunctions } from '../jax/nn.js';
import { shapeLayer, type LayerFamily, type ShapeLayer } from '../layers/shape-layer.js';
import { each, slidSizes, spreadSizes } from '../layers/slid-shape.js';
import { arrayClass } from '../numpy/array-class.js';
import { numpy, type Family } from '../numpy/family.js';
import { arrayModuleMembers } from '../numpy/index.js';
import { recordedLayers } from '../pooling/recorded-layers.js';

const framework: Framework = 'mlx';
const arrays: Family = {
  ...numpy,
  module: 'mlx.core',
  type: 'mlx.core.array_type',
  float: 'float32',
  int: 'int32',
  framework: 'numpy',
};
const family: LayerFamily = { framework, base: 'mlx.nn.Module', method: '__call__' };
const NAMES = { kernel: 'kernel_size', stride: 'stride', dilation: 'dilation' };

const convolution = (rank: number, up: boolean): ShapeLayer => ({
  parameters: `in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, ${up ? 'output_padding=0' : 'groups=1'}, bias=True`,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const from = shape.length - rank - 1;
    const spatial = shape.slice(from, -1);
    const sizes = up ? spreadSizes(spatial, settings, NAMES) : slidSizes(spatial, settings, NAMES);
    return arrayLike(input, [
      ...shape.slice(0, from),
      ...sizes,
      settings.dimension('out_channels'),
    ]);
  },
});

const ACTIVATIONS = [
  'ReLU',
  'ReLU6',
  'GELU',
  'SiLU',
  'Sigmoid',
  'Tanh',
  'Softmax',
  'LeakyReLU',
  'ELU',
  'CELU',
  'SELU',
  'Mish',
  'Hardswish',
  'Softplus',
  'PReLU',
  'Identity',
];
const NORMS: Readonly<Record<string, string>> = {
  BatchNorm: 'num_features',
  LayerNorm: 'dims',
  RMSNorm: 'dims',
  GroupNorm: 'num_groups, dims',
  InstanceNorm: 'dims',
  Dropout: 'p=0.5',
  Dropout2d: 'p=0.5',
  Dropout3d: 'p=0.5',
};

const LAYERS: Readonly<Record<string, ShapeLayer>> = {
  ...Object.fromEntries(
    ranks.flatMap((rank) => [
      [`Conv${rank}d`, convolution(rank, false)],
      [`ConvTranspose${rank}d`, convolution(rank, true)],
    ]),
  ),
  ...Object.fromEntries(ACTIVATIONS.map((name) => [name, { parameters: '*args' }])),
  ...Object.fromEntries(Object.entries(NORMS).map(([name, parameters]) => [name, { parameters }])),
  Linear: {
    parameters: 'input_dims, output_dims, bias=True',
    output: (input, settings) =>
      arrayLike(input, [...shapeOf(input).slice(0, -1), settings.dimension('output_dims')]),
  },
  Embedding: {
    parameters: 'num_embeddings, dims',
    output: (input, settings) => arrayLike(input, [...shapeOf(input), settings.dimension('dims')]),
  },
  Upsample: {
    parameters: "scale_factor, mode='nearest', align_corners=False",
    output: (input, settings) => {
      const shape = shapeOf(input);
      const factor = each(settings, 'scale_factor', shape.length - 2);
      const sizes = shape.slice(1, -1).map((size, axis) => multiply(size, factor[axis] ?? 1));
      return arrayLike(input, [shape[0] ?? 1, ...sizes, shape.at(-1) ?? 1]);
    },
  },
};

const moduleClass = cls({
  isLayer: true,
  input: { type: arrays.type, layout: 'channels-last', method: '__call__' },
  methods: {
    __init__: method('', () => NONE),
    eval: method('', (args) => args.self),
    train: method('mode=True', (args) => args.self),
    parameters: method('', () => list([])),
    load_weights: method('*args, **options', (args) => args.self),
  },
});

const sequential = cls({
  bases: ['mlx.nn.Module'],
  isLayer: true,
  methods: {
    __init__: method('*modules', (args, context) => {
      context.setAttribute(args.self, 'layers', list([...args.rest]));
      return NONE;
    }),
    __call__: method('x', (args, context) =>
      context
        .items(args.selfInstance().attributes.get('layers') ?? list([]))
        .reduce<Value>((value, one) => context.call(one, [value]), args.get('x')),
    ),
  },
});

const sized = fn('*first, shape=(), **options', (args, context) => {
  const shape = args.rest.find((one) => one.kind === 'list' || one.kind === 'tuple');
  return context.call(context.named('mlx.core.empty'), [shape ?? args.get('shape')]);
});

/** The tables of MLX. */
export const mlxModules: readonly LibraryModule[] = [
  libraryModule('mlx.core', {
    ...arrayModuleMembers(arrays),
    array_type: arrayClass(arrays),
    flatten: fn('a, start_axis=0, end_axis=-1, **options', (args) => {
      const input = args.tensor('a');
      const end = args.integer('end_axis');
      return flatten(
        input,
        args.integer('start_axis'),
        end < 0 ? end + shapeOf(input).length : end,
      );
    }),
    eval: fn('*args', () => NONE),
    compile: fn('fun, **options', (args) => args.get('fun')),
  }),
  libraryModule('mlx.core.random', { normal: sized, uniform: sized, key: fn('seed', () => NONE) }),
  libraryModule('mlx.nn', {
    ...activationFunctions,
    ...Object.fromEntries(
      Object.entries(LAYERS).map(([kind, layer]) => [kind, shapeLayer(kind, layer, family)]),
    ),
    ...recordedLayers(framework, { base: 'mlx.nn.Module', method: '__call__' }),
    Module: moduleClass,
    Sequential: sequential,
    value_and_grad: fn('model, fn', (args) => args.get('fn')),
  }),
];
