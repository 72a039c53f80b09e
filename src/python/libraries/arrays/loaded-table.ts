import { symbol } from '../../dimension.js';
import { fromTerms, term, type SymbolicDimension } from '../../symbolic-sum.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { arrayLike } from './array.js';

/** A file is taken to have at least as many columns as code reads of it. */
const ENOUGH = 2 ** 20;

/** How many columns a file has, where nothing says it: as many as are read, and which number nobody knows. */
export const unknownColumns = (): SymbolicDimension =>
  fromTerms(0, [
    term(1, [{ text: 'columns', least: ENOUGH, most: Number.POSITIVE_INFINITY, isAssumed: true }]),
  ]);

const loaded = new WeakSet<TensorValue>();

/** Remembers that an array of unknown shape is what a file of numbers holds. */
export function fromFile(array: TensorValue): TensorValue {
  loaded.add(array);
  return array;
}

/** Rows and columns of a file, once code reads it by both; a file may also be a single column. */
export function asTable(array: TensorValue, index: Value): TensorValue {
  const isTable = array.shape === null && index.kind === 'tuple' && index.items.length === 2;
  return isTable && loaded.has(array)
    ? arrayLike(array, [symbol('rows'), unknownColumns()])
    : array;
}
