import { say } from '../../../engine/phrase.js';
import type { Shape } from '../../site.js';
import { bool, float, NONE, size, string, tuple } from '../../values/create.js';
import { shapeOf } from '../arrays/array.js';
import { broadcastShapes } from '../arrays/broadcast.js';
import { isFloating, promote } from '../arrays/dtype.js';
import { shapeProduct } from '../arrays/rearrange.js';
import { cls, constant, fn, libraryModule, method, sameAs } from '../members.js';
import { creationFunctions } from './creation.js';
import { dataTypes, formats, limitsOfType } from './data-types.js';
import { device } from './device.js';
import { forgetTypes } from './layers/element-types.js';
import { contextManager, nothing } from './no-op-members.js';
import { whereFunctions } from './operations/masking.js';
import { tensorOperations } from './operations/index.js';
import { nativeMaxPools } from './layers/pooling.js';
import { concatenationFunctions } from './operations/concatenation.js';
import { asFunctions, inPlace } from './operations/operation.js';
import { einsum } from './operations/products.js';
import { tensorClass } from './tensor-class.js';
import { dtypeOf, sizeTuple } from './tensors.js';

const asserted = fn("condition, message=''", (args, context) => {
  if (context.truth(args.get('condition')) === false) {
    context.raise('AssertionError', context.text(args.get('message')));
  }
  return NONE;
});

const falseWords = [
  'is_grad_enabled',
  'is_autocast_enabled',
  'is_autocast_cpu_enabled',
  'is_inference_mode_enabled',
];

/** Functions of `torch.nn.functional` that `torch` has under the same name. */
const FUNCTIONAL = [
  'avg_pool1d',
  'adaptive_avg_pool1d',
  'alpha_dropout',
  'bilinear',
  'binary_cross_entropy_with_logits',
  'celu',
  'conv1d',
  'conv2d',
  'conv3d',
  'conv_transpose1d',
  'conv_transpose2d',
  'conv_transpose3d',
  'dropout',
  'batch_norm',
  'group_norm',
  'instance_norm',
  'kl_div',
  'layer_norm',
  'pairwise_distance',
  'pixel_shuffle',
  'pixel_unshuffle',
  'prelu',
  'rrelu',
  'threshold',
  'channel_shuffle',
  'cosine_similarity',
  'embedding',
];

const functionalAliases = Object.fromEntries(
  FUNCTIONAL.map((name) => [name, sameAs(`torch.nn.functional.${name}`)]),
);

/** The module `torch` itself. */
export const torchModule = libraryModule('torch', {
  ...asFunctions(tensorOperations),
  ...asFunctions(inPlace(tensorOperations)),
  ...creationFunctions,
  ...concatenationFunctions,
  ...whereFunctions,
  ...nativeMaxPools,
  adaptive_max_pool1d: sameAs('torch.nn.functional.adaptive_max_pool1d_with_indices'),
  max_pool1d_with_indices: sameAs('torch.nn.functional.max_pool1d_with_indices'),
  ...dataTypes,
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
  finfo: limitsOfType,
  iinfo: limitsOfType,
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
  autocast: contextManager('torch.autocast', forgetTypes),
  device_context: contextManager('torch.device_context'),
  manual_seed: nothing,
  seed: nothing,
  set_default_dtype: fn('d, /', (_args, context) => {
    forgetTypes(context);
    return NONE;
  }),
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
  nonzero: fn('input, *, as_tuple=False', (args, context) => {
    const find = context.getAttribute(args.get('input'), 'nonzero') ?? NONE;
    return context.call(find, [], new Map([['as_tuple', args.get('as_tuple')]]));
  }),
  numel: fn('input', (args) => size(shapeProduct(shapeOf(args.tensor('input'))))),
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
  ...functionalAliases,
  tensordot: fn('a, b, dims=2', (args, context) => {
    const [a, b] = [shapeOf(args.tensor('a')), shapeOf(args.tensor('b'))];
    const dims = args.get('dims');
    if (dims.kind !== 'int') return context.giveUp(say('tensordot over named axes'));
    const shape = [...a.slice(0, a.length - dims.value), ...b.slice(dims.value)];
    return { ...args.tensor('a'), shape, numbers: null };
  }),
});
