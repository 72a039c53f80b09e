import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { integerOf, type Arguments } from '../arguments.js';
import { axisIndex } from '../arrays/array.js';
import type { LibraryContext } from '../contract.js';
import { arrayFrom } from './creation.js';
import type { Family } from './family.js';

/** An argument as an array: what isn't one is made one. */
export function takeArray(
  args: Arguments,
  name: string,
  family: Family,
  context: LibraryContext,
): TensorValue {
  return arrayFrom(args.get(name), null, family, context);
}

/** The arrays of a list of what can become one. */
export function arraysOf(
  value: Value,
  family: Family,
  context: LibraryContext,
): readonly TensorValue[] {
  return context.items(value).map((item) => arrayFrom(item, null, family, context));
}

/** The axis of an argument, counted from 0. */
export function axisArgument(value: Value, rank: number, context: LibraryContext): number {
  const axis = integerOf(value, 'axis');
  return (
    axisIndex(axis, rank) ??
    context.raise('AxisError', `axis ${axis} is out of bounds for array of dimension ${rank}`)
  );
}
