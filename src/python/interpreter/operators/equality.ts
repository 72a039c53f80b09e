import { isEqual, type Dimension } from '../../dimension.js';
import { hashKey } from '../../values/hash-key.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

/** Containers within containers that are compared; what is deeper stays open. */
const DEEPEST = 100;
/** Items that are looked at for one answer: containers that share parts have more than memory has. */
const MOST_COMPARED = 200_000;

/** `==` and `is`, of containers as far as a bounded number of items tells. */
export class Equality {
  readonly #interpreter: Interpreter;
  #depth = 0;
  /** Items that may still be looked at for the present answer. */
  #left = 0;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** Python's `a == b`; null: not known. */
  equal(a: Value, b: Value): boolean | null {
    if (a === b) return true;
    if (a.kind === 'unknown' || b.kind === 'unknown') return null;
    if (a.kind === 'either' || b.kind === 'either') return null;
    if (a.kind === 'instance' || b.kind === 'instance') return this.#equalInstances(a, b);
    if (a.kind === 'dimension' || b.kind === 'dimension') {
      const left = sizeOf(a);
      const right = sizeOf(b);
      return left === null || right === null ? false : isEqual(left, right);
    }
    if (a.kind === 'tuple' && b.kind === 'tuple') return this.#equalItems(a.items, b.items);
    if (a.kind === 'string' && b.kind === 'string') return a.value === b.value;
    if (a.kind === 'list' && b.kind === 'list') {
      if (a.uncertain !== undefined || b.uncertain !== undefined) return null;
      return this.#equalItems(a.items, b.items);
    }
    if (a.kind === 'dict' && b.kind === 'dict') return this.#equalDicts(a, b);
    if (a.kind === 'set' && b.kind === 'set') {
      if (a.uncertain !== undefined || b.uncertain !== undefined) return null;
      const others = b.entries;
      return (
        a.entries.size === others.size && [...a.entries.keys()].every((key) => others.has(key))
      );
    }
    if (a.kind === 'range' && b.kind === 'range') {
      return a.start === b.start && a.stop === b.stop && a.step === b.step;
    }
    if (a.kind === 'tensor' || b.kind === 'tensor') return null;
    const key = hashKey(a);
    return key !== undefined && isNumeric(a) === isNumeric(b) && key === hashKey(b);
  }

  /** Python's `a is b`; null: not known. */
  identical(a: Value, b: Value): boolean | null {
    if (a === b) return true;
    if (a.kind === 'unknown' || b.kind === 'unknown') return null;
    if (a.kind !== b.kind) return false;
    switch (a.kind) {
      case 'none':
      case 'ellipsis':
      case 'not-implemented':
        return true;
      case 'bool':
      case 'int':
      case 'string':
      case 'builtin':
      case 'bound-method':
        return this.equal(a, b);
      default:
        return false;
    }
  }

  /** What the method of an instance or a tensor answers; null: it has none, or leaves it to the other. */
  bySelf(name: string, self: Value, other: Value): Value | null {
    if (self.kind !== 'instance' && self.kind !== 'tensor') return null;
    const { attributes, calls } = this.#interpreter;
    const method = attributes.method(self, name);
    if (method === undefined) return null;
    const answer = calls.call(method, [other]);
    return answer.kind === 'not-implemented' ? null : answer;
  }

  #equalInstances(a: Value, b: Value): boolean | null {
    const answer = this.bySelf('__eq__', a, b) ?? this.bySelf('__eq__', b, a);
    if (answer !== null) return this.#interpreter.truth.of(answer);
    const left = a.kind === 'instance' ? a.native : a;
    const right = b.kind === 'instance' ? b.native : b;
    return left === null || right === null ? false : this.equal(left, right);
  }

  #equalItems(a: readonly Value[], b: readonly Value[]): boolean | null {
    if (a.length !== b.length) return false;
    return this.within(() =>
      allOf(a.entries(), ([index, item]) => {
        const other = b[index];
        return other === undefined ? false : this.equalItem(item, other);
      }),
    );
  }

  #equalDicts(a: Value & { kind: 'dict' }, b: Value & { kind: 'dict' }): boolean | null {
    if (a.uncertain !== undefined || b.uncertain !== undefined) return null;
    if (a.entries.size !== b.entries.size) return false;
    return this.within(() =>
      allOf(a.entries, ([key, entry]) => {
        const other = b.entries.get(key);
        return other === undefined ? false : this.equalItem(entry.value, other.value);
      }),
    );
  }

  /** Two items of containers; null once too many were looked at. */
  equalItem(a: Value, b: Value): boolean | null {
    this.#left -= 1;
    if (this.#left < 0) return null;
    const { budget, here } = this.#interpreter;
    budget.spend(1, here);
    return this.equal(a, b);
  }

  /** Goes one container deeper. */
  within(compare: () => boolean | null): boolean | null {
    if (this.#depth >= DEEPEST) return null;
    if (this.#depth === 0) this.#left = MOST_COMPARED;
    this.#depth += 1;
    try {
      return compare();
    } finally {
      this.#depth -= 1;
    }
  }
}

/** Whether all hold: false as soon as one doesn't, null where one isn't known. */
export function allOf<T>(items: Iterable<T>, holds: (item: T) => boolean | null): boolean | null {
  let isOpen = false;
  for (const item of items) {
    const answer = holds(item);
    if (answer === false) return false;
    if (answer === null) isOpen = true;
  }
  return isOpen ? null : true;
}

function isNumeric(value: Value): boolean {
  return value.kind === 'int' || value.kind === 'float' || value.kind === 'bool';
}

/** A number or a size; null for anything else. */
export function sizeOf(value: Value): Dimension | null {
  if (value.kind === 'int' || value.kind === 'float') return value.value;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  return value.kind === 'dimension' ? value.dimension : null;
}
