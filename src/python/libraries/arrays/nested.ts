import { product } from '../../../engine/row-major.js';
import { say } from '../../../engine/phrase.js';
import { bool, float, int, list } from '../../values/create.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';
import { knownSizes, shapeOf } from './array.js';
import { isFloating } from './dtype.js';
import { soMany } from '../so-many.js';

/** Numbers in nested lists, as `torch.tensor([[1, 2], [3, 4]])` takes them. */
export interface Nested {
  readonly sizes: readonly number[];
  readonly data: readonly number[];
  readonly dtype: 'bool' | 'int' | 'float';
}

/**
 * Reads nested lists or tuples of numbers (small tensors among them). Null: something in them isn't
 * a known number, or the rows differ in length.
 */
export function readNested(value: Value, context: LibraryContext): Nested | null {
  switch (value.kind) {
    case 'int':
      return { sizes: [], data: [value.value], dtype: 'int' };
    case 'float':
      return { sizes: [], data: [value.value], dtype: 'float' };
    case 'bool':
      return { sizes: [], data: [value.value ? 1 : 0], dtype: 'bool' };
    case 'tensor': {
      const sizes = value.shape === null ? null : knownSizes(value.shape);
      if (sizes === null || value.numbers === null) return null;
      return { sizes, data: [...value.numbers.data], dtype: kindOf(value.dtype) };
    }
    case 'list':
    case 'tuple':
    case 'range':
      return readRows(context.items(value), context);
    default:
      return null;
  }
}

/** The shape of nested lists even where their numbers aren't known; null where rows differ. */
export function nestedSizes(value: Value, context: LibraryContext): readonly number[] | null {
  if (value.kind === 'tensor') return value.shape === null ? null : knownSizes(value.shape);
  if (value.kind !== 'list' && value.kind !== 'tuple' && value.kind !== 'range') return [];
  const rows = context.items(value);
  const [first] = rows;
  if (first === undefined) return [0];
  const inner = nestedSizes(first, context);
  return inner === null ? null : [rows.length, ...inner];
}

function readRows(rows: readonly Value[], context: LibraryContext): Nested | null {
  const data: number[] = [];
  let sizes: readonly number[] | null = null;
  let dtype: Nested['dtype'] = rows.length === 0 ? 'float' : 'bool';
  for (const row of rows) {
    const read = readNested(row, context);
    if (read === null) return null;
    if (sizes !== null && sizes.join() !== read.sizes.join()) return null;
    sizes = read.sizes;
    data.push(...read.data);
    dtype = wider(dtype, read.dtype);
  }
  return { sizes: [rows.length, ...(sizes ?? [])], data, dtype };
}

function wider(a: Nested['dtype'], b: Nested['dtype']): Nested['dtype'] {
  if (a === 'float' || b === 'float') return 'float';
  return a === 'int' || b === 'int' ? 'int' : 'bool';
}

function kindOf(dtype: string): Nested['dtype'] {
  if (dtype === 'bool') return 'bool';
  return isFloating(dtype) ? 'float' : 'int';
}

/** A Python number as an array of this dtype gives it. */
export function scalar(value: number, dtype: string): Value {
  if (dtype === 'bool') return bool(value !== 0);
  return isFloating(dtype) ? float(value) : int(Math.trunc(value));
}

/** An array as nested lists of Python numbers, those that aren't known as unknown values. */
export function nested(array: TensorValue, context: LibraryContext): Value {
  const sizes = knownSizes(shapeOf(array));
  if (sizes === null) return context.giveUp(say('a list of a tensor whose size is not known'));
  context.makeRoom(product(sizes));
  return rows(sizes, array.numbers, array.dtype, 0, context);
}

function rows(
  sizes: readonly number[],
  numbers: TensorNumbers | null,
  dtype: string,
  offset: number,
  context: LibraryContext,
): Value {
  const [length, ...inner] = sizes;
  if (length === undefined) {
    const value = numbers?.data[offset];
    return value === undefined
      ? context.unknown(say('the numbers of this tensor are not known'))
      : scalar(value, dtype);
  }
  const step = product(inner);
  return list(
    soMany(length, context, (row) => rows(inner, numbers, dtype, offset + row * step, context)),
  );
}
