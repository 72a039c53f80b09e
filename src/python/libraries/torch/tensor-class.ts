import { product } from '../../../engine/row-major.js';
import { say } from '../../../engine/phrase.js';
import { bool, int, NONE, size, string } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import { arrayLike, knownSizes, shapeOf } from '../arrays/array.js';
import { arrayMethods, only } from '../arrays/array-methods.js';
import { isFloating } from '../arrays/dtype.js';
import { mapNumbers, broadcastNumbers } from '../arrays/elementwise.js';
import { nested, scalar } from '../arrays/nested.js';
import { shapeProduct } from '../arrays/rearrange.js';
import { rowMajorStrides } from '../arrays/strides.js';
import { copied, isContiguous, sharing } from '../arrays/storage.js';
import type { BuiltinFunction } from '../contract.js';
import { cls, method } from '../members.js';
import { axisOf } from './axes.js';
import { asMethods, inPlace } from './operations/operation.js';
import { transposed } from './operations/axis-order.js';
import { tensorOperations } from './operations/index.js';
import { creationFunctions, fromData } from './creation.js';
import { dtypeOf, PARAMETER, sizesOf, sizeTuple, tensor, TENSOR } from './tensors.js';

function cast(dtype: string): BuiltinFunction {
  return method('*args, **options', (args) => castTo(args.selfTensor(), dtype));
}

function castTo(input: TensorValue, dtype: string): TensorValue {
  if (dtype === input.dtype) return input;
  const numbers = mapNumbers(input, dtype, (x) => x);
  return { ...input, dtype, numbers };
}

/** `to`, `type`: the dtype that is named, if one is; whole numbers may be cast by what isn't known. */
const to = method('*args, **options', (args) => {
  const input = args.selfTensor();
  const other = args.rest.find((value) => value.kind === 'tensor');
  if (other?.kind === 'tensor') return castTo(input, other.dtype);
  const given = [...args.rest, args.extra.get('dtype')];
  const named = given.map((value) =>
    value?.kind === 'string' && value.value.startsWith('torch.') ? dtypeOf(value) : null,
  );
  const dtype = named.find((one) => one !== null && one !== undefined);
  if (dtype !== undefined && dtype !== null) return castTo(input, dtype);
  const mayCast = given.some((value) => value?.kind === 'unknown' || value?.kind === 'class');
  return mayCast && !isFloating(input.dtype) ? castTo(input, 'float32') : input;
});

const itself = method('*args, **options', (args) => args.self);

const sizeMethod = method('dim=None', (args, context) => {
  const input = args.selfTensor();
  const shape = shapeOf(input);
  if (args.isNone('dim')) return sizeTuple(shape);
  return size(shape[axisOf(args.integer('dim'), shape.length, context)] ?? 1);
});

const count = method('', (args) => size(shapeProduct(shapeOf(args.selfTensor()))));
const rank = method('', (args) => int(shapeOf(args.selfTensor()).length));

function fresh(name: string): BuiltinFunction {
  return method('*size, **named', (args, context) => {
    const input = args.selfTensor();
    const dtype = args.extra.get('dtype') ?? string(`torch.${input.dtype}`);
    const shape = sizesOf(args, 'size');
    const create = creationFunctions[name];
    if (create?.entry !== 'function') return tensor(shape, input.dtype);
    return context.call(
      context.named(`torch.${name}`),
      [sizeTuple(shape)],
      new Map([['dtype', dtype]]),
    );
  });
}

/** Fills in place with one number; `null`: with numbers that aren't known. */
function fill(value: number | null): BuiltinFunction {
  return method('*args, **options', (args, context) => {
    const input = args.selfTensor();
    context.willChange(input);
    const first = args.rest[0];
    const known = first?.kind === 'int' || first?.kind === 'float' ? first.value : null;
    const number = value ?? known;
    if (input.numbers !== null) {
      input.numbers =
        number === null ? null : { ...input.numbers, data: input.numbers.data.map(() => number) };
    }
    return input;
  });
}

const unknownNumbers = method('*args, **options', (args, context) => {
  const input = args.selfTensor();
  context.willChange(input);
  input.numbers = null;
  return input;
});

const copyInto = method('src, non_blocking=False', (args, context) => {
  const input = args.selfTensor();
  const source = args.get('src');
  context.willChange(input);
  const sizes = input.shape === null ? null : knownSizes(input.shape);
  input.numbers =
    source.kind === 'tensor' && sizes !== null ? broadcastNumbers(source, sizes) : null;
  return input;
});

/** Methods that are not operations of `torch` as well. */
const methods: Readonly<Record<string, BuiltinFunction>> = {
  ...arrayMethods,
  item: method('', (args, context) => scalar(only(args, context), args.selfTensor().dtype)),
  tolist: method('', (args, context) => nested(args.selfTensor(), context)),
  numpy: method('*, force=False', (args) => sharing(args.selfTensor(), { type: 'numpy.ndarray' })),
  size: sizeMethod,
  stride: method('dim=None', (args, context) => {
    const sizes = knownSizes(shapeOf(args.selfTensor()));
    if (sizes === null) return context.giveUp(say('strides of a size that is not known'));
    const strides = sizes.map((_, axis) => product(sizes.slice(axis + 1)));
    const dim = args.integerOrNone('dim');
    return dim === null ? sizeTuple(strides) : int(strides.at(dim) ?? 1);
  }),
  dim: rank,
  ndimension: rank,
  numel: count,
  nelement: count,
  to,
  type: to,
  type_as: method('other', (args) => castTo(args.selfTensor(), args.tensor('other').dtype)),
  float: cast('float32'),
  double: cast('float64'),
  half: cast('float16'),
  bfloat16: cast('bfloat16'),
  long: cast('int64'),
  int: cast('int32'),
  short: cast('int16'),
  char: cast('int8'),
  byte: cast('uint8'),
  bool: cast('bool'),
  ...Object.fromEntries(
    ['detach', 'detach_', 'cpu', 'cuda', 'pin_memory'].map((name) => [name, itself]),
  ),
  requires_grad_: method('requires_grad=True', (args, context) => {
    context.freeze(args.self, !args.flag('requires_grad'));
    return args.self;
  }),
  ...Object.fromEntries(
    ['share_memory_', 'retain_grad', 'coalesce', 'to_dense', 'resolve_conj', 'data_ptr'].map(
      (name) => [name, itself],
    ),
  ),
  clone: method('**options', (args) => copied(args.selfTensor())),
  contiguous: method('**options', (args) =>
    isContiguous(args.selfTensor()) ? args.self : copied(args.selfTensor()),
  ),
  backward: method('*args, **options', () => NONE),
  register_hook: method('hook', () => NONE),
  is_contiguous: method('**options', (args) => bool(isContiguous(args.selfTensor()))),
  is_floating_point: method('', (args) => bool(isFloating(args.selfTensor().dtype))),
  is_complex: method('', (args) => bool(args.selfTensor().dtype.startsWith('complex'))),
  element_size: method('', (args) =>
    int(Number(/\d+/u.exec(args.selfTensor().dtype)?.[0] ?? 8) / 8),
  ),
  get_device: method('', () => int(-1)),
  new_zeros: fresh('zeros'),
  new_ones: fresh('ones'),
  new_empty: fresh('empty'),
  new_full: method('size, fill_value, **named', (args) =>
    tensor(args.dimensions('size'), args.selfTensor().dtype),
  ),
  new_tensor: method('data, **named', (args, context) =>
    fromData(args.get('data'), args.selfTensor().dtype, context),
  ),
  zero_: fill(0),
  fill_: fill(null),
  fill_diagonal_: unknownNumbers,
  normal_: unknownNumbers,
  uniform_: unknownNumbers,
  bernoulli_: unknownNumbers,
  random_: unknownNumbers,
  exponential_: unknownNumbers,
  copy_: copyInto,
  squeeze_: method('dim=None', (args, context) =>
    context.callMethod(args.self, 'squeeze', [args.get('dim')]),
  ),
  unsqueeze_: method('dim', (args, context) =>
    context.callMethod(args.self, 'unsqueeze', [args.get('dim')]),
  ),
  resize_: method('*sizes', (args) => arrayLike(args.selfTensor(), sizesOf(args, 'sizes'))),
  apply_: unknownNumbers,
  index_put_: unknownNumbers,
  scatter_: unknownNumbers,
  scatter_add_: unknownNumbers,
  index_add_: unknownNumbers,
  nonzero: method('*, as_tuple=False', (args, context) => {
    const input = args.selfTensor();
    const sizes = input.shape === null ? null : knownSizes(input.shape);
    if (sizes === null || input.numbers?.origin !== 'literal' || args.flag('as_tuple')) {
      return context.giveUp(say('how many elements are not zero depends on the data'));
    }
    const { label, data } = input.numbers;
    const strides = rowMajorStrides(sizes);
    const found = [...data.keys()].filter((at) => data[at] !== 0);
    const places = found.flatMap((at) =>
      sizes.map((size, axis) => Math.floor(at / (strides[axis] ?? 1)) % size),
    );
    const numbers = { data: Float64Array.from(places), origin: 'literal' as const, label };
    return tensor([found.length, sizes.length], 'int64', numbers);
  }),
  bincount: method('weights=None, minlength=0', (_args, context) =>
    context.giveUp(say('how long a bincount is depends on the data')),
  ),
};

/** Attributes of tensors. */
const properties: Readonly<Record<string, BuiltinFunction>> = {
  shape: method('', (args) => sizeTuple(shapeOf(args.selfTensor()))),
  dtype: method('', (args) => string(`torch.${args.selfTensor().dtype}`)),
  ndim: rank,
  device: method('', (_args, context) =>
    context.call(context.named('torch.device'), [string('cpu')]),
  ),
  layout: method('', () => string('torch.strided')),
  data: method('', (args) => args.self),
  grad: method('', () => NONE),
  grad_fn: method('', () => NONE),
  requires_grad: method('', (args) => bool(args.selfTensor().type === PARAMETER)),
  is_leaf: method('', () => bool(true)),
  is_cuda: method('', () => bool(false)),
  is_mps: method('', () => bool(false)),
  is_nested: method('', () => bool(false)),
  is_sparse: method('', () => bool(false)),
  is_quantized: method('', () => bool(false)),
  is_meta: method('', () => bool(false)),
  T: method('', (args) => transposed(args.selfTensor(), 'T')),
  mT: method('', (args) => transposed(args.selfTensor(), 'mT')),
  H: method('', (args) => transposed(args.selfTensor(), 'mT')),
  real: method('', (args) => args.self),
  imag: method('', (args) => args.self),
  itemsize: method('', () => int(4)),
};

/** `torch.Tensor`. `Tensor(2, 3)` has sizes, `Tensor([2, 3])` numbers. */
export const tensorClass = cls({
  methods: { ...asMethods(tensorOperations), ...asMethods(inPlace(tensorOperations)), ...methods },
  properties,
  construct: method('*data, **options', (args, context) => {
    const [first] = args.rest;
    if (first?.kind === 'int' || first?.kind === 'dimension') return tensor(sizesOf(args, 'data'));
    return first === undefined ? tensor([0]) : fromData(first, 'float32', context);
  }),
});

/** `torch.nn.Parameter`: a tensor that is registered where it is assigned. */
export const parameterClass = cls({
  bases: [TENSOR],
  construct: method('data=None, requires_grad=True', (args, context) => {
    const data = args.get('data');
    if (data.kind === 'none') return { ...tensor([0]), type: PARAMETER };
    if (data.kind !== 'tensor') return fromData(data, null, context);
    return sharing(data, { type: PARAMETER });
  }),
});
