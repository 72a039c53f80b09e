import type { Framework } from '../../../engine/index.js';
import { NONE, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import { arrayLike } from '../arrays/array.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method, sameAs } from '../members.js';
import { storeArguments } from '../layers/settings.js';
import { pool, poolWithIndices, type PoolRequest } from '../pooling/pool.js';
import { recordedLayers, recordedSignatures } from '../pooling/recorded-layers.js';
import { paddleFunctional, paddleFunctions } from './functions.js';
import { paddleLayers } from './layers.js';
import { unpoolingFunctions, unpoolingLayers } from './unpooling.js';

const framework: Framework = 'paddle';

const poolingLayers = recordedLayers(framework, {
  base: 'paddle.nn.Layer',
  ignored: ['name'],
  call: ({ args, request }, context) => pooled(args.tensor('x'), request, context),
});

/** What a pooling gives: with `return_mask` the places of the maxima too, within their planes. */
function pooled(input: TensorValue, request: PoolRequest, context: LibraryContext) {
  if (request.pooling.arguments['return_mask'] !== true) return pool(input, request, context);
  const { output, indices } = poolWithIndices(input, request, context);
  const { numbers } = indices;
  return tuple([output, arrayLike(output, output.shape ?? [], { dtype: 'int32', numbers })]);
}

function poolingFunction(name: string, parameters: string): LibraryMember {
  return fn(`x, ${parameters}`, (args, context) => {
    const pooling = context.poolingArguments(args, framework, name, ['x', 'name']);
    const request = { kind: `F.${name}`, framework, pooling, built: null };
    return pooled(args.tensor('x'), request, context);
  });
}

/** Paddle's names for layers that work as PyTorch's: theirs → ours. */
const LAYERS: Readonly<Record<string, string>> = {
  Layer: 'Module',
  Sequential: 'Sequential',
  LayerList: 'ModuleList',
  LayerDict: 'ModuleDict',
  Identity: 'Identity',
  CrossEntropyLoss: 'CrossEntropyLoss',
};

function flattened(start: number): LibraryMember {
  return fn(`x, start_axis=${start}, stop_axis=-1`, (args, context) =>
    flatten(args.get('x'), [args.get('start_axis'), args.get('stop_axis')], context),
  );
}

function flatten(
  input: Parameters<LibraryContext['callMethod']>[0],
  ends: Parameters<LibraryContext['callMethod']>[2],
  context: LibraryContext,
) {
  return context.callMethod(input, 'flatten', ends);
}

const flattenLayer = cls({
  bases: ['paddle.nn.Layer'],
  isLayer: true,
  methods: {
    __init__: method('start_axis=1, stop_axis=-1', (args, context) => {
      storeArguments(args, context);
      context.built(args.selfInstance(), {
        kind: 'Flatten',
        framework,
        isPooling: false,
        pooling: null,
      });
      return NONE;
    }),
    forward: method('x', (args, context) => {
      const { attributes } = args.selfInstance();
      return flatten(
        args.get('x'),
        [attributes.get('start_axis') ?? NONE, attributes.get('stop_axis') ?? NONE],
        context,
      );
    }),
  },
});

const functions = [
  'relu',
  'relu6',
  'gelu',
  'silu',
  'sigmoid',
  'leaky_relu',
  'hardswish',
  'interpolate',
  'pad',
  'linear',
  'conv2d',
  'cross_entropy',
  'normalize',
  'unfold',
];

/** The tables of PaddlePaddle. Tensors work as PyTorch's do. */
export const paddleModules: readonly LibraryModule[] = [
  libraryModule('paddle', {
    ...Object.fromEntries(
      [
        'zeros',
        'ones',
        'rand',
        'randn',
        'full',
        'arange',
        'matmul',
        'reshape',
        'einsum',
        'abs',
        'exp',
        'sqrt',
        'tanh',
        'no_grad',
        'float32',
        'float64',
        'int64',
        'int32',
        'Tensor',
      ].map((name): [string, LibraryMember] => [name, sameAs(`torch.${name}`)]),
    ),
    ...paddleFunctions,
    to_tensor: sameAs('torch.tensor'),
    concat: fn('x, axis=0, name=None', (args, context) =>
      context.call(context.named('torch.cat'), [args.get('x'), args.get('axis')]),
    ),
    transpose: fn('x, perm, name=None', (args, context) =>
      context.call(context.named('torch.permute'), [args.get('x'), args.get('perm')]),
    ),
    flatten: flattened(0),
    summary: fn('net, input_size, *args, **options', (args, context) =>
      context.call(context.named('torchinfo.summary'), [args.get('net'), args.get('input_size')]),
    ),
    seed: fn('seed', () => NONE),
    set_device: fn('device', () => NONE),
  }),
  libraryModule('paddle.nn', {
    ...Object.fromEntries(
      Object.entries(LAYERS).map(([name, torch]): [string, LibraryMember] => [
        name,
        sameAs(`torch.nn.${torch}`),
      ]),
    ),
    ...paddleLayers,
    ...poolingLayers,
    ...unpoolingLayers,
    Flatten: flattenLayer,
  }),
  libraryModule('paddle.nn.functional', {
    ...Object.fromEntries(
      functions.map((name): [string, LibraryMember] => [
        name,
        sameAs(`torch.nn.functional.${name}`),
      ]),
    ),
    ...paddleFunctional,
    ...Object.fromEntries(
      recordedSignatures(framework, /^[a-z]/u).map(([name, parameters]) => [
        name,
        poolingFunction(name, parameters),
      ]),
    ),
    ...unpoolingFunctions,
  }),
];
