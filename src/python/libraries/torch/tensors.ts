import type { Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { size, tuple } from '../../values/create.js';
import { newArray } from '../arrays/array.js';
import { dimensionOf, type Arguments } from '../arguments.js';

/** The class of ordinary tensors. */
export const TENSOR = 'torch.Tensor';

/** The class of tensors that a layer owns and trains. */
export const PARAMETER = 'torch.nn.parameter.Parameter';

/** A `torch.Tensor`. */
export function tensor(
  shape: Shape,
  dtype = 'float32',
  numbers: TensorNumbers | null = null,
): TensorValue {
  return newArray(TENSOR, { shape, dtype, numbers });
}

/** A weight of a layer: its shape, never its numbers. */
export function parameter(shape: Shape, dtype = 'float32'): TensorValue {
  return newArray(PARAMETER, { shape, dtype });
}

/** A shape as `torch.Size`, which is a tuple of ints. */
export function sizeTuple(shape: Shape): Value {
  return tuple(shape.map((one) => size(one)));
}

/**
 * Sizes passed as `view(2, 3)`, `view((2, 3))`, `view(torch.Size([2, 3]))` or by keyword: the rest
 * arguments of a method, or the parameter of a function.
 */
export function sizesOf(args: Arguments, name: string): readonly Dimension[] {
  const [first] = args.rest;
  if (first === undefined) {
    const value = args.extra.get(name);
    return value === undefined ? args.dimensions(name) : listOf(value, name);
  }
  if (args.rest.length === 1 && (first.kind === 'tuple' || first.kind === 'list')) {
    return listOf(first, name);
  }
  return args.rest.map((item) => dimensionOf(item, name));
}

function listOf(value: Value, name: string): readonly Dimension[] {
  const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  return items.map((item) => dimensionOf(item, name));
}

/** The dtype that a `dtype=` argument names; null for None. */
export function dtypeOf(value: Value): string | null {
  if (value.kind !== 'string') return null;
  return ALIASES[value.value.replace(/^torch\./u, '')] ?? value.value.replace(/^torch\./u, '');
}

const ALIASES: Readonly<Record<string, string>> = {
  float: 'float32',
  double: 'float64',
  half: 'float16',
  long: 'int64',
  int: 'int32',
  short: 'int16',
};
