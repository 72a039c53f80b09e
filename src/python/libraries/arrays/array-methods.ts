import { product } from '../../../engine/row-major.js';
import { say } from '../../../engine/phrase.js';
import { bool, float, int, NONE, size } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import type { BuiltinFunction, LibraryContext } from '../contract.js';
import { method } from '../members.js';
import { binaries, binary } from './arithmetic.js';
import { arrayLike, knownSizes, shapeOf } from './array.js';
import { rounderOf } from './dtype.js';
import { mapNumbers, broadcastNumbers } from './elementwise.js';
import { indexed } from './indexing.js';
import { asTable } from './loaded-table.js';
import { readNested } from './nested.js';
import { matmul, plain } from './product.js';
import { copied, sharing } from './storage.js';

const OPERATORS: Readonly<Record<string, keyof typeof binaries>> = {
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  truediv: 'div',
  floordiv: 'floor_divide',
  mod: 'remainder',
  pow: 'pow',
  and: 'bitwise_and',
  or: 'bitwise_or',
};

const COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;

function operators(): Record<string, BuiltinFunction> {
  const methods: Record<string, BuiltinFunction> = {};
  for (const [name, by] of Object.entries(OPERATORS)) {
    methods[`__${name}__`] = method('other', (args, context) =>
      binary(args.self, args.get('other'), binaries[by], context),
    );
    methods[`__r${name}__`] = method('other', (args, context) =>
      binary(args.get('other'), args.self, binaries[by], context),
    );
    methods[`__i${name}__`] = method('other', (args, context) => {
      const result = binary(args.self, args.get('other'), binaries[by], context);
      return args.self.kind === 'tensor' ? stored(args.self, result, context) : result;
    });
  }
  for (const name of COMPARISONS) {
    methods[`__${name}__`] = method('other', (args, context) =>
      binary(args.self, args.get('other'), binaries[name], context),
    );
  }
  methods['__matmul__'] = method('other', (args, context) =>
    matmul(args.self, args.get('other'), context),
  );
  methods['__rmatmul__'] = method('other', (args, context) =>
    matmul(args.get('other'), args.self, context),
  );
  return methods;
}

/** Arrays of these libraries never change; `x += 1` gives another array. */
const UNCHANGING = /^(jax|flax|keras|tensorflow)\b/u;

/** The result of `x += y` written into `x`, where its numbers are followed and it can change. */
function stored(self: TensorValue, result: Value, context: LibraryContext): Value {
  const fits = result.kind === 'tensor' && result.dtype === self.dtype && sameSizes(result, self);
  if (!fits || self.numbers === null || UNCHANGING.test(self.type)) return result;
  context.willChange(self);
  self.numbers = result.numbers;
  return sharing(self, { chain: result.chain });
}

function sameSizes(a: TensorValue, b: TensorValue): boolean {
  return (
    a.shape?.length === b.shape?.length &&
    a.shape?.every((one, axis) => one === b.shape?.[axis]) === true
  );
}

function unary(map: (x: number) => number, dtype?: string): BuiltinFunction {
  return method('', (args) => {
    const input = plain(args.selfTensor());
    if (input.shape === null) return input;
    const type = dtype ?? input.dtype;
    return arrayLike(input, input.shape, { dtype: type, numbers: mapNumbers(input, type, map) });
  });
}

/** The one number of a tensor of one element. */
export function only(args: Arguments, context: LibraryContext): number {
  const input = args.selfTensor();
  const number = input.numbers?.data[0];
  if (input.numbers?.data.length !== 1 || number === undefined) {
    const count = input.shape === null ? null : knownSizes(input.shape);
    if (count !== null && product(count) !== 1) {
      context.raise(
        'RuntimeError',
        `a Tensor with ${product(count)} elements cannot be converted to Scalar`,
      );
    }
    return context.giveUp(say('the number in this tensor depends on the data'));
  }
  return number;
}

function setItem(args: Arguments, context: LibraryContext): Value {
  const input = args.selfTensor();
  context.willChange(input);
  if (input.shape === null || input.numbers === null) return NONE;
  const part = indexed(input, args.get('key'), context);
  const sizes = part.shape === null ? null : knownSizes(part.shape);
  const source = asArray(args.get('value'), input, context);
  const numbers = sizes === null || source === null ? null : broadcastNumbers(source, sizes);
  if (part.numbers === null || numbers === null) input.numbers = null;
  else part.numbers = { ...numbers, data: numbers.data.map(rounderOf(input.dtype)) };
  return NONE;
}

/** An assigned value as an array; null where its numbers aren't known. */
function asArray(value: Value, like: TensorValue, context: LibraryContext): TensorValue | null {
  if (value.kind === 'tensor') return value;
  const read = readNested(value, context);
  if (read === null) return null;
  const numbers = { data: Float64Array.from(read.data), origin: 'literal' as const, label: '' };
  return arrayLike(like, read.sizes, { numbers });
}

/** The rows of a tensor, as `for row in tensor` gives them. */
function* rows(input: TensorValue, context: LibraryContext): Generator<Value> {
  const [length] = shapeOf(input);
  if (length === undefined) context.raise('TypeError', 'iteration over a 0-d tensor');
  if (typeof length !== 'number') context.giveUp(say('how many rows a tensor has isn’t known'));
  for (let row = 0; row < length; row += 1) yield indexed(input, int(row), context);
}

/** Operators, indexing and conversions that arrays of every library have. */
export const arrayMethods: Readonly<Record<string, BuiltinFunction>> = {
  ...operators(),
  __neg__: unary((x) => -x),
  __pos__: unary((x) => x),
  __abs__: unary(Math.abs),
  __invert__: unary((x) => (x === 0 ? 1 : 0)),
  __getitem__: method('key', (args, context) => {
    const key = args.get('key');
    const part = indexed(plain(asTable(args.selfTensor(), key)), key, context);
    // One element of a NumPy array is a number of its own.
    const isScalar = part.type === 'numpy.ndarray' && part.shape?.length === 0;
    return isScalar ? copied(part) : part;
  }),
  __setitem__: method('key, value', setItem),
  __len__: method('', (args, context) => {
    const [length] = shapeOf(args.selfTensor());
    return length === undefined
      ? context.raise('TypeError', 'len() of a 0-d tensor')
      : size(length);
  }),
  __iter__: method('', (args, context) => ({
    kind: 'iterator',
    source: rows(args.selfTensor(), context),
    typeName: 'iterator',
  })),
  __bool__: method('', (args, context) => bool(only(args, context) !== 0)),
  __int__: method('', (args, context) => int(Math.trunc(only(args, context)))),
  __index__: method('', (args, context) => int(Math.trunc(only(args, context)))),
  __float__: method('', (args, context) => float(only(args, context))),
  __contains__: method('item', (_args, context) =>
    context.giveUp(say('whether a tensor contains a number depends on the data')),
  ),
};
