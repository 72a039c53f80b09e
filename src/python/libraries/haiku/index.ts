import { say } from '../../../engine/phrase.js';
import type { Framework } from '../../../engine/index.js';
import { bool, int, list, NONE, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { flatten, shapeProduct, reshape } from '../arrays/rearrange.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { shapeLayer, type LayerFamily, type ShapeLayer } from '../layers/shape-layer.js';
import { slidSizes, spreadSizes } from '../layers/slid-shape.js';
import { reshaped } from '../numpy/reshaping.js';
import { pool } from '../pooling/pool.js';
import { recordedLayers, recordedSignatures } from '../pooling/recorded-layers.js';

const framework: Framework = 'haiku';
const family: LayerFamily = { framework, base: 'haiku.Module', method: '__call__' };
const NAMES = { kernel: 'kernel_shape', stride: 'stride', dilation: 'rate' };
const CONV = "output_channels, kernel_shape, stride=1, rate=1, padding='SAME', with_bias=True";

/** A convolution over this many axes, channels last unless `data_format` begins with NC. */
const convolution = (rank: number, up: boolean): ShapeLayer => ({
  parameters: up ? CONV.replace('rate=1, ', '') + ', output_shape=None' : CONV,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const format = settings.get('data_format');
    const first = format.kind === 'string' && format.value.startsWith('NC');
    const from = first ? shape.length - rank : shape.length - rank - 1;
    const spatial = shape.slice(from, from + rank);
    const sizes = up ? spreadSizes(spatial, settings, NAMES) : slidSizes(spatial, settings, NAMES);
    const channels = settings.dimension('output_channels');
    return arrayLike(
      input,
      first
        ? [...shape.slice(0, from - 1), channels, ...sizes]
        : [...shape.slice(0, from), ...sizes, channels],
    );
  },
});

const LAYERS: Readonly<Record<string, ShapeLayer>> = {
  ...Object.fromEntries(
    [1, 2, 3].flatMap((rank) => [
      [`Conv${rank}D`, convolution(rank, false)],
      [`Conv${rank}DTranspose`, convolution(rank, true)],
    ]),
  ),
  Linear: {
    parameters: 'output_size, with_bias=True',
    output: (input, settings) =>
      arrayLike(input, [...shapeOf(input).slice(0, -1), settings.dimension('output_size')]),
  },
  Flatten: {
    parameters: 'preserve_dims=1',
    output: (input, settings) =>
      flatten(input, settings.integer('preserve_dims'), shapeOf(input).length - 1),
  },
  Reshape: {
    parameters: 'output_shape, preserve_dims=1',
    output: (input, settings, context) => {
      const kept = shapeOf(input).slice(0, settings.integer('preserve_dims'));
      return reshaped(input, [...kept, ...settings.dimensions('output_shape')], context);
    },
  },
  Embed: {
    parameters: 'vocab_size, embed_dim',
    output: (input, settings) =>
      arrayLike(input, [...shapeOf(input), settings.dimension('embed_dim')]),
  },
  BatchNorm: { parameters: 'create_scale=True, create_offset=True, decay_rate=0.9' },
  LayerNorm: { parameters: 'axis=-1, create_scale=True, create_offset=True' },
  GroupNorm: { parameters: 'groups' },
  RMSNorm: { parameters: 'axis=-1' },
};

const moduleClass = cls({
  isLayer: true,
  input: { type: 'jax.Array', layout: 'channels-last', method: '__call__' },
  methods: { __init__: method('name=None', () => NONE) },
});

const sequential = cls({
  bases: ['haiku.Module'],
  isLayer: true,
  methods: {
    __init__: method('layers, name=None', (args, context) => {
      context.setAttribute(args.self, 'layers', list([...context.items(args.get('layers'))]));
      return NONE;
    }),
    __call__: method('inputs, *args, **options', (args, context) =>
      context
        .items(args.selfInstance().attributes.get('layers') ?? list([]))
        .reduce<Value>((value, one) => context.call(one, [value]), args.get('inputs')),
    ),
  },
});

/** A transformed function: `init` and `apply` both run it. */
const transformed = cls({
  methods: {
    __init__: method('f, state=False, rng=True', (args, context) => {
      for (const name of ['f', 'state', 'rng'])
        context.setAttribute(args.self, name, args.get(name));
      return NONE;
    }),
    init: method('rng, *args, **options', (args, context) => {
      run(args, 0, context);
      return context.unknown(say('parameters are not made while code is read'));
    }),
    apply: method('params, *args, **options', (args, context) => {
      const flag = (name: string): boolean =>
        context.truth(context.getAttribute(args.self, name) ?? bool(false)) === true;
      const before = (flag('state') ? 1 : 0) + (flag('rng') ? 1 : 0);
      const output = run(args, before, context);
      return flag('state') ? tuple([output, NONE]) : output;
    }),
  },
});

function run(args: Arguments, skipped: number, context: LibraryContext): Value {
  const f = context.getAttribute(args.self, 'f') ?? NONE;
  const extra = new Map([...args.extra].filter(([name]) => name !== 'rng'));
  return context.call(f, args.rest.slice(skipped), extra);
}

const transform = (state: boolean): LibraryMember =>
  fn('f, **options', (args, context) =>
    context.call(context.named('haiku.Transformed'), [args.get('f'), bool(state)]),
  );

const poolingMembers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    recordedSignatures(framework, /^[a-z]/u).map(([name, parameters]) => [
      name,
      fn(`value, ${parameters}`, (args, context) => {
        const pooling = context.poolingArguments(args, framework, name, ['value']);
        return pool(
          args.tensor('value'),
          { kind: `hk.${name}`, framework, pooling, built: null },
          context,
        );
      }),
    ]),
  ),
  ...recordedLayers(framework, {
    base: 'haiku.Module',
    ignored: ['name'],
    method: '__call__',
  }),
};

const keeps = (input: TensorValue): TensorValue => ({ ...input, numbers: null });

/** The tables of Haiku. */
export const haikuModules: readonly LibraryModule[] = [
  libraryModule('haiku', {
    ...poolingMembers,
    ...Object.fromEntries(
      Object.entries(LAYERS).map(([kind, layer]) => [kind, shapeLayer(kind, layer, family)]),
    ),
    Module: moduleClass,
    Sequential: sequential,
    Transformed: transformed,
    transform: transform(false),
    transform_with_state: transform(true),
    without_apply_rng: fn('f', (args, context) => {
      context.setAttribute(args.get('f'), 'rng', bool(false));
      return args.get('f');
    }),
    dropout: fn('rng, rate, x, *args, **options', (args) => keeps(args.tensor('x'))),
    next_rng_key: fn('', () => int(0)),
    get_parameter: fn('name, shape, *args, **options', (args, context) =>
      context.call(context.named('jax.numpy.empty'), [args.get('shape')]),
    ),
    flatten: fn('x', (args) =>
      reshape(args.tensor('x'), [shapeProduct(shapeOf(args.tensor('x')))]),
    ),
  }),
];
