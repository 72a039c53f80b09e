import { bytes, dict, list, setOf, string, tuple, unknown } from '../../values/create.js';
import type { HashKey, Value } from '../../values/value.js';

/** `a + b` of texts, lists or tuples; null for anything else. */
export function concatenate(a: Value, b: Value): Value | null {
  if (a.kind === 'string' && b.kind === 'string') return string(a.value + b.value);
  if (a.kind === 'bytes' && b.kind === 'bytes') return bytes(a.value + b.value);
  if (a.kind === 'list' && b.kind === 'list') {
    const joined = list([...a.items, ...b.items]);
    const uncertain = a.uncertain ?? b.uncertain;
    if (uncertain !== undefined) joined.uncertain = uncertain;
    return joined;
  }
  if (a.kind === 'tuple' && b.kind === 'tuple') return tuple([...a.items, ...b.items]);
  if ((a.kind === 'list' && b.kind === 'unknown') || (a.kind === 'unknown' && b.kind === 'list')) {
    return a.kind === 'unknown' ? a : b;
  }
  return null;
}

/** Union, intersection and differences of sets, and dicts put together; null for anything else. */
export function combineSets(operator: '|' | '&' | '-' | '^', a: Value, b: Value): Value | null {
  if (a.kind === 'dict' && b.kind === 'dict' && operator === '|') {
    return dict(new Map([...a.entries, ...b.entries]));
  }
  if (a.kind !== 'set' || b.kind !== 'set') return null;
  const has = (set: Value & { kind: 'set' }, key: HashKey): boolean => set.entries.has(key);
  const left = [...a.entries];
  const right = [...b.entries];
  const kept =
    operator === '|'
      ? [...left, ...right]
      : operator === '&'
        ? left.filter(([key]) => has(b, key))
        : operator === '-'
          ? left.filter(([key]) => !has(b, key))
          : [...left.filter(([key]) => !has(b, key)), ...right.filter(([key]) => !has(a, key))];
  return setOf(kept.map(([, value]) => value));
}

/** `int | None` in an annotation or an `isinstance`: the classes side by side. */
export function typeUnion(operator: string, a: Value, b: Value): Value | null {
  const isType = (value: Value): boolean =>
    value.kind === 'class' || value.kind === 'none' || value.kind === 'tuple';
  if (operator !== '|' || !isType(a) || !isType(b)) {
    return a.kind === 'class' && b.kind === 'unknown' ? unknown(b.reason, b.range) : null;
  }
  const members = [a, b].flatMap((one) => (one.kind === 'tuple' ? one.items : [one]));
  return tuple(members);
}
