import { axisIndex } from '../arrays/array.js';
import type { Value } from '../../values/value.js';
import { integerOf, type Arguments } from '../arguments.js';
import type { LibraryContext } from '../contract.js';

/** An axis counted from 0; raises torch's IndexError where there is none such. */
export function axisOf(axis: number, rank: number, context: LibraryContext): number {
  const least = Math.max(rank, 1);
  return (
    axisIndex(axis, least) ??
    context.raise(
      'IndexError',
      `Dimension out of range (expected to be in range of [${-least}, ${least - 1}], but got ${axis})`,
    )
  );
}

/** The `dim` of a reduction (NumPy's `axis` is taken too), counted from 0; null: all of them. */
export function reducedAxes(
  args: Arguments,
  rank: number,
  context: LibraryContext,
): readonly number[] | null {
  const value = args.extra.get('axis') ?? args.get('dim');
  const axes = integersOf(value);
  if (axes === null || axes.length === 0) return null;
  const counted = axes.map((axis) => axisOf(axis, rank, context));
  const twice = counted.find((axis, at) => counted.indexOf(axis) < at);
  return twice === undefined
    ? counted
    : context.raise('RuntimeError', `dim ${twice} appears multiple times in the list of dims`);
}

/** Whether a reduction keeps its axes with size 1. */
export function keepsAxes(args: Arguments, context: LibraryContext): boolean {
  const other = args.extra.get('keepdims');
  return other === undefined ? args.flag('keepdim') : context.truth(other) === true;
}

/** One int or several; null for None. */
export function integersOf(value: Value): readonly number[] | null {
  if (value.kind === 'none') return null;
  if (value.kind === 'tuple' || value.kind === 'list') {
    return value.items.map((item) => integerOf(item, 'dim'));
  }
  return [integerOf(value, 'dim')];
}
