import { say, type Words } from '../../../engine/phrase.js';
import { describe } from '../../values/describe.js';
import { int, string, unknown } from '../../values/create.js';
import type { FunctionValue, TupleValue, UnknownValue, Value } from '../../values/value.js';
import { lookUp } from '../classes/member-lookup.js';
import type { Interpreter } from '../interpreter.js';
import { NotKnown } from '../../libraries/not-known.js';
import { textWork } from '../budget.js';
import { PythonException } from '../signals.js';

/** Items that are only copied: so many take as long as a step. */
const ITEMS_PER_STEP = 16;

/** Items of an iterator that may have ended, after which nothing is known of it. */
const MOST_OPEN = 3;

/** `for … in value`. */
export class Iteration {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /**
   * An iterator over a value's items, lazy where Python's is. An unknown value where it isn't known
   * what the items are; raises TypeError for what can't be iterated.
   */
  over(value: Value): Iterator<Value, unknown, undefined> | UnknownValue {
    switch (value.kind) {
      case 'list':
        return value.uncertain ?? liveItems(value);
      case 'tuple':
        return this.#overTuple(value);
      case 'string':
        return this.#characters(value.value, string);
      case 'bytes':
        return this.#characters(value.value, (one) => int(one.charCodeAt(0)));
      case 'dict':
        return value.uncertain ?? Array.from(value.entries.values(), (one) => one.key).values();
      case 'set':
        return value.uncertain ?? [...value.entries.values()].values();
      case 'range':
        return numbers(value.start, value.stop, value.step);
      case 'iterator':
        return value.source;
      case 'instance':
        return this.#overInstance(value);
      case 'class':
        return this.#overClass(value);
      case 'tensor':
        return this.#overTensor(value);
      case 'unknown':
        return value;
      case 'either':
        return unknown(say('it may be one of several values'), this.#interpreter.here());
      default:
        return this.#interpreter.exceptions.suppose(
          'TypeError',
          `'${this.#interpreter.attributes.typeOf(value).name}' object is not iterable`,
        );
    }
  }

  /**
   * Like {@link over}, for what takes items without carrying out code: each counts as work, and there
   * is an end to them. Taking more throws {@link NotKnown}.
   */
  metered(value: Value): Iterator<Value, unknown, undefined> | UnknownValue {
    const items = this.over(value);
    return 'kind' in items ? items : this.#metered(items, value);
  }

  *#metered(
    items: Iterator<Value, unknown, undefined>,
    value: Value,
  ): Generator<Value, void, undefined> {
    const { budget, here } = this.#interpreter;
    const most = budget.limits.items;
    for (let count = 0; ; count += 1) {
      const next = items.next();
      if (next.done === true) return;
      budget.spend(1, here);
      if (count >= most) {
        const name = describe(value);
        throw new NotKnown(
          say('{name} has more than {items} items', { name, items: most }),
          here(),
        );
      }
      yield next.value;
    }
  }

  *#characters(text: string, make: (one: string) => Value): Generator<Value, void, undefined> {
    const { budget, here } = this.#interpreter;
    budget.spend(textWork(text.length), here);
    for (const one of text) yield make(one);
  }

  /** The next item of an iterator; an unknown value where it can't say what that is. */
  step(source: Iterator<Value, unknown, undefined>): IteratorResult<Value, unknown> | UnknownValue {
    try {
      return source.next();
    } catch (error) {
      if (error instanceof NotKnown) return unknown(error.reason, error.range);
      throw error;
    }
  }

  /** All items; throws {@link NotKnown} where they aren't known or are too many. */
  items(value: Value): readonly Value[] {
    const { budget, here } = this.#interpreter;
    if (value.kind === 'tuple' && writtenItems(value) === null) {
      budget.spend(Math.ceil(value.items.length / ITEMS_PER_STEP), here);
      return value.items;
    }
    if (value.kind === 'list' && value.uncertain === undefined) {
      budget.spend(Math.ceil(value.items.length / ITEMS_PER_STEP), here);
      return [...value.items];
    }
    const source = this.over(value);
    if ('kind' in source) throw new NotKnown(source.reason, source.range);
    return this.drain(source, describe(value));
  }

  /** All items, or the reason why they aren't known. */
  itemsOrUnknown(value: Value): readonly Value[] | UnknownValue {
    try {
      return this.items(value);
    } catch (error) {
      if (error instanceof NotKnown) return unknown(error.reason, error.range);
      throw error;
    }
  }

  /** Takes everything from an iterator, at most as much as the budget allows. */
  drain(source: Iterator<Value, unknown, undefined>, name: Words): Value[] {
    const { budget, here } = this.#interpreter;
    const items: Value[] = [];
    for (let next = source.next(); next.done !== true; next = source.next()) {
      items.push(next.value);
      budget.spend(1, here);
      if (items.length > budget.limits.items) {
        throw new NotKnown(
          say('{name} has more than {items} items', { name, items: budget.limits.items }),
          here(),
        );
      }
    }
    return items;
  }

  #overTuple(value: TupleValue): Iterator<Value, unknown, undefined> | UnknownValue {
    const written = writtenItems(value);
    if (written === null) return value.items[Symbol.iterator]();
    return this.over(this.#interpreter.calls.call(written, [value]));
  }

  #overInstance(value: Value & { kind: 'instance' }): Iterator<Value> | UnknownValue {
    const { attributes, calls } = this.#interpreter;
    const method = attributes.method(value, '__iter__');
    if (method !== undefined) {
      const source = calls.call(method, []);
      return source === value ? this.#byNext(value) : this.#iterator(source);
    }
    if (value.native !== null) return this.#iterator(value.native);
    const byIndex = attributes.method(value, '__getitem__');
    if (byIndex !== undefined) return this.#byIndex(byIndex);
    if (value.type.unknownBase !== null) return value.type.unknownBase;
    return this.#interpreter.exceptions.suppose(
      'TypeError',
      `'${value.type.name}' object is not iterable`,
    );
  }

  #iterator(value: Value): Iterator<Value> | UnknownValue {
    if (value.kind === 'instance' && value.native === null) {
      const next = this.#interpreter.attributes.method(value, '__next__');
      if (next !== undefined) return this.#byNext(value);
    }
    return this.over(value);
  }

  #byNext(value: Value): Generator<Value, void, undefined> {
    const { attributes, calls } = this.#interpreter;
    return this.#until('builtins.StopIteration', () => {
      const next = attributes.method(value, '__next__');
      return next === undefined ? undefined : calls.call(next, []);
    });
  }

  #byIndex(getItem: Value): Generator<Value, void, undefined> {
    const { calls } = this.#interpreter;
    const method = getItem.kind === 'bound-method' ? getItem.method : getItem;
    const item = (index: number): Value => calls.call(getItem, [int(index)]);
    return this.#until('builtins.IndexError', item, method.kind === 'builtin');
  }

  /**
   * What `next` gives until it raises `end`; it isn't known where it has often seemed that it may. What
   * isn't known of what a library's own method gives, may as well be the end.
   */
  *#until(
    end: string,
    next: (index: number) => Value | undefined,
    isForeign = false,
  ): Generator<Value, void, undefined> {
    const { branching, exceptions, here, libraries } = this.#interpreter;
    let open = 0;
    for (let index = 0; ; index += 1) {
      const outer = branching.mayLeave;
      branching.mayLeave = false;
      let item: Value | undefined;
      try {
        item = next(index);
        if (branching.mayLeave || (isForeign && item?.kind === 'unknown')) open += 1;
      } catch (error) {
        if (!(error instanceof PythonException)) throw error;
        if (exceptions.matches(error.exception, libraries.class(end))) return;
        throw error;
      } finally {
        branching.mayLeave = outer;
      }
      if (item === undefined) return;
      if (open >= MOST_OPEN) {
        throw new NotKnown(say('whether the loop goes on isn’t known'), here());
      }
      yield item;
    }
  }

  #overClass(value: Value & { kind: 'class' }): Iterator<Value> | UnknownValue {
    const members = value.members.get('__members__');
    if (members?.kind === 'dict') {
      return new Set(Array.from(members.entries.values(), (one) => one.value)).values();
    }
    return unknown(
      say('the items of {thing} aren’t known', { thing: describe(value) }),
      this.#interpreter.here(),
    );
  }

  #overTensor(value: Value & { kind: 'tensor' }): Iterator<Value> | UnknownValue {
    const { attributes, calls } = this.#interpreter;
    const method = attributes.method(value, '__iter__');
    if (method !== undefined) {
      const source = calls.call(method, []);
      if (source.kind !== 'tensor') return this.over(source);
    }
    const length = value.shape?.[0];
    const getItem = attributes.method(value, '__getitem__');
    if (typeof length !== 'number' || getItem === undefined) {
      return unknown(say('the length of the tensor isn’t known'), this.#interpreter.here());
    }
    return (function* (): Generator<Value, void, undefined> {
      for (let index = 0; index < length; index += 1) yield calls.call(getItem, [int(index)]);
    })();
  }
}

/** The `__iter__` that the code writes for its own class of tuples; null: it writes none. */
function writtenItems({ type }: TupleValue): FunctionValue | null {
  const found = type === null ? undefined : lookUp(type.mro, '__iter__');
  return found?.kind === 'function' ? found : null;
}

/** A list's items as they are when each is reached: code may change a list while it walks it. */
function* liveItems(value: Value & { kind: 'list' }): Generator<Value, void, undefined> {
  for (let index = 0; index < value.items.length; index += 1) {
    const item = value.items[index];
    if (item !== undefined) yield item;
  }
}

function* numbers(start: number, stop: number, step: number): Generator<Value, void, undefined> {
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) yield int(at);
}
