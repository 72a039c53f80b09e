import { say } from '../../engine/phrase.js';
import { isEqual } from '../dimension.js';
import type { Shape } from '../site.js';
import { either, unknown } from './create.js';
import { hashKey } from './hash-key.js';
import type { TensorValue } from './tensor.js';
import type { TupleValue, Value } from './value.js';

/** More alternatives than this are one unknown. */
const MOST_ALTERNATIVES = 8;

/** What is known of a value that is either `a` or `b`: what agrees stays, what differs is either. */
export function joinValues(a: Value, b: Value): Value {
  if (a === b) return a;
  const joined = joinAlike(a, b);
  if (joined !== null) return joined;
  const alternatives: Value[] = [];
  for (const value of [...alternativesOf(a), ...alternativesOf(b)]) {
    const at = alternatives.findIndex((known) => joinAlike(known, value) !== null);
    const known = alternatives[at];
    if (known === undefined) alternatives.push(value);
    else alternatives[at] = joinAlike(known, value) ?? value;
  }
  const [only] = alternatives;
  if (alternatives.length === 1 && only !== undefined) return only;
  if (alternatives.length > MOST_ALTERNATIVES) {
    return unknown(say('it depends on too many conditions that aren’t known'));
  }
  return either(alternatives);
}

/** The possible values of a value: several for `either`, else the value itself. */
export function alternativesOf(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.values : [value];
}

/** One value for two that agree in what is known of them; null where they don't. */
function joinAlike(a: Value, b: Value): Value | null {
  if (a === b) return a;
  if (a.kind === 'unknown' && b.kind === 'unknown') return a;
  if (a.kind !== b.kind) return null;
  if (a.kind === 'tensor' && b.kind === 'tensor') return joinTensors(a, b);
  if (a.kind === 'tuple' && b.kind === 'tuple') return joinTuples(a, b);
  if (a.kind === 'list' || a.kind === 'dict' || a.kind === 'set') return null;
  const key = hashKey(a);
  return key !== undefined && key === hashKey(b) ? a : null;
}

function joinTensors(a: TensorValue, b: TensorValue): TensorValue | null {
  if (a.type !== b.type || !sameShape(a.shape, b.shape)) return null;
  const longer = a.chain.length >= b.chain.length ? a : b;
  return { ...longer, numbers: a.numbers === b.numbers ? a.numbers : null };
}

function joinTuples(a: TupleValue, b: TupleValue): TupleValue | null {
  if (a.items.length !== b.items.length || a.type !== b.type) return null;
  const items: Value[] = [];
  for (const [index, item] of a.items.entries()) {
    const other = b.items[index];
    const joined = other === undefined ? null : joinAlike(item, other);
    if (joined === null) return null;
    items.push(joined);
  }
  return { ...a, items };
}

/** Whether two shapes are equal whatever their symbols are. */
export function sameShape(a: Shape | null, b: Shape | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.length !== b.length) return false;
  return a.every((size, axis) => isEqual(size, b[axis] ?? -1) === true);
}
