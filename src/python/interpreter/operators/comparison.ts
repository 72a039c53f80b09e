import { say } from '../../../engine/phrase.js';
import { isEqual, type Dimension } from '../../dimension.js';
import type { CompareOperator } from '../../tree/nodes.js';
import { bool } from '../../values/create.js';
import { hashKey } from '../../values/hash-key.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { not, orderOf, orderSets, orderSizes, type Ordering } from './ordering.js';

const METHODS: Readonly<Record<Ordering | '==' | '!=', string>> = {
  '<': '__lt__',
  '<=': '__le__',
  '>': '__gt__',
  '>=': '__ge__',
  '==': '__eq__',
  '!=': '__ne__',
};

const MIRRORED: Readonly<Record<Ordering, Ordering>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Containers within containers that are compared; what is deeper stays open. */
const DEEPEST = 100;
/** Items that are looked at for one answer: containers that share parts have more than memory has. */
const MOST_COMPARED = 200_000;

/** `==`, `<`, `in`, `is` … */
export class Comparison {
  readonly #interpreter: Interpreter;
  #depth = 0;
  /** Items that may still be looked at for the present answer. */
  #left = 0;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** What a comparison is worth in the code: a bool, a tensor of them, or unknown. */
  evaluate(operator: CompareOperator, a: Value, b: Value): Value {
    if (a.kind === 'either' || b.kind === 'either') {
      return this.#interpreter.forEach(a, (x) =>
        this.#interpreter.forEach(b, (y) => this.evaluate(operator, x, y)),
      );
    }
    switch (operator) {
      case 'is':
        return this.#answer(this.identical(a, b), operator, a, b);
      case 'is not':
        return this.#answer(not(this.identical(a, b)), operator, a, b);
      case 'in':
        return this.#answer(this.contains(b, a), operator, a, b);
      case 'not in':
        return this.#answer(not(this.contains(b, a)), operator, a, b);
      case '==':
        return this.#byMethod(operator, a, b) ?? this.#answer(this.equal(a, b), operator, a, b);
      case '!=':
        return (
          this.#byMethod(operator, a, b) ?? this.#answer(not(this.equal(a, b)), operator, a, b)
        );
      default:
        return this.#byMethod(operator, a, b) ?? this.#order(operator, a, b);
    }
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

  /** Python's `item in container`; null: not known. */
  contains(container: Value, item: Value): boolean | null {
    switch (container.kind) {
      case 'string':
        return item.kind === 'string' ? container.value.includes(item.value) : null;
      case 'dict':
      case 'set': {
        const key = hashKey(item);
        if (key === undefined) return null;
        if (container.entries.has(key)) return true;
        if (container.kind === 'set') return container.uncertain === undefined ? false : null;
        if (this.#interpreter.registries.fill(container, item)) return container.entries.has(key);
        return container.uncertain === undefined ? false : null;
      }
      case 'range':
        if (item.kind === 'int') return isInRange(container, item.value);
        break;
      case 'unknown':
        return null;
      case 'instance': {
        const method = this.#interpreter.attributes.method(container, '__contains__');
        if (method !== undefined) {
          return this.#interpreter.truth.of(this.#interpreter.calls.call(method, [item]));
        }
        if (container.native !== null) return this.contains(container.native, item);
        break;
      }
      default:
        break;
    }
    const isOpen = container.kind === 'list' && container.uncertain !== undefined;
    const items = isOpen ? container.items : this.#interpreter.iteration.itemsOrUnknown(container);
    if ('kind' in items) return null;
    const isAbsent = this.#within(() =>
      allOf(items, (one) => {
        const answer = this.#equalItem(one, item);
        return answer === null ? null : !answer;
      }),
    );
    if (isAbsent === null || (isAbsent && isOpen)) return null;
    return !isAbsent;
  }

  /** Python's `a < b` for sorting; null: not known. */
  less(a: Value, b: Value): boolean | null {
    const { budget, here } = this.#interpreter;
    budget.spend(1, here);
    return this.#interpreter.truth.of(this.evaluate('<', a, b));
  }

  #order(operator: Ordering, a: Value, b: Value): Value {
    const left = sizeOf(a);
    const right = sizeOf(b);
    if (left !== null && right !== null) {
      return this.#answer(orderSizes(operator, left, right), operator, a, b);
    }
    if (a.kind === 'string' && b.kind === 'string') {
      return bool(orderOf(operator, a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
    }
    const itemsOfA = sequenceItems(a);
    const itemsOfB = sequenceItems(b);
    if (itemsOfA !== null && itemsOfB !== null)
      return this.#orderItems(operator, itemsOfA, itemsOfB);
    if (a.kind === 'set' && b.kind === 'set') return bool(orderSets(operator, a, b));
    if (a.kind === 'unknown') return a;
    if (b.kind === 'unknown') return b;
    const { attributes, exceptions } = this.#interpreter;
    const [first, second] = [attributes.typeOf(a).name, attributes.typeOf(b).name];
    return exceptions.suppose(
      'TypeError',
      `'${operator}' not supported between instances of '${first}' and '${second}'`,
    );
  }

  #orderItems(operator: Ordering, a: readonly Value[], b: readonly Value[]): Value {
    for (const [index, item] of a.entries()) {
      const other = b[index];
      if (other === undefined) break;
      const isSame = this.#within(() => this.#equalItem(item, other));
      if (isSame === null) return this.#interpreter.unknown(say('what is compared isn’t known'));
      if (!isSame) return this.evaluate(operator, item, other);
    }
    return bool(orderOf(operator, a.length - b.length));
  }

  #byMethod(operator: Ordering | '==' | '!=', a: Value, b: Value): Value | null {
    return (
      this.#oneWay(METHODS[operator], a, b) ??
      this.#oneWay(
        operator === '==' || operator === '!=' ? METHODS[operator] : METHODS[MIRRORED[operator]],
        b,
        a,
      )
    );
  }

  #oneWay(name: string, self: Value, other: Value): Value | null {
    if (self.kind !== 'instance' && self.kind !== 'tensor') return null;
    const { attributes, calls } = this.#interpreter;
    const method = attributes.method(self, name);
    if (method === undefined) return null;
    const answer = calls.call(method, [other]);
    return answer.kind === 'not-implemented' ? null : answer;
  }

  #equalInstances(a: Value, b: Value): boolean | null {
    const answer = this.#oneWay('__eq__', a, b) ?? this.#oneWay('__eq__', b, a);
    if (answer !== null) return this.#interpreter.truth.of(answer);
    const left = a.kind === 'instance' ? a.native : a;
    const right = b.kind === 'instance' ? b.native : b;
    return left === null || right === null ? false : this.equal(left, right);
  }

  #equalItems(a: readonly Value[], b: readonly Value[]): boolean | null {
    if (a.length !== b.length) return false;
    return this.#within(() =>
      allOf(a.entries(), ([index, item]) => {
        const other = b[index];
        return other === undefined ? false : this.#equalItem(item, other);
      }),
    );
  }

  #equalDicts(a: Value & { kind: 'dict' }, b: Value & { kind: 'dict' }): boolean | null {
    if (a.uncertain !== undefined || b.uncertain !== undefined) return null;
    if (a.entries.size !== b.entries.size) return false;
    return this.#within(() =>
      allOf(a.entries, ([key, entry]) => {
        const other = b.entries.get(key);
        return other === undefined ? false : this.#equalItem(entry.value, other.value);
      }),
    );
  }

  /** Two items of containers; null once too many were looked at. */
  #equalItem(a: Value, b: Value): boolean | null {
    this.#left -= 1;
    if (this.#left < 0) return null;
    const { budget, here } = this.#interpreter;
    budget.spend(1, here);
    return this.equal(a, b);
  }

  /** Goes one container deeper. */
  #within(compare: () => boolean | null): boolean | null {
    if (this.#depth >= DEEPEST) return null;
    if (this.#depth === 0) this.#left = MOST_COMPARED;
    this.#depth += 1;
    try {
      return compare();
    } finally {
      this.#depth -= 1;
    }
  }

  #answer(answer: boolean | null, operator: string, a: Value, b: Value): Value {
    if (answer !== null) return bool(answer);
    if (a.kind === 'unknown') return a;
    if (b.kind === 'unknown') return b;
    const { text } = this.#interpreter;
    return this.#interpreter.unknown(
      say('whether {text} {operator} {text2} isn’t known', {
        text: text.repr(a),
        operator,
        text2: text.repr(b),
      }),
    );
  }
}

/** Whether all hold: false as soon as one doesn't, null where one isn't known. */
function allOf<T>(items: Iterable<T>, holds: (item: T) => boolean | null): boolean | null {
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

function isInRange({ start, stop, step }: Value & { kind: 'range' }, value: number): boolean {
  const isWithin = step > 0 ? value >= start && value < stop : value <= start && value > stop;
  return isWithin && (value - start) % step === 0;
}

/** A number or a size; null for anything else. */
function sizeOf(value: Value): Dimension | null {
  if (value.kind === 'int' || value.kind === 'float') return value.value;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  return value.kind === 'dimension' ? value.dimension : null;
}

function sequenceItems(value: Value): readonly Value[] | null {
  return value.kind === 'tuple' || value.kind === 'list' ? value.items : null;
}
