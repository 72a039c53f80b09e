import { say } from '../../../engine/phrase.js';
import type { Dimension } from '../../dimension.js';
import { list, NONE, string } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { newArray, shapeOf } from '../arrays/array.js';
import type { LibraryContext } from '../contract.js';
import { numpy } from '../numpy/family.js';

export const FRAME = 'pandas.DataFrame';
export const SERIES = 'pandas.Series';

/** A table: so many rows, and its columns by their names where all are known. */
export interface Table {
  readonly rows: Dimension;
  readonly columns: Dimension;
  readonly names: readonly string[] | null;
}

/** One column or row. */
export const series = (length: Dimension): TensorValue =>
  newArray(SERIES, { shape: [length], dtype: numpy.float });

/** A table of columns with these names. */
export const named = (rows: Dimension, names: readonly string[]): Table => ({
  rows,
  columns: names.length,
  names,
});

/** Makes a frame what a table is. */
export function become(self: Value, table: Table, context: LibraryContext): Value {
  const data = newArray(numpy.type, { shape: [table.rows, table.columns], dtype: numpy.float });
  context.setAttribute(self, '_data', data);
  const names = table.names === null ? NONE : list(table.names.map((name) => string(name)));
  context.setAttribute(self, '_names', names);
  return self;
}

/** A `DataFrame` of a table. */
export const frame = (table: Table, context: LibraryContext): Value =>
  become(context.instantiate(FRAME), table, context);

/** The values of a frame; gives up where they aren't known. */
export function dataOf(self: InstanceValue, context: LibraryContext): TensorValue {
  const data = self.attributes.get('_data');
  return data?.kind === 'tensor' ? data : context.giveUp(say('a table that is not known'));
}

/** What is known of a frame. */
export function tableOf(self: InstanceValue, context: LibraryContext): Table {
  const [rows = 1, columns = 1] = shapeOf(dataOf(self, context));
  return { rows, columns, names: textsOf(self.attributes.get('_names') ?? NONE) };
}

/** The strings of a list; null: it isn't one, or not all are known. */
export function textsOf(value: Value): readonly string[] | null {
  if (value.kind === 'string') return [value.value];
  if (value.kind !== 'list' && value.kind !== 'tuple') return null;
  const texts = value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return texts.length === value.items.length ? texts : null;
}

/** The rows of a table in two parts, as `train_test_split` makes them; null: it is no table. */
export function splitRows(
  given: Value,
  parts: (rows: Dimension) => readonly [Dimension, Dimension],
  context: LibraryContext,
): readonly Value[] | null {
  if (given.kind !== 'instance' || given.type.name !== 'DataFrame') return null;
  const table = tableOf(given, context);
  return parts(table.rows).map((rows) => frame({ ...table, rows }, context));
}
