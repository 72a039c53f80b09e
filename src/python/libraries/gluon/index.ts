import type { Framework } from '../../../engine/index.js';
import { add, floorDivide, multiply, subtract, type Dimension } from '../../dimension.js';
import { list, NONE, string } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { concatenate, flatten, product, reshape } from '../arrays/rearrange.js';
import type { Arguments } from '../arguments.js';
import {
  cls,
  fn,
  libraryModule,
  method,
  sameAs,
  type LibraryContext,
  type LibraryMember,
  type LibraryModule,
} from '../contract.js';
import { currentArguments, rememberSettings } from '../layers/patched.js';
import { settingsOf, storeArguments } from '../layers/settings.js';
import { arrayClass } from '../numpy/array-class.js';
import { mxnetNumpy } from '../numpy/family.js';
import { arrayModuleMembers } from '../numpy/index.js';
import { randomFunctions } from '../numpy/creation.js';
import { pool } from '../pooling/pool.js';
import { listed } from '../keras/layers.js';

const framework: Framework = 'mxnet';
const ranks = [1, 2, 3] as const;

const LAYOUTS = { 1: "'NCW'", 2: "'NCHW'", 3: "'NCDHW'" } as const;

/** Constructor parameters of Gluon's pooling layers; their order differs between ranks. */
const POOLING: Readonly<Record<string, string>> = Object.fromEntries(
  ranks.flatMap((rank) => {
    const size = rank === 1 ? '2' : `(${Array.from({ length: rank }, () => 2).join(', ')})`;
    const tail = `strides=None, padding=0`;
    const layoutFirst = `layout=${LAYOUTS[rank]}, ceil_mode=False`;
    const ceilFirst = `ceil_mode=False, layout=${LAYOUTS[rank]}`;
    return [
      [`MaxPool${rank}D`, `pool_size=${size}, ${tail}, ${rank === 3 ? ceilFirst : layoutFirst}`],
      [
        `AvgPool${rank}D`,
        `pool_size=${size}, ${tail}, ${rank === 1 ? layoutFirst : ceilFirst}, count_include_pad=True`,
      ],
      [`GlobalMaxPool${rank}D`, `layout=${LAYOUTS[rank]}`],
      [`GlobalAvgPool${rank}D`, `layout=${LAYOUTS[rank]}`],
    ] as const;
  }),
);

function poolingLayer(kind: string, signature: string): LibraryMember {
  return cls({
    bases: ['mxnet.gluon.nn.HybridBlock'],
    isLayer: true,
    methods: {
      __init__: method(`${signature}, **options`, (args, context) => {
        const self = args.selfInstance();
        storeArguments(args, context);
        const pooling = context.poolingArguments(args, framework, kind, []);
        context.built(self, { kind, framework, isPooling: true, pooling });
        rememberSettings(
          self,
          [...args.entries()].map(([name]) => name),
        );
        return NONE;
      }),
      forward: method('x', (args, context) => {
        const self = args.selfInstance();
        const pooling = currentArguments(self);
        if (pooling === null) return context.giveUp(`how this ${kind} was built is not known`);
        return pool(args.tensor('x'), { kind, framework, pooling, built: self }, context);
      }),
    },
  });
}

interface GluonLayer {
  readonly parameters: string;
  readonly output: (
    input: TensorValue,
    settings: Arguments,
    context: LibraryContext,
  ) => TensorValue;
}

function layer(kind: string, { parameters, output }: GluonLayer): LibraryMember {
  return cls({
    bases: ['mxnet.gluon.nn.HybridBlock'],
    isLayer: true,
    methods: {
      __init__: method(
        parameters === '' ? '**options' : `${parameters}, **options`,
        (args, context) => {
          storeArguments(args, context);
          context.built(args.selfInstance(), { kind, framework, isPooling: false, pooling: null });
          return NONE;
        },
      ),
      forward: method('x, *args', (args, context) => {
        const self = args.selfInstance();
        const input = args.tensor('x');
        return context.passThrough({
          kind,
          framework,
          isPooling: false,
          pooling: null,
          built: self,
          geometry: output === keeps ? 'elementwise' : null,
          input,
          output: output(input, settingsOf(self), context),
        });
      }),
    },
  });
}

const keeps = (input: TensorValue): TensorValue => ({ ...input, numbers: null });

function perAxis(settings: Arguments, name: string, rank: number): readonly number[] {
  const values = settings.integers(name);
  return values.length === 1 ? Array.from({ length: rank }, () => values[0] ?? 1) : values;
}

function convolved(
  input: TensorValue,
  settings: Arguments,
  rank: number,
  up: boolean,
): TensorValue {
  const shape = shapeOf(input);
  const [kernel, stride, pads, dilation] = ['kernel_size', 'strides', 'padding', 'dilation'].map(
    (name) => perAxis(settings, name, rank),
  );
  const spatial = shape.slice(2).map((size, axis): Dimension => {
    const reach = (dilation?.[axis] ?? 1) * ((kernel?.[axis] ?? 1) - 1) + 1;
    const room = (pads?.[axis] ?? 0) * 2;
    if (up) return add(multiply(subtract(size, 1), stride?.[axis] ?? 1), reach - room);
    return add(floorDivide(subtract(add(size, room), reach), stride?.[axis] ?? 1), 1);
  });
  return arrayLike(input, [...shape.slice(0, 1), settings.dimension('channels'), ...spatial]);
}

const CONV = 'channels, kernel_size, strides=1, padding=0';

const layers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    ranks.flatMap((rank): [string, LibraryMember][] => [
      [
        `Conv${rank}D`,
        layer(`Conv${rank}D`, {
          parameters: `${CONV}, dilation=1, groups=1, layout=${LAYOUTS[rank]}, activation=None, use_bias=True`,
          output: (input, settings) => convolved(input, settings, rank, false),
        }),
      ],
      [
        `Conv${rank}DTranspose`,
        layer(`Conv${rank}DTranspose`, {
          parameters: `${CONV}, output_padding=0, dilation=1, groups=1, layout=${LAYOUTS[rank]}, activation=None, use_bias=True`,
          output: (input, settings) => convolved(input, settings, rank, true),
        }),
      ],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(POOLING).map(([kind, signature]) => [kind, poolingLayer(kind, signature)]),
  ),
  Dense: layer('Dense', {
    parameters: 'units, activation=None, use_bias=True, flatten=True',
    output: (input, settings) => {
      const shape = shapeOf(input);
      const units = settings.dimension('units');
      return arrayLike(input, [
        ...(settings.flag('flatten') ? shape.slice(0, 1) : shape.slice(0, -1)),
        units,
      ]);
    },
  }),
  Flatten: layer('Flatten', {
    parameters: '',
    output: (input) => flatten(input, 1, Math.max(1, shapeOf(input).length - 1)),
  }),
  Embedding: layer('Embedding', {
    parameters: 'input_dim, output_dim',
    output: (input, settings) =>
      arrayLike(input, [...shapeOf(input), settings.dimension('output_dim')]),
  }),
  Activation: layer('Activation', { parameters: 'activation', output: keeps }),
  Dropout: layer('Dropout', { parameters: 'rate', output: keeps }),
  BatchNorm: layer('BatchNorm', { parameters: '', output: keeps }),
  LayerNorm: layer('LayerNorm', { parameters: '', output: keeps }),
  InstanceNorm: layer('InstanceNorm', { parameters: '', output: keeps }),
  LeakyReLU: layer('LeakyReLU', { parameters: 'alpha', output: keeps }),
  ELU: layer('ELU', { parameters: '', output: keeps }),
  Swish: layer('Swish', { parameters: '', output: keeps }),
};

/** Blocks in a `Sequential` are attributes named by number, as Gluon registers them. */
function blocks(self: Value, context: LibraryContext): readonly Value[] {
  return context.children(self).map(([, child]) => child);
}

const sequential = cls({
  bases: ['mxnet.gluon.nn.HybridBlock'],
  isLayer: true,
  methods: {
    __init__: method('*args, **options', () => NONE),
    add: method('*blocks', (args, context) => {
      const count = blocks(args.self, context).length;
      args.rest.forEach((block, index) =>
        context.setAttribute(args.self, String(count + index), block),
      );
      return NONE;
    }),
    forward: method('x, *args', (args, context) =>
      blocks(args.self, context).reduce<Value>(
        (value, block) => context.call(block, [value]),
        args.get('x'),
      ),
    ),
    __iter__: method('', (args, context) => ({
      kind: 'iterator',
      source: blocks(args.self, context)[Symbol.iterator](),
      typeName: 'iterator',
    })),
    __len__: method('', (args, context) => ({
      kind: 'int',
      value: blocks(args.self, context).length,
    })),
    __getitem__: method('key', (args, context) =>
      context.getItem(list([...blocks(args.self, context)]), args.get('key')),
    ),
  },
});

const block = cls({
  isLayer: true,
  input: { type: mxnetNumpy.type, layout: 'channels-first', method: 'forward' },
  methods: {
    __init__: method('*args, **options', () => NONE),
    __call__: method('*args, **options', (args, context) =>
      context.callLayer(args.selfInstance(), 'forward', args),
    ),
    forward: method('x, *args', (args, context) => {
      const hybrid = context.getAttribute(args.self, 'hybrid_forward');
      if (hybrid === undefined) return context.giveUp('this block has no forward that can be read');
      return context.call(hybrid, [context.named('mxnet.npx'), args.get('x'), ...args.rest]);
    }),
    initialize: method('*args, **options', () => NONE),
    hybridize: method('*args, **options', () => NONE),
    collect_params: method('*args', (_args, context) =>
      context.unknown('parameters are not made while code is read'),
    ),
    register_child: method('block, name=None', (args, context) => {
      const name = args.isNone('name')
        ? String(blocks(args.self, context).length)
        : args.text('name');
      context.setAttribute(args.self, name, args.get('block'));
      return NONE;
    }),
    name_scope: method('', (_args, context) => context.instantiate('torch.no_grad')),
  },
});

const elementwise = Object.fromEntries(
  [
    'relu',
    'sigmoid',
    'softmax',
    'log_softmax',
    'dropout',
    'batch_norm',
    'layer_norm',
    'leaky_relu',
    'activation',
    'Activation',
    'Dropout',
  ].map((name): [string, LibraryMember] => [
    name,
    fn('x, *args, **options', (args) => keeps(args.tensor('x'))),
  ]),
);

const POOL =
  "data, kernel=(), pool_type='max', global_pool=False, cudnn_off=False, pooling_convention='valid', stride=(), pad=(), p_value=2, count_include_pad=True, layout=None";

const pooling = fn(POOL, (args, context) => {
  const written = context.poolingArguments(args, framework, 'Pooling', ['data']);
  const request = { kind: 'Pooling', framework, pooling: written, built: null };
  return pool(args.tensor('data'), request, context);
});

const extensions: Readonly<Record<string, LibraryMember>> = {
  ...elementwise,
  pooling,
  Pooling: pooling,
  set_np: fn('*args, **options', () => NONE),
  reshape: fn('a, newshape', (args, context) =>
    context.call(context.named('mxnet.np.reshape'), [args.get('a'), args.get('newshape')]),
  ),
  flatten: fn('data', (args) => {
    const input = args.tensor('data');
    const [batch = 1, ...rest] = shapeOf(input);
    return reshape(input, [batch, product(rest)]);
  }),
  concat: fn('*data, dim=1', (args, context) => {
    const tensors = listed(list([...args.rest]), context);
    return concatenate(tensors, args.integer('dim')) ?? context.giveUp('arrays of different sizes');
  }),
};

/** The tables of MXNet and Gluon. */
export const gluonModules: readonly LibraryModule[] = [
  libraryModule('mxnet', {
    gluon: sameAs('mxnet.gluon'),
    np: sameAs('mxnet.np'),
    npx: sameAs('mxnet.npx'),
    nd: sameAs('mxnet.nd'),
    cpu: fn('*args', () => string('cpu')),
    gpu: fn('*args', () => string('gpu')),
  }),
  libraryModule('mxnet.np', { ...arrayModuleMembers(mxnetNumpy), ndarray: arrayClass(mxnetNumpy) }),
  libraryModule('mxnet.np.random', randomFunctions(mxnetNumpy)),
  libraryModule('mxnet.npx', extensions),
  libraryModule('mxnet.nd', { ...arrayModuleMembers(mxnetNumpy), ...extensions }),
  libraryModule('mxnet.sym', extensions),
  libraryModule('mxnet.gluon', {
    Block: sameAs('mxnet.gluon.nn.Block'),
    HybridBlock: sameAs('mxnet.gluon.nn.HybridBlock'),
  }),
  libraryModule('mxnet.gluon.nn', {
    ...layers,
    Block: block,
    HybridBlock: cls({ bases: ['mxnet.gluon.nn.Block'], isLayer: true }),
    Sequential: sequential,
    HybridSequential: sequential,
  }),
];
