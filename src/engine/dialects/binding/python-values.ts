import type { ArgumentValue } from '../../result.js';

const lists = new WeakSet<readonly ArgumentValue[]>();

/**
 * Entries that stand for a Python list rather than a tuple. Frameworks take both alike; only their
 * error texts tell them apart, so a copy that has forgotten it costs no more than a word.
 */
export const pythonList = (entries: readonly ArgumentValue[]): readonly ArgumentValue[] => {
  lists.add(entries);
  return entries;
};

/** The name of a value's Python type, as error messages print it. */
export const typeName = (value: ArgumentValue): string => {
  if (value === null) return 'NoneType';
  switch (typeof value) {
    case 'number':
      return 'int';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'str';
    default:
      if (!isList(value)) return 'float';
      return lists.has(value) ? 'list' : 'tuple';
  }
};

/** A value as Python's `repr` prints it. */
export const repr = (value: ArgumentValue): string => {
  if (value === null) return 'None';
  switch (typeof value) {
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return `'${value}'`;
    default:
      if (!isList(value)) return floatRepr(value.float);
      return lists.has(value) ? `[${value.map(repr).join(', ')}]` : tupleRepr(value.map(repr));
  }
};

/** A value as Python's `str` prints it: like {@link repr}, but text without its quotes. */
export const text = (value: ArgumentValue): string =>
  typeof value === 'string' ? value : repr(value);

/** Whether a value is a tuple or a list. */
export const isList = (value: ArgumentValue | undefined): value is readonly ArgumentValue[] =>
  Array.isArray(value);

/** The number that an `int` or a `float` holds; null for anything else. */
export const numberOf = (value: ArgumentValue | undefined): number | null => {
  if (typeof value === 'number') return value;
  if (typeof value === 'object' && value !== null && 'float' in value) return value.float;
  return null;
};

/** The same number for every axis. */
export const repeat = (rank: number, value: number): readonly number[] =>
  Array.from({ length: rank }, () => value);

const tupleRepr = (entries: readonly string[]): string =>
  entries.length === 1 ? `(${entries.join('')},)` : `(${entries.join(', ')})`;

const floatRepr = (value: number): string => {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${String(value)}.0` : String(value);
};
