import { bool, float, int, NONE, string, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Shape } from '../../site.js';
import { shapeOf } from '../arrays/array.js';
import { broadcastShapes } from '../arrays/broadcast.js';
import { isFloating, promote } from '../arrays/dtype.js';
import { product } from '../arrays/rearrange.js';
import {
  cls,
  constant,
  fn,
  libraryModule,
  method,
  sameAs,
  type LibraryMember,
} from '../contract.js';
import { creationFunctions } from './creation.js';
import { chooseFunctions } from './operations/choices.js';
import { tensorOperations } from './operations/index.js';
import { joinFunctions } from './operations/joins.js';
import { asFunctions, inPlace } from './operations/operation.js';
import { einsum } from './operations/products.js';
import { contextManager, identityFunction, nothing } from './inert.js';
import { parameterClass, tensorClass } from './tensor-class.js';
import { dtypeOf, sizeTuple } from './tensors.js';
import { size } from '../../values/create.js';

const DTYPES: Readonly<Record<string, string>> = {
  float: 'float32',
  float32: 'float32',
  float64: 'float64',
  double: 'float64',
  float16: 'float16',
  half: 'float16',
  bfloat16: 'bfloat16',
  int: 'int32',
  int8: 'int8',
  int16: 'int16',
  short: 'int16',
  int32: 'int32',
  int64: 'int64',
  long: 'int64',
  uint8: 'uint8',
  bool: 'bool',
  complex64: 'complex64',
  complex128: 'complex128',
  float8_e4m3fn: 'float8_e4m3fn',
};

const text = (name: string): LibraryMember => constant(() => string(name));

const dtypes = Object.fromEntries(
  Object.entries(DTYPES).map(([name, dtype]) => [name, text(`torch.${dtype}`)]),
);

const formats = Object.fromEntries(
  ['contiguous_format', 'channels_last', 'channels_last_3d', 'preserve_format', 'strided'].map(
    (name) => [name, text(`torch.${name}`)],
  ),
);

const limits: Readonly<Record<string, { max: number; min: number; eps: number }>> = {
  float64: { max: Number.MAX_VALUE, min: -Number.MAX_VALUE, eps: Number.EPSILON },
  float32: { max: 3.4028234663852886e38, min: -3.4028234663852886e38, eps: 2 ** -23 },
  float16: { max: 65504, min: -65504, eps: 2 ** -10 },
  bfloat16: { max: 3.3895313892515355e38, min: -3.3895313892515355e38, eps: 2 ** -7 },
  int64: { max: 2 ** 63, min: -(2 ** 63), eps: 0 },
  int32: { max: 2 ** 31 - 1, min: -(2 ** 31), eps: 0 },
  uint8: { max: 255, min: 0, eps: 0 },
};

function limitsOf(): LibraryMember {
  return cls({
    methods: {
      __init__: method('type=None', (args, context) => {
        const dtype = dtypeOf(args.get('type')) ?? 'float32';
        const found = limits[dtype] ?? limits['float32'];
        const make = isFloating(dtype) ? float : int;
        for (const [name, value] of Object.entries(found ?? {})) {
          context.setAttribute(args.self, name, make(value));
        }
        context.setAttribute(args.self, 'tiny', float(1.1754943508222875e-38));
        return NONE;
      }),
    },
  });
}

const device = cls({
  methods: {
    __init__: method('type=None, index=None', (args, context) => {
      const named = args.get('type');
      const [type = 'cpu', index] = (named.kind === 'string' ? named.value : 'cpu').split(':');
      context.setAttribute(args.self, 'type', string(type));
      context.setAttribute(
        args.self,
        'index',
        index === undefined ? args.get('index') : int(Number(index)),
      );
      return NONE;
    }),
    __eq__: method('other', (args, context) => {
      const type = (value: Value) =>
        value.kind === 'string' ? value : (context.getAttribute(value, 'type') ?? NONE);
      return bool(context.equal(type(args.self), type(args.get('other'))) === true);
    }),
    __str__: method(
      '',
      (args, context) => context.getAttribute(args.self, 'type') ?? string('cpu'),
    ),
  },
});

/** `(values, indices)`: a pair that has them as attributes too. */
const valuesAndIndices = cls({
  bases: ['builtins.tuple'],
  construct: method('values, indices', (args, context) => {
    const result = context.instantiate('torch.return_types.values_indices');
    result.native = tuple([args.get('values'), args.get('indices')]);
    context.setAttribute(result, 'values', args.get('values'));
    context.setAttribute(result, 'indices', args.get('indices'));
    return result;
  }),
});

const asserted = fn("condition, message=''", (args, context) => {
  if (context.truth(args.get('condition')) === false) {
    context.raise('AssertionError', context.text(args.get('message')));
  }
  return NONE;
});

const jit: Readonly<Record<string, LibraryMember>> = {
  script: identityFunction('obj=None'),
  trace: identityFunction('func=None'),
  freeze: identityFunction('mod=None'),
  ignore: fn('fn=None, drop=False', (args, context) =>
    args.isNone('fn') ? context.named('torch.jit.unused') : args.get('fn'),
  ),
  unused: identityFunction('fn=None'),
  export: identityFunction('fn=None'),
  interface: identityFunction('obj=None'),
  script_method: identityFunction('fn=None'),
  script_if_tracing: identityFunction('fn=None'),
  _script_if_tracing: identityFunction('fn=None'),
  _overload_method: identityFunction('func=None'),
  _overload: identityFunction('func=None'),
  is_scripting: fn('', () => bool(false)),
  is_tracing: fn('', () => bool(false)),
  annotate: fn('the_type, the_value', (args) => args.get('the_value')),
  ScriptModule: sameAs('torch.nn.Module'),
  Final: sameAs('typing.Final'),
};

const falseWords = [
  'is_grad_enabled',
  'is_autocast_enabled',
  'is_autocast_cpu_enabled',
  'is_inference_mode_enabled',
];

/** `torch` and its small modules. */
export const torchModule = libraryModule('torch', {
  ...asFunctions(tensorOperations),
  ...asFunctions(inPlace(tensorOperations)),
  ...creationFunctions,
  ...joinFunctions,
  ...chooseFunctions,
  ...dtypes,
  ...formats,
  einsum,
  Tensor: tensorClass,
  FloatTensor: sameAs('torch.Tensor'),
  LongTensor: sameAs('torch.Tensor'),
  BoolTensor: sameAs('torch.Tensor'),
  device,
  dtype: cls({}),
  memory_format: cls({}),
  Generator: cls({
    methods: {
      __init__: method("device='cpu'", () => NONE),
      manual_seed: method('seed', (args) => args.self),
    },
  }),
  Size: cls({
    construct: method('sizes=()', (args, context) => tuple(context.items(args.get('sizes')))),
  }),
  finfo: limitsOf(),
  iinfo: limitsOf(),
  inf: constant(() => float(Infinity)),
  nan: constant(() => float(Number.NaN)),
  pi: constant(() => float(Math.PI)),
  e: constant(() => float(Math.E)),
  newaxis: constant(() => NONE),
  __version__: constant(() => string('2.6.0')),
  no_grad: contextManager('torch.no_grad'),
  enable_grad: contextManager('torch.enable_grad'),
  inference_mode: contextManager('torch.inference_mode'),
  set_grad_enabled: contextManager('torch.set_grad_enabled'),
  autocast: contextManager('torch.autocast'),
  device_context: contextManager('torch.device_context'),
  manual_seed: nothing,
  seed: nothing,
  set_default_dtype: nothing,
  set_default_device: nothing,
  set_float32_matmul_precision: nothing,
  use_deterministic_algorithms: nothing,
  set_num_threads: nothing,
  set_printoptions: nothing,
  save: nothing,
  get_default_dtype: fn('', () => string('torch.float32')),
  compile: fn('model=None, **options', (args) => args.get('model')),
  is_tensor: fn('obj', (args) => bool(args.get('obj').kind === 'tensor')),
  is_floating_point: fn('input', (args) => bool(isFloating(args.tensor('input').dtype))),
  numel: fn('input', (args) => size(product(shapeOf(args.tensor('input'))))),
  promote_types: fn('type1, type2', (args) =>
    string(`torch.${promote(dtypeOf(args.get('type1')) ?? '', dtypeOf(args.get('type2')) ?? '')}`),
  ),
  broadcast_shapes: fn('*shapes', (args, context) =>
    sizeTuple(
      args.rest
        .map((shape) =>
          context
            .items(shape)
            .map((item) =>
              item.kind === 'dimension' ? item.dimension : item.kind === 'int' ? item.value : 1,
            ),
        )
        .reduce<Shape>(
          (a, b) =>
            broadcastShapes(a, b) ??
            context.raise(
              'RuntimeError',
              'Shape mismatch: objects cannot be broadcast to a single shape',
            ),
          [],
        ),
    ),
  ),
  ...Object.fromEntries(falseWords.map((name) => [name, fn('*args', () => bool(false))])),
  _assert: asserted,
  max_pool1d: sameAs('torch.nn.functional.max_pool1d'),
  max_pool2d: sameAs('torch.nn.functional.max_pool2d'),
  max_pool3d: sameAs('torch.nn.functional.max_pool3d'),
  avg_pool1d: sameAs('torch.nn.functional.avg_pool1d'),
  adaptive_avg_pool1d: sameAs('torch.nn.functional.adaptive_avg_pool1d'),
  adaptive_max_pool1d: sameAs('torch.nn.functional.adaptive_max_pool1d'),
  conv1d: sameAs('torch.nn.functional.conv1d'),
  conv2d: sameAs('torch.nn.functional.conv2d'),
  conv3d: sameAs('torch.nn.functional.conv3d'),
  conv_transpose2d: sameAs('torch.nn.functional.conv_transpose2d'),
  dropout: sameAs('torch.nn.functional.dropout'),
  batch_norm: sameAs('torch.nn.functional.batch_norm'),
  layer_norm: sameAs('torch.nn.functional.layer_norm'),
  pixel_shuffle: sameAs('torch.nn.functional.pixel_shuffle'),
  channel_shuffle: sameAs('torch.nn.functional.channel_shuffle'),
  cosine_similarity: sameAs('torch.nn.functional.cosine_similarity'),
  embedding: sameAs('torch.nn.functional.embedding'),
  tensordot: fn('a, b, dims=2', (args, context) => {
    const [a, b] = [shapeOf(args.tensor('a')), shapeOf(args.tensor('b'))];
    const dims = args.get('dims');
    if (dims.kind !== 'int') return context.giveUp('tensordot over named axes');
    const shape = [...a.slice(0, a.length - dims.value), ...b.slice(dims.value)];
    return { ...args.tensor('a'), shape, numbers: null };
  }),
});

/** Modules of `torch` whose members do nothing to shapes. */
export const torchSmallModules = [
  libraryModule('torch.return_types', { values_indices: valuesAndIndices }),
  libraryModule('torch.jit', jit),
  libraryModule('torch.jit.annotations', {}),
  libraryModule('torch.fx', {
    wrap: fn('fn_or_name', (args) => args.get('fn_or_name')),
  }),
  libraryModule('torch._C', { _log_api_usage_once: nothing }),
  libraryModule('torch.utils.checkpoint', {
    checkpoint: fn('function, *args, **options', (args, context) =>
      context.call(args.get('function'), args.rest),
    ),
    checkpoint_sequential: fn('functions, segments, input, **options', (args, context) =>
      context.call(args.get('functions'), [args.get('input')]),
    ),
  }),
  libraryModule('torch.hub', {
    load_state_dict_from_url: fn('url, *args, **options', (_args, context) =>
      context.unknown('weights are not loaded while code is read'),
    ),
  }),
  libraryModule('torch.utils.model_zoo', {
    load_url: fn('url, *args, **options', (_args, context) =>
      context.unknown('weights are not loaded while code is read'),
    ),
  }),
  libraryModule('torch.onnx', {
    export: fn('model, args=(), *rest, **options', (args, context) => {
      const given = args.get('args');
      context.call(args.get('model'), given.kind === 'tuple' ? given.items : [given]);
      return NONE;
    }),
    is_in_onnx_export: fn('', () => bool(false)),
  }),
  libraryModule('torch.cuda', {
    is_available: fn('', () => bool(false)),
    device_count: fn('', () => int(0)),
    empty_cache: nothing,
    synchronize: nothing,
    manual_seed: nothing,
    manual_seed_all: nothing,
  }),
  libraryModule('torch.cuda.amp', { autocast: contextManager('torch.cuda.amp.autocast') }),
  libraryModule('torch.amp', { autocast: contextManager('torch.amp.autocast') }),
  libraryModule('torch.backends.mps', { is_available: fn('', () => bool(false)) }),
  libraryModule('torch.backends.cudnn', {}),
  libraryModule('torch.random', { manual_seed: nothing }),
  libraryModule('torch.special', asFunctions(tensorOperations)),
  libraryModule('torch.linalg', {
    norm: sameAs('torch.norm'),
    vector_norm: fn('x, ord=2, dim=None, keepdim=False', (args, context) =>
      context.call(context.named('torch.norm'), [
        args.get('x'),
        int(2),
        args.get('dim'),
        args.get('keepdim'),
      ]),
    ),
    matmul: sameAs('torch.matmul'),
  }),
  libraryModule('torch.autograd', {
    no_grad: contextManager('torch.autograd.no_grad'),
    Variable: fn('data, requires_grad=False, volatile=False', (args) => args.get('data')),
    grad: fn('*args, **options', (_args, context) => context.unknown('gradients are not computed')),
    Function: cls({
      classMethods: {
        apply: method('*args', (args, context) => {
          const forward = context.getAttribute(args.self, 'forward') ?? NONE;
          const saved = context.instantiate('torch.autograd.function.FunctionCtx');
          return context.call(forward, [saved, ...args.rest]);
        }),
      },
    }),
  }),
  libraryModule('torch.autograd.function', {
    FunctionCtx: cls({
      methods: {
        save_for_backward: method('*tensors', (args, context) => {
          context.setAttribute(args.self, 'saved_tensors', tuple(args.rest));
          return NONE;
        }),
        mark_dirty: method('*tensors', () => NONE),
        mark_non_differentiable: method('*tensors', () => NONE),
        set_materialize_grads: method('value', () => NONE),
      },
    }),
    Function: sameAs('torch.autograd.Function'),
  }),
  libraryModule('torch.nn.parameter', {
    Parameter: parameterClass,
    Buffer: fn('data=None, *, persistent=True', (args) => args.get('data')),
    UninitializedParameter: parameterClass,
  }),
];
