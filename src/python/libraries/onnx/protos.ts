import { symbol, type Dimension } from '../../dimension.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { fillNumbers, newArray } from '../arrays/array.js';
import { dimensionOf, type Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, fn } from '../members.js';
import { int } from '../../values/create.js';

/** The types of elements that pooling is for, by their numbers in `TensorProto.DataType`. */
const TYPES: readonly (readonly [name: string, number: number, dtype: string])[] = [
  ['FLOAT', 1, 'float32'],
  ['UINT8', 2, 'uint8'],
  ['INT8', 3, 'int8'],
  ['INT32', 6, 'int32'],
  ['INT64', 7, 'int64'],
  ['BOOL', 9, 'bool'],
  ['FLOAT16', 10, 'float16'],
  ['DOUBLE', 11, 'float64'],
  ['BFLOAT16', 16, 'bfloat16'],
];

/** `onnx.TensorProto` with the names of its types. */
export const tensorProto: LibraryMember = cls({
  constants: Object.fromEntries(TYPES.map(([name, number]) => [name, () => int(number)])),
});

const dtypeOf = (value: Value): string =>
  TYPES.find(([, number]) => value.kind === 'int' && value.value === number)?.[2] ?? 'float32';

/** Sizes as a value info has them: numbers, names, or None for what is open. */
const sizesOf = (value: Value, context: LibraryContext): readonly Dimension[] | null => {
  if (value.kind === 'none' || value.kind === 'unknown') return null;
  return context.items(value).map((size, axis) => {
    if (size.kind === 'string') return symbol(size.value);
    return size.kind === 'none' ? symbol(`d${String(axis)}`) : dimensionOf(size, 'shape');
  });
};

/** A name with a tensor: what a value info, an initializer and a constant have in common. */
function named(type: string, name: Value, tensor: TensorValue | null, context: LibraryContext) {
  const made = context.instantiate(type);
  context.setAttribute(made, 'name', name);
  if (tensor !== null) context.setAttribute(made, TENSOR, tensor);
  return made;
}

const TENSOR = '_tensor';

/** The name of a value info or an initializer, and its tensor where its sizes are known. */
export function namedTensor(
  value: Value,
  context: LibraryContext,
): { readonly name: string; readonly tensor: TensorValue } | null {
  if (value.kind !== 'instance') return null;
  const name = context.getAttribute(value, 'name');
  const tensor = context.getAttribute(value, TENSOR);
  return name?.kind === 'string' && tensor?.kind === 'tensor' ? { name: name.value, tensor } : null;
}

/** `make_tensor_value_info('X', TensorProto.FLOAT, [1, 3, 224, 224])`. */
export const makeValueInfo: LibraryMember = fn(
  "name, elem_type, shape, doc_string='', shape_denotation=None",
  (args, context) => {
    const shape = sizesOf(args.get('shape'), context);
    const tensor =
      shape === null
        ? null
        : newArray('numpy.ndarray', { shape, dtype: dtypeOf(args.get('elem_type')) });
    return named('onnx.ValueInfoProto', args.get('name'), tensor, context);
  },
);

/** `make_tensor('S', TensorProto.INT64, [4], [1, 1, 5, 5])`. */
export const makeTensor: LibraryMember = fn(
  'name, data_type, dims, vals, raw=False',
  (args, context) => named('onnx.TensorProto', args.get('name'), listed(args, context), context),
);

function listed(args: Arguments, context: LibraryContext): TensorValue {
  const shape = args.dimensions('dims');
  const vals = args.get('vals');
  const items = vals.kind === 'list' || vals.kind === 'tuple' ? context.items(vals) : [];
  const numbers = items.map((item) =>
    item.kind === 'int' || item.kind === 'float' ? item.value : null,
  );
  const isKnown = numbers.length > 0 && numbers.every((number) => number !== null);
  return newArray('numpy.ndarray', {
    shape,
    dtype: dtypeOf(args.get('data_type')),
    numbers: isKnown
      ? fillNumbers(shape, 'literal', 'literal', (index) => numbers[index] ?? 0)
      : null,
  });
}

/** `numpy_helper.from_array(array, name='S')`. */
export const fromArray: LibraryMember = fn('arr, name=None', (args, context) =>
  named('onnx.TensorProto', args.get('name'), args.tensor('arr'), context),
);

/** A class of which only the name and the tensor matter. */
export const plainProto: LibraryMember = cls({});

/** The tensor of a `Constant` node; null where it has none. */
export function constantTensor(node: Value, context: LibraryContext): TensorValue | null {
  const value = context.getAttribute(node, 'value');
  if (value?.kind !== 'instance') return null;
  const tensor = context.getAttribute(value, TENSOR);
  return tensor?.kind === 'tensor' ? tensor : null;
}
