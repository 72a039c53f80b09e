import { say } from '../../../engine/phrase.js';
import { add, minimum, symbol } from '../../dimension.js';
import { bool, int, iterator, list, NONE, size, string, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayMethods } from '../arrays/array-methods.js';
import type { BuiltinFunction, LibraryContext, LibraryModule } from '../contract.js';
import { cls, libraryModule, method } from '../members.js';
import { numpy } from '../numpy/family.js';
import { unknownColumns } from '../arrays/loaded-table.js';
import { become, dataOf, frame, series, tableOf, textsOf, type Table } from './frame.js';
import { lengthOf, readers, tableFrom } from './reading.js';
import { indexers, selected } from './selecting.js';

/** A method that gives a changed table, or changes its own where it is told `inplace=True`. */
const changed = (signature: string, change: (table: Table, args: Arguments) => Table) =>
  method(`${signature}, inplace=False, **options`.replace(/^, /u, ''), (args, context) => {
    const next = change(tableOf(args.selfInstance(), context), args);
    if (!args.flag('inplace')) return frame(next, context);
    become(args.self, next, context);
    return NONE;
  });

const kept = changed('*args', (table) => table);
const fewerRows = changed('*args', (table) => ({ ...table, rows: symbol('rows') }));

/** A table without some of its columns. */
function without(table: Table, labels: Value): Table {
  const dropped = textsOf(labels);
  const count = labels.kind === 'list' || labels.kind === 'tuple' ? labels.items.length : 1;
  if (dropped === null && labels.kind === 'unknown') {
    return { ...table, columns: unknownColumns(), names: null };
  }
  const names = table.names?.filter((name) => dropped?.includes(name) !== true) ?? null;
  const columns = names === null || dropped === null ? add(table.columns, -count) : names.length;
  return { ...table, columns, names: dropped === null ? null : names };
}

const drop = changed('labels=None, axis=0, index=None, columns=None', (table, args) => {
  const axis = args.get('axis');
  const ofColumns =
    (axis.kind === 'int' && axis.value === 1) || (axis.kind === 'string' && axis.value !== 'index');
  const labels = ofColumns ? args.get('labels') : args.get('columns');
  return labels.kind === 'none' ? { ...table, rows: symbol('rows') } : without(table, labels);
});

/** The first or last so many rows. */
const some: BuiltinFunction = method('n=5', (args, context) => {
  const table = tableOf(args.selfInstance(), context);
  return frame({ ...table, rows: minimum(args.dimension('n'), table.rows) }, context);
});

const columnSet: BuiltinFunction = method('key, value', (args, context) => {
  const self = args.selfInstance();
  const table = tableOf(self, context);
  const added = textsOf(args.get('key'));
  context.willChange(self);
  if (added === null || table.names === null) {
    become(self, { ...table, columns: unknownColumns(), names: null }, context);
    return NONE;
  }
  const names = [...new Set([...table.names, ...added])];
  become(self, { ...table, columns: names.length, names }, context);
  return NONE;
});

const indexerOf = (name: string): BuiltinFunction =>
  method('', (args, context) => {
    const made = context.instantiate(`pandas.${name}`);
    context.setAttribute(made, '_of', args.self);
    return made;
  });

const values = method('*args, **options', (args, context) => dataOf(args.selfInstance(), context));

/** What isn't listed: a column by its name, or something that isn't followed. */
function other(self: Value, name: string, context: LibraryContext): Value {
  const table = self.kind === 'instance' ? tableOf(self, context) : null;
  if (table?.names?.includes(name) === true) return series(table.rows);
  return context.unknown(say('of tables, only sizes are followed'));
}

function columnNames(args: Arguments, context: LibraryContext): Value {
  const { names } = tableOf(args.selfInstance(), context);
  if (names === null) return context.unknown(say('of tables, only sizes are followed'));
  return list(names.map((name) => string(name)));
}

const OPERATIONS = ['add', 'sub', 'mul', 'truediv', 'pow', 'mod'];
const COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];

const dataFrame = cls({
  missing: other,
  methods: {
    __init__: method('data=None, index=None, columns=None, *args, **options', (args, context) => {
      become(args.self, tableFrom(args, context), context);
      return NONE;
    }),
    __array__: values,
    to_numpy: values,
    __len__: method('', (args, context) => size(tableOf(args.selfInstance(), context).rows)),
    __getitem__: method('key', (args, context) =>
      selected(args.selfInstance(), args.get('key'), context),
    ),
    __setitem__: columnSet,
    __iter__: method('', (args, context) => {
      const known = columnNames(args, context);
      return known.kind === 'list' ? iterator(known.items) : known;
    }),
    __contains__: method('key', (args, context) => {
      const known = tableOf(args.selfInstance(), context).names;
      const key = args.get('key');
      if (known !== null && key.kind === 'string') return bool(known.includes(key.value));
      return context.unknown(say('of tables, only sizes are followed'));
    }),
    __delitem__: method('key', (args, context) => {
      const self = args.selfInstance();
      become(self, without(tableOf(self, context), args.get('key')), context);
      return NONE;
    }),
    pop: method('item', (args, context) => {
      const self = args.selfInstance();
      const table = tableOf(self, context);
      become(self, without(table, args.get('item')), context);
      return series(table.rows);
    }),
    drop,
    head: some,
    tail: some,
    ...Object.fromEntries(
      ['copy', 'astype', 'fillna', 'replace', 'round', 'clip', 'interpolate', 'sort_values'].map(
        (name) => [name, kept],
      ),
    ),
    ...Object.fromEntries([...OPERATIONS, ...COMPARISONS].map((name) => [`__${name}__`, kept])),
    ...Object.fromEntries(OPERATIONS.map((name) => [`__r${name}__`, kept])),
    ...Object.fromEntries(
      ['dropna', 'drop_duplicates', 'query', 'sample'].map((name) => [name, fewerRows]),
    ),
    reset_index: changed('level=None, drop=False', (table, args) =>
      args.flag('drop') ? table : { ...table, columns: add(table.columns, 1), names: null },
    ),
  },
  properties: {
    values,
    shape: method('', (args, context) => {
      const { rows, columns } = tableOf(args.selfInstance(), context);
      return tuple([size(rows), size(columns)]);
    }),
    columns: method('', columnNames),
    ndim: method('', () => int(2)),
    iloc: indexerOf('_iLoc'),
    loc: indexerOf('_Loc'),
  },
});

const array = method('*args, **options', (args) => ({ ...args.selfTensor(), type: numpy.type }));
const itself = method('*args, **options', (args) => args.self);

const column = cls({
  construct: method('data=None, *args, **options', (args) => series(lengthOf(args.get('data')))),
  missing: (_self, _name, context) => context.unknown(say('of tables, only sizes are followed')),
  methods: {
    ...arrayMethods,
    to_numpy: array,
    ...Object.fromEntries(
      ['astype', 'map', 'apply', 'fillna', 'copy', 'replace', 'reset_index'].map((name) => [
        name,
        itself,
      ]),
    ),
  },
  properties: {
    values: array,
    iloc: itself,
    loc: itself,
    shape: method('', (args) => tuple((args.selfTensor().shape ?? []).map((one) => size(one)))),
  },
});

/** The tables of pandas, whose columns are followed where code names them. */
export const pandasModules: readonly LibraryModule[] = [
  libraryModule('pandas', { ...readers, DataFrame: dataFrame, Series: column, ...indexers }),
];
