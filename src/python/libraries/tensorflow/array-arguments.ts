import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import { int, list } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { integerOf, type Arguments } from '../arguments.js';
import { axisIndex } from '../arrays/array.js';
import { type LibraryContext } from '../contract.js';
import { tensorFlow } from '../keras/family.js';
import { arrayFrom } from '../numpy/creation.js';
import { sizesFrom } from '../numpy/reshaping.js';

/** A tensor of an argument: lists and numbers become one. */
export function tensorOf(args: Arguments, name: string, context: LibraryContext): TensorValue {
  const value = args.get(name);
  return value.kind === 'unknown' ? args.tensor(name) : arrayFrom(value, null, tensorFlow, context);
}

/** An axis counted from 0; 0 where none is given. */
export function axisOf(value: Value, rank: number, context: LibraryContext): number {
  const axis = value.kind === 'none' ? 0 : integerOf(value, 'axis');
  return (
    axisIndex(axis, rank) ??
    context.raise(
      'InvalidArgumentError',
      `Expected axis in the range [${-rank}, ${rank}), but got ${axis}`,
    )
  );
}

/** A small tensor of known whole numbers as the lists that it was made of. */
export function nestedValue(value: Value): Value {
  if (value.kind !== 'tensor' || value.numbers === null || value.shape?.length !== 2) return value;
  const { data } = value.numbers;
  const [rows = 0, width = 0] = value.shape;
  if (typeof rows !== 'number' || typeof width !== 'number') return value;
  return list(
    Array.from({ length: rows }, (_, row) =>
      list(Array.from({ length: width }, (__, at) => int(data[row * width + at] ?? 0))),
    ),
  );
}

/** A shape written as a list, or as a tensor of known numbers. */
export function sizesOf(value: Value): Shape {
  if (value.kind === 'tensor' && value.numbers !== null) return [...value.numbers.data];
  return sizesFrom([value]);
}
