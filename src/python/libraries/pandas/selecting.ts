import { say } from '../../../engine/phrase.js';
import { symbol, type Dimension } from '../../dimension.js';
import { NONE } from '../../values/create.js';
import type { InstanceValue, SliceValue, Value } from '../../values/value.js';
import { shapeOf } from '../arrays/array.js';
import { indexed, sliceRange } from '../arrays/indexing.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, method } from '../members.js';
import { unknownColumns } from '../arrays/loaded-table.js';
import { dataOf, frame, named, series, tableOf } from './frame.js';

const ALL: SliceValue = { kind: 'slice', start: NONE, stop: NONE, step: NONE };

/** `frame[key]`: a column by its name, several, or rows. */
export function selected(self: InstanceValue, key: Value, context: LibraryContext): Value {
  const table = tableOf(self, context);
  if (key.kind === 'string') return series(table.rows);
  if (key.kind === 'list') {
    const names = key.items.flatMap((one) => (one.kind === 'string' ? [one.value] : []));
    if (names.length === key.items.length) return frame(named(table.rows, names), context);
    return frame({ ...table, columns: key.items.length, names: null }, context);
  }
  if (key.kind === 'slice') {
    return frame({ ...table, rows: sliceRange(key, table.rows, context).length }, context);
  }
  // A mask keeps as many rows as the data say.
  if (key.kind === 'tensor') return frame({ ...table, rows: symbol('rows') }, context);
  return context.unknown(say('what of a table is taken is not known'));
}

/** `frame.iloc[rows, columns]`, and `loc` where names take the places of numbers. */
function located(self: InstanceValue, key: Value, byName: boolean, context: LibraryContext): Value {
  const table = tableOf(self, context);
  const [rows = ALL, columns = ALL] = key.kind === 'tuple' ? key.items : [key];
  if (byName && (rows.kind !== 'slice' || rows.stop.kind !== 'none')) {
    return context.unknown(say('what of a table is taken is not known'));
  }
  if (columns.kind === 'string') return series(rowsOf(table.rows, rows, context));
  const spanned = byName && columns.kind === 'slice' && columns !== ALL;
  const picked = spanned ? ALL : columns;
  const part = indexed(
    dataOf(self, context),
    { kind: 'tuple', type: null, items: [rows, picked] },
    context,
  );
  const [first = 1, second] = shapeOf(part);
  if (second === undefined) return series(first);
  if (spanned) return frame({ rows: first, columns: unknownColumns(), names: null }, context);
  return frame(
    { rows: first, columns: second, names: namesIn(table.names, columns, context) },
    context,
  );
}

function rowsOf(size: Dimension, rows: Value, context: LibraryContext): Dimension {
  return rows.kind === 'slice' ? sliceRange(rows, size, context).length : symbol('rows');
}

/** The names that stay; null: not known. */
function namesIn(
  names: readonly string[] | null,
  columns: Value,
  context: LibraryContext,
): readonly string[] | null {
  if (columns.kind === 'list') {
    const own = columns.items.map((one) =>
      one.kind === 'string' ? one.value : one.kind === 'int' ? names?.at(one.value) : undefined,
    );
    return own.every((one) => one !== undefined) ? own : null;
  }
  if (names === null || columns.kind !== 'slice') return null;
  const { start, length, step } = sliceRange(columns, names.length, context);
  if (typeof start !== 'number' || typeof length !== 'number' || step !== 1) return null;
  return names.slice(start, start + length);
}

const indexer = (byName: boolean): LibraryMember =>
  cls({
    methods: {
      __getitem__: method('key', (args, context) => {
        const of = args.selfInstance().attributes.get('_of');
        if (of?.kind !== 'instance') return context.unknown(say('a table that is not known'));
        return located(of, args.get('key'), byName, context);
      }),
      __setitem__: method('key, value', () => NONE),
    },
  });

/** The classes of `frame.iloc` and `frame.loc`. */
export const indexers: Readonly<Record<string, LibraryMember>> = {
  _iLoc: indexer(false),
  _Loc: indexer(true),
};
