import { say } from '../../../engine/phrase.js';
import type { CompareOperator } from '../../tree/nodes.js';
import { bool } from '../../values/create.js';
import { hashKey } from '../../values/hash-key.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { allOf, Equality, sizeOf } from './equality.js';
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

/** `==`, `<`, `in`, `is` … */
export class Comparison {
  readonly #interpreter: Interpreter;
  readonly #equality: Equality;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
    this.#equality = new Equality(interpreter);
  }

  /** Python's `a == b`; null: not known. */
  equal(a: Value, b: Value): boolean | null {
    return this.#equality.equal(a, b);
  }

  /** Python's `a is b`; null: not known. */
  identical(a: Value, b: Value): boolean | null {
    return this.#equality.identical(a, b);
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
        return this.#answer(this.#equality.identical(a, b), operator, a, b);
      case 'is not':
        return this.#answer(not(this.#equality.identical(a, b)), operator, a, b);
      case 'in':
        return this.#answer(this.contains(b, a), operator, a, b);
      case 'not in':
        return this.#answer(not(this.contains(b, a)), operator, a, b);
      case '==':
        return (
          this.#byMethod(operator, a, b) ?? this.#answer(this.#equality.equal(a, b), operator, a, b)
        );
      case '!=':
        return (
          this.#byMethod(operator, a, b) ??
          this.#answer(not(this.#equality.equal(a, b)), operator, a, b)
        );
      default:
        return this.#byMethod(operator, a, b) ?? this.#order(operator, a, b);
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
    const isAbsent = this.#equality.within(() =>
      allOf(items, (one) => {
        const answer = this.#equality.equalItem(one, item);
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
      const isSame = this.#equality.within(() => this.#equality.equalItem(item, other));
      if (isSame === null) return this.#interpreter.unknown(say('what is compared isn’t known'));
      if (!isSame) return this.evaluate(operator, item, other);
    }
    return bool(orderOf(operator, a.length - b.length));
  }

  #byMethod(operator: Ordering | '==' | '!=', a: Value, b: Value): Value | null {
    return (
      this.#equality.bySelf(METHODS[operator], a, b) ??
      this.#equality.bySelf(
        operator === '==' || operator === '!=' ? METHODS[operator] : METHODS[MIRRORED[operator]],
        b,
        a,
      )
    );
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

function isInRange({ start, stop, step }: Value & { kind: 'range' }, value: number): boolean {
  const isWithin = step > 0 ? value >= start && value < stop : value <= start && value > stop;
  return isWithin && (value - start) % step === 0;
}

function sequenceItems(value: Value): readonly Value[] | null {
  return value.kind === 'tuple' || value.kind === 'list' ? value.items : null;
}
