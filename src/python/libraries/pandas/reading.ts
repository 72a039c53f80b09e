import { add, symbol, type Dimension } from '../../dimension.js';
import { say } from '../../../engine/phrase.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { shapeOf } from '../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { arrayFrom } from '../numpy/creation.js';
import { numpy } from '../numpy/family.js';
import { unknownColumns } from '../arrays/loaded-table.js';
import { frame, named, tableOf, textsOf, type Table } from './frame.js';

/** A file's table: its columns where the code names them, its rows never. */
const readFile = fn(
  'path=None, *args, names=None, index_col=None, usecols=None, **options',
  (args, context) => {
    const isPart = ['chunksize', 'iterator', 'squeeze'].some((name) => args.extra.has(name));
    if (isPart) return context.unknown(say('a table that is read in parts'));
    const used = args.get('usecols');
    const given = used.kind === 'list' || used.kind === 'tuple' ? used : args.get('names');
    const hasIndex = !args.isNone('index_col') && args.get('index_col').kind !== 'bool';
    const rows = symbol('rows');
    const names = hasIndex ? null : textsOf(given);
    if (names !== null) return frame(named(rows, names), context);
    const counted = given.kind === 'list' || given.kind === 'tuple' ? given.items.length : null;
    const columns = counted === null ? unknownColumns() : add(counted, hasIndex ? -1 : 0);
    return frame({ rows, columns, names: null }, context);
  },
);

/** `DataFrame(data, columns=…)`: a dictionary of columns, an array, or rows. */
export function tableFrom(args: Arguments, context: LibraryContext): Table {
  const data = args.get('data');
  const told = textsOf(args.get('columns'));
  if (data.kind === 'dict') {
    const entries = [...data.entries.values()];
    const names = told ?? entries.flatMap(({ key }) => (key.kind === 'string' ? [key.value] : []));
    return named(lengthOf(entries[0]?.value), names);
  }
  const rows = arrayFrom(data, null, numpy, context);
  const [length = 0, columns = 1] = shapeOf(rows);
  return { rows: length, columns, names: told };
}

/** How long a column is. */
export function lengthOf(value: Value | undefined): Dimension {
  if (value?.kind === 'list') return value.items.length;
  return value?.kind === 'tensor' ? (value.shape?.[0] ?? symbol('rows')) : symbol('rows');
}

/** Tables beside each other or below each other. */
const concat = fn('objs, axis=0, **options', (args, context) => {
  const tables = context.items(args.get('objs')).map((one) => {
    if (one.kind === 'instance') return tableOf(one, context);
    return { rows: shapeOf(arrayFrom(one, null, numpy, context))[0] ?? 1, columns: 1, names: null };
  });
  const [first] = tables;
  if (first === undefined) return context.unknown(say('what of a table is taken is not known'));
  const beside = args.get('axis');
  if ((beside.kind === 'int' && beside.value === 1) || beside.kind === 'string') {
    const columns = tables.reduce<Dimension>((all, one) => add(all, one.columns), 0);
    return frame({ rows: first.rows, columns, names: null }, context);
  }
  return frame(
    { ...first, rows: tables.reduce<Dimension>((all, one) => add(all, one.rows), 0) },
    context,
  );
});

/** The columns of a table with those of classes made several: how many is in the data. */
const dummies = fn('data, *args, **options', (args, context) => {
  const data = args.get('data');
  const rows = data.kind === 'instance' ? tableOf(data, context).rows : lengthOf(data);
  return frame({ rows, columns: unknownColumns(), names: null }, context);
});

/** Functions of pandas that make tables. */
export const readers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    ['read_csv', 'read_table', 'read_excel', 'read_parquet'].map((name) => [name, readFile]),
  ),
  concat,
  get_dummies: dummies,
  to_numeric: fn('arg, **options', (args) => args.get('arg')),
};
