import { say } from '../../../engine/phrase.js';
import * as sizes from '../../dimension.js';
import type { Dimension } from '../../dimension.js';
import type { BinaryOperator } from '../../tree/nodes.js';
import { append, bytes, float, int, list, size, string, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { combineSets, concatenate, typeUnion } from './container-operators.js';
import type { Interpreter } from '../interpreter.js';
import { numberOf, onNumbers } from './on-numbers.js';
import { PythonException } from '../signals.js';

const METHODS: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'lshift',
  '>>': 'rshift',
};

/** Binary and unary operators on values of every kind. */
export class Operators {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** `a operator b`. */
  binary(operator: BinaryOperator, a: Value, b: Value): Value {
    if (a.kind === 'either' || b.kind === 'either') {
      return this.#interpreter.forEach(a, (x) =>
        this.#interpreter.forEach(b, (y) => this.binary(operator, x, y)),
      );
    }
    return (
      onNumbers(operator, a, b, this.#interpreter) ??
      this.#byMethod(operator, a, b) ??
      this.#sizes(operator, a, b) ??
      this.#containers(operator, a, b) ??
      this.#impossible(operator, a, b)
    );
  }

  /** `a operator= b`: containers change in place, as in Python. */
  augmented(operator: BinaryOperator, a: Value, b: Value): Value {
    const { attributes, calls, iteration, undoLog } = this.#interpreter;
    if (a.kind === 'list' && operator === '+') {
      const items = iteration.itemsOrUnknown(b);
      undoLog.willChange(a);
      if ('kind' in items) a.uncertain = items;
      else if (this.#refused(a.items.length + items.length, a) === null) append(a.items, items);
      else a.uncertain = this.#interpreter.unknown(say('it has more items than Poolscope follows'));
      return a;
    }
    if (a.kind === 'list' && operator === '*' && b.kind === 'int') {
      const repeated = this.binary(operator, a, b);
      if (repeated.kind !== 'list') return repeated;
      undoLog.willChange(a);
      a.items = repeated.items;
      return a;
    }
    if (a.kind === 'dict' && b.kind === 'dict' && operator === '|') {
      undoLog.willChange(a);
      for (const [key, entry] of b.entries) a.entries.set(key, entry);
      return a;
    }
    if (a.kind === 'instance' || a.kind === 'tensor') {
      const method = attributes.method(a, `__i${METHODS[operator]}__`);
      if (method !== undefined) {
        const answer = calls.call(method, [b]);
        if (answer.kind !== 'not-implemented') return answer;
      }
    }
    return this.binary(operator, a, b);
  }

  /** `-a`, `+a`, `~a`. */
  unary(operator: '-' | '+' | '~', a: Value): Value {
    switch (a.kind) {
      case 'int':
      case 'bool': {
        const value = Number(a.value);
        return int(operator === '-' ? -value : operator === '+' ? value : -value - 1);
      }
      case 'float':
        return operator === '-' ? float(-a.value) : a;
      case 'dimension':
        return operator === '-' ? size(sizes.multiply(a.dimension, -1)) : a;
      case 'unknown':
        return a;
      case 'either':
        return this.#interpreter.forEach(a, (one) => this.unary(operator, one));
      default: {
        const name = operator === '-' ? '__neg__' : operator === '+' ? '__pos__' : '__invert__';
        const method = this.#interpreter.attributes.method(a, name);
        if (method !== undefined) return this.#interpreter.calls.call(method, []);
        const type = this.#interpreter.attributes.typeOf(a).name;
        return this.#interpreter.exceptions.suppose(
          'TypeError',
          `bad operand type for unary ${operator}: '${type}'`,
        );
      }
    }
  }

  #sizes(operator: BinaryOperator, a: Value, b: Value): Value | null {
    const left = this.#sizeOf(a);
    const right = this.#sizeOf(b);
    if (left === null || right === null) return null;
    switch (operator) {
      case '+':
        return size(sizes.add(left, right));
      case '-':
        return size(sizes.subtract(left, right));
      case '*':
        return size(sizes.multiply(left, right));
      case '//':
        return size(sizes.floorDivide(left, right));
      case '%':
        return size(sizes.modulo(left, right));
      case '/':
        return this.#ratio(left, right);
      case '**':
        return typeof right === 'number' && right >= 0 && right < 8 && Number.isInteger(right)
          ? size(power(left, right))
          : null;
      default:
        return null;
    }
  }

  #ratio(numerator: Dimension, denominator: Dimension): Value {
    const text = `${sizes.dimensionText(numerator)} / ${sizes.dimensionText(denominator)}`;
    const ratio = { numerator, denominator };
    return {
      ...this.#interpreter.unknown(say('the value of {text} isn’t known', { text })),
      ratio,
    };
  }

  #sizeOf(value: Value): Dimension | null {
    if (value.kind === 'dimension') return value.dimension;
    if (value.kind === 'int') return value.value;
    return value.kind === 'bool' ? Number(value.value) : null;
  }

  #byMethod(operator: BinaryOperator, a: Value, b: Value): Value | null {
    const name = METHODS[operator];
    return this.#oneWay(`__${name}__`, a, b) ?? this.#oneWay(`__r${name}__`, b, a);
  }

  #oneWay(name: string, self: Value, other: Value): Value | null {
    if (self.kind !== 'instance' && self.kind !== 'tensor') return null;
    const method = this.#interpreter.attributes.method(self, name);
    if (method === undefined) return null;
    const answer = this.#interpreter.calls.call(method, [other]);
    return answer.kind === 'not-implemented' ? null : answer;
  }

  #containers(operator: BinaryOperator, a: Value, b: Value): Value | null {
    if (a.kind === 'instance' && a.native !== null) return this.binary(operator, a.native, b);
    if (b.kind === 'instance' && b.native !== null) return this.binary(operator, a, b.native);
    switch (operator) {
      case '+':
        return this.#refused(sequenceLength(a) + sequenceLength(b), a) ?? concatenate(a, b);
      case '*':
        return this.#repeat(a, b) ?? this.#repeat(b, a);
      case '%':
        return a.kind === 'string' ? this.#interpreter.text.percentFormat(a.value, b) : null;
      case '|':
      case '&':
      case '-':
      case '^':
        return (
          this.#refused(sequenceLength(a) + sequenceLength(b), a) ??
          combineSets(operator, a, b) ??
          typeUnion(operator, a, b)
        );
      default:
        return null;
    }
  }

  #repeat(sequence: Value, count: Value): Value | null {
    const isSequence =
      sequence.kind === 'list' ||
      sequence.kind === 'tuple' ||
      sequence.kind === 'string' ||
      sequence.kind === 'bytes';
    if (!isSequence) return null;
    if (count.kind === 'dimension')
      return this.#interpreter.unknown(say('how often it repeats isn’t known'));
    const times = numberOf(count);
    if (times === null || count.kind === 'float') return null;
    const length = sequenceLength(sequence);
    const repeats = length === 0 ? 0 : Math.max(0, times);
    const refused = this.#refused(length * repeats, sequence);
    if (refused !== null) return refused;
    if (sequence.kind === 'string') return string(sequence.value.repeat(repeats));
    if (sequence.kind === 'bytes') return bytes(sequence.value.repeat(repeats));
    const items: Value[] = [];
    for (let count = 0; count < repeats; count += 1) append(items, sequence.items);
    if (sequence.kind === 'tuple') return tuple(items);
    const repeated = list(items);
    if (sequence.uncertain !== undefined) repeated.uncertain = sequence.uncertain;
    return repeated;
  }

  /** Unknown where a sequence of this length isn't made; null: it may be. */
  #refused(length: number, kind: Value): Value | null {
    const { budget, here } = this.#interpreter;
    const unit = kind.kind === 'string' || kind.kind === 'bytes' ? 'characters' : 'items';
    const reason = budget.refusal(length, unit, here);
    return reason === null ? null : this.#interpreter.unknown(reason);
  }

  #impossible(operator: BinaryOperator, a: Value, b: Value): Value {
    if (a.kind === 'unknown') return a;
    if (b.kind === 'unknown') return b;
    const { attributes } = this.#interpreter;
    const types = `'${attributes.typeOf(a).name}' and '${attributes.typeOf(b).name}'`;
    const involved = [a, b].some(
      (one) => one.kind === 'dimension' || one.kind === 'tensor' || hasUnknownBase(one),
    );
    if (involved)
      return this.#interpreter.unknown(
        say('`{operator}` of `{a}` and `{b}` isn’t followed', {
          operator,
          a: attributes.typeOf(a).name,
          b: attributes.typeOf(b).name,
        }),
      );
    return this.#interpreter.exceptions.suppose(
      'TypeError',
      `unsupported operand type(s) for ${operator}: ${types}`,
    );
  }

  /** Whether an exception of the code is of a class, by name. */
  static isException(error: unknown, className: string): error is PythonException {
    return (
      error instanceof PythonException &&
      error.exception.type.mro.some((one) => one.qualifiedName === `builtins.${className}`)
    );
  }
}

function hasUnknownBase(value: Value): boolean {
  return value.kind === 'instance' && value.type.unknownBase !== null;
}

function sequenceLength(value: Value): number {
  if (value.kind === 'string' || value.kind === 'bytes') return value.value.length;
  if (value.kind === 'set' || value.kind === 'dict') return value.entries.size;
  return value.kind === 'list' || value.kind === 'tuple' ? value.items.length : 0;
}

function power(base: Dimension, exponent: number): Dimension {
  let product: Dimension = 1;
  for (let count = 0; count < exponent; count += 1) product = sizes.multiply(product, base);
  return product;
}
