import type { Words } from '../../engine/phrase.js';
import type { Dimension } from '../dimension.js';
import { hashKey } from './hash-key.js';
import type {
  BoolValue,
  BytesValue,
  DictEntry,
  DictValue,
  EitherValue,
  EllipsisValue,
  FloatValue,
  HashKey,
  IntValue,
  IteratorValue,
  ListValue,
  NoneValue,
  NotImplementedValue,
  SetValue,
  StringValue,
  TupleValue,
  UnknownValue,
  Value,
} from './value.js';
import type { SourceRange } from '../site.js';
import type { DimensionValue } from './value.js';

export const NONE: NoneValue = { kind: 'none' };
export const TRUE: BoolValue = { kind: 'bool', value: true };
export const FALSE: BoolValue = { kind: 'bool', value: false };
export const ELLIPSIS: EllipsisValue = { kind: 'ellipsis' };
export const NOT_IMPLEMENTED: NotImplementedValue = { kind: 'not-implemented' };

const SMALL_INTS: readonly IntValue[] = Array.from({ length: 1088 }, (_, index) => ({
  kind: 'int',
  value: index - 64,
}));

/** A Python `bool`. */
export function bool(value: boolean): BoolValue {
  return value ? TRUE : FALSE;
}

/** A Python `int`. */
export function int(value: number): IntValue {
  return SMALL_INTS[value + 64] ?? { kind: 'int', value };
}

/** A Python `int` from a size, known or symbolic. */
export function size(dimension: Dimension): IntValue | DimensionValue {
  return typeof dimension === 'number' ? int(dimension) : { kind: 'dimension', dimension };
}

/** A Python `float`. */
export function float(value: number): FloatValue {
  return { kind: 'float', value };
}

/** A Python `str`. */
export function string(value: string): StringValue {
  return { kind: 'string', value };
}

/** A Python `bytes`; each character stands for one byte. */
export function bytes(value: string): BytesValue {
  return { kind: 'bytes', value };
}

/** A Python `tuple`. */
export function tuple(items: readonly Value[]): TupleValue {
  return { kind: 'tuple', items, type: null };
}

/** A Python `list` that takes over `items`. */
export function list(items: Value[]): ListValue {
  return { kind: 'list', items };
}

/** Adds items behind others: as arguments of a `push`, many would be more than the stack holds. */
export function append(items: Value[], more: readonly Value[]): void {
  for (const item of more) items.push(item);
}

/** A Python `dict` with string keys. */
export function dictOf(members: Iterable<readonly [string, Value]>): DictValue {
  const entries = new Map<HashKey, DictEntry>();
  for (const [name, value] of members) entries.set(name, { key: string(name), value });
  return dict(entries);
}

/** A Python `dict` that takes over `entries`. */
export function dict(entries: Map<HashKey, DictEntry>): DictValue {
  return { kind: 'dict', entries, typeName: 'dict', factory: null };
}

/** A Python `set` of values; one that isn't known may be anything, what can't be hashed is left out. */
export function setOf(values: Iterable<Value>): SetValue {
  const made: SetValue = { kind: 'set', entries: new Map<HashKey, Value>(), frozen: false };
  for (const value of values) {
    const key = hashKey(value);
    if (key !== undefined && !made.entries.has(key)) made.entries.set(key, value);
    if (value.kind === 'unknown') made.uncertain = value;
  }
  return made;
}

/** A Python iterator over what `source` gives. */
export function iterator(
  source: Iterable<Value, unknown, undefined>,
  typeName = 'iterator',
): IteratorValue {
  const items: Iterator<Value, unknown, undefined> = source[Symbol.iterator]();
  return { kind: 'iterator', source: items, typeName };
}

/** A value that can't be known, and why, in words that complete "this isn't known: …". */
export function unknown(reason: Words, range: SourceRange | null = null): UnknownValue {
  return { kind: 'unknown', reason, range };
}

/** One of the values; alternatives are flattened by {@link joinValues}, which is the usual way. */
export function either(values: readonly Value[]): EitherValue {
  return { kind: 'either', values };
}
