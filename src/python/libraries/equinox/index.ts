import { ranks, type Framework } from '../../../engine/index.js';
import { list, NONE, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryMember, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { fieldsOf } from '../flax/fields.js';
import { shapeLayer, type LayerFamily, type ShapeLayer } from '../layers/shape-layer.js';
import { slidSizes, spreadSizes } from '../layers/slid-shape.js';
import { recordedLayers } from '../pooling/recorded-layers.js';

const framework: Framework = 'equinox';
const family: LayerFamily = { framework, base: 'equinox.Module', method: '__call__' };
const NAMES = { kernel: 'kernel_size', stride: 'stride', dilation: 'dilation' };

/** Channels first, without a batch: `vmap` adds it. */
const convolution = (rank: number, up: boolean): ShapeLayer => ({
  parameters: `in_channels, out_channels, kernel_size, stride=1, padding=0, ${up ? 'output_padding=0, ' : ''}dilation=1, groups=1, use_bias=True`,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const spatial = shape.slice(-rank);
    const sizes = up ? spreadSizes(spatial, settings, NAMES) : slidSizes(spatial, settings, NAMES);
    const before = shape.slice(0, shape.length - rank - 1);
    return arrayLike(input, [...before, settings.dimension('out_channels'), ...sizes]);
  },
});

const widened = (parameters: string, name: string): ShapeLayer => ({
  parameters,
  output: (input, settings) =>
    arrayLike(input, [
      ...shapeOf(input).slice(0, -1),
      ...(settings.get(name).kind === 'string' ? [] : [settings.dimension(name)]),
    ]),
});

const LAYERS: Readonly<Record<string, ShapeLayer>> = {
  ...Object.fromEntries(
    ranks.flatMap((rank) => [
      [`Conv${rank}d`, convolution(rank, false)],
      [`ConvTranspose${rank}d`, convolution(rank, true)],
    ]),
  ),
  Linear: widened('in_features, out_features, use_bias=True', 'out_features'),
  MLP: widened('in_size, out_size, width_size=None, depth=None', 'out_size'),
  Dropout: { parameters: 'p=0.5, inference=False' },
  LayerNorm: { parameters: 'shape' },
  RMSNorm: { parameters: 'shape' },
  GroupNorm: { parameters: 'groups, channels=None' },
  PReLU: { parameters: 'init_alpha=0.25' },
  Identity: { parameters: '*args' },
};

const moduleClass = cls({
  isLayer: true,
  input: { type: 'jax.Array', layout: 'channels-first', method: '__call__' },
  methods: {
    // A module without its own `__init__` is a dataclass.
    __init__: method('*args, **options', (args, context) => {
      const self = args.selfInstance();
      const fields = fieldsOf(self);
      args.rest.forEach((value, at) => {
        const name = fields[at];
        if (name !== undefined) context.setAttribute(self, name, value);
      });
      for (const [name, value] of args.extra) context.setAttribute(self, name, value);
      return NONE;
    }),
  },
});

const sequential = cls({
  bases: ['equinox.Module'],
  isLayer: true,
  methods: {
    __init__: method('layers', (args, context) => {
      context.setAttribute(args.self, 'layers', list([...context.items(args.get('layers'))]));
      return NONE;
    }),
    __call__: method('x, *args, **options', (args, context) =>
      context
        .items(args.selfInstance().attributes.get('layers') ?? list([]))
        .reduce<Value>((value, one) => context.call(one, [value]), args.get('x')),
    ),
  },
});

const decorator: LibraryMember = fn('fun=None, **options', (args, context) =>
  args.isNone('fun') ? context.named('torch.jit.unused') : args.get('fun'),
);

/** The tables of Equinox. */
export const equinoxModules: readonly LibraryModule[] = [
  libraryModule('equinox.nn', {
    ...Object.fromEntries(
      Object.entries(LAYERS).map(([kind, layer]) => [kind, shapeLayer(kind, layer, family)]),
    ),
    ...recordedLayers(framework, {
      more: '**options',
      base: 'equinox.Module',
      ignored: ['options'],
      method: '__call__',
      inputs: 'x, *args, **options',
    }),
    Sequential: sequential,
    BatchNorm: shapeLayer(
      'BatchNorm',
      {
        parameters: 'input_size, axis_name=None',
        output: (input) => tuple([{ ...input, numbers: null }, NONE]),
      },
      family,
    ),
    Lambda: shapeLayer(
      'Lambda',
      {
        parameters: 'fn',
        output: (input, settings, context) => context.call(settings.get('fn'), [input]),
      },
      family,
    ),
  }),
  libraryModule('equinox', {
    Module: moduleClass,
    filter_jit: decorator,
    filter_grad: decorator,
    filter_vmap: fn('fun, *, in_axes=0, out_axes=0, **options', (args, context) =>
      context.call(context.named('jax.vmap'), [
        args.get('fun'),
        args.get('in_axes'),
        args.get('out_axes'),
      ]),
    ),
    field: fn('**options', (args) => args.extra.get('default') ?? NONE),
  }),
];
