import { say } from '../../../engine/phrase.js';
import { append, list, size, string, tuple, unknown } from '../../values/create.js';
import { hashKey } from '../../values/hash-key.js';
import type { Value } from '../../values/value.js';
import { textWork } from '../budget.js';
import type { Interpreter } from '../interpreter.js';
import { bound, Positions } from './positions.js';

/** Half of a character that takes two units. */
const SURROGATE = /[\ud800-\udfff]/;

/** `value[index]`: reading, writing and deleting items. */
export class Subscripts {
  readonly #interpreter: Interpreter;
  readonly #positions: Positions;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
    this.#positions = new Positions(interpreter);
  }

  /** `value[index]`. */
  get(value: Value, index: Value): Value {
    const { exceptions } = this.#interpreter;
    if (index.kind === 'either' && value.kind !== 'tensor') {
      return this.#interpreter.forEach(index, (one) => this.get(value, one));
    }
    switch (value.kind) {
      case 'tensor':
        this.#interpreter.windows.read(value, index);
        return this.#byMethod(value, index);
      case 'list':
        return value.uncertain ?? this.#item(value.items, index, list, value);
      case 'tuple':
        return this.#item(value.items, index, tuple, value);
      case 'string': {
        const { budget, here } = this.#interpreter;
        budget.spend(textWork(value.value.length), here);
        if (index.kind === 'int' && !SURROGATE.test(value.value)) {
          const at = this.#positions.at(value.value.length, index) ?? 0;
          return at < value.value.length
            ? string(value.value.charAt(at))
            : this.#positions.outOfRange();
        }
        const characters = Array.from(value.value, (one) => string(one));
        return this.#item(characters, index, (items) =>
          string(items.map((one) => (one.kind === 'string' ? one.value : '')).join('')),
        );
      }
      case 'bytes':
        return this.#interpreter.unknown(say('bytes aren’t followed'));
      case 'range':
        return this.#ofRange(value, index);
      case 'dict':
        return this.#entry(value, index);
      case 'class':
        return this.#ofClass(value, index);
      case 'unknown':
        return value;
      case 'either':
        return this.#interpreter.forEach(value, (one) => this.get(one, index));
      case 'function':
      case 'builtin':
      case 'none':
        return value.kind === 'none'
          ? exceptions.suppose('TypeError', "'NoneType' object is not subscriptable")
          : value;
      default:
        return this.#byMethod(value, index);
    }
  }

  /** `value[index] = to`. */
  set(value: Value, index: Value, to: Value): void {
    const { attributes, calls, undoLog } = this.#interpreter;
    switch (value.kind) {
      case 'list':
        undoLog.willChange(value);
        this.#setItem(value, index, to);
        return;
      case 'dict': {
        undoLog.willChange(value);
        const key = hashKey(index);
        if (key === undefined)
          value.uncertain = unknown(say('a key isn’t known'), this.#interpreter.here());
        else value.entries.set(key, { key: value.entries.get(key)?.key ?? index, value: to });
        return;
      }
      case 'either':
        for (const one of value.values) this.set(one, index, to);
        return;
      case 'unknown':
        return;
      default: {
        if (value.kind === 'tensor') this.#interpreter.windows.wrote(value, index);
        const method = attributes.method(value, '__setitem__');
        if (method !== undefined) calls.call(method, [index, to]);
        else if (value.kind === 'instance' && value.native !== null)
          this.set(value.native, index, to);
        else this.#refuse(value, 'does not support item assignment');
      }
    }
  }

  /** `del value[index]`. */
  remove(value: Value, index: Value): void {
    const { attributes, calls, undoLog } = this.#interpreter;
    if (value.kind === 'list') {
      undoLog.willChange(value);
      if (index.kind === 'slice') {
        const chosen = new Set(this.#positions.indices(value.items.length, index) ?? []);
        value.items = value.items.filter((_, at) => !chosen.has(at));
        return;
      }
      const at = this.#positions.at(value.items.length, index, value);
      if (at === null) value.uncertain = unknown(say('which item is deleted isn’t known'));
      else value.items.splice(at, 1);
    } else if (value.kind === 'dict') {
      undoLog.willChange(value);
      const key = hashKey(index);
      if (key === undefined) {
        value.uncertain = unknown(say('which entry is deleted isn’t known'));
      } else if (!value.entries.delete(key) && value.uncertain === undefined) {
        this.#positions.fail(value, 'KeyError', this.#interpreter.text.repr(index));
      }
    } else {
      const method = attributes.method(value, '__delitem__');
      if (method !== undefined) calls.call(method, [index]);
      else if (value.kind === 'instance' && value.native !== null) this.remove(value.native, index);
    }
  }

  #item(
    items: readonly Value[],
    index: Value,
    make: (items: Value[]) => Value,
    owner: Value | null = null,
  ): Value {
    if (index.kind === 'slice') {
      const chosen = this.#positions.indices(items.length, index);
      if (chosen === null)
        return this.#interpreter.unknown(say('the bounds of the slice aren’t known'));
      return make(chosen.map((at) => items[at]).filter((one) => one !== undefined));
    }
    const at = this.#positions.at(items.length, index, owner);
    if (at === null) {
      if (index.kind === 'unknown') return index;
      return this.#interpreter.unknown(say('the index isn’t known'));
    }
    return items[at] ?? this.#positions.outOfRange(owner);
  }

  #setItem(value: Value & { kind: 'list' }, index: Value, to: Value): void {
    if (index.kind === 'slice') {
      const chosen = this.#positions.indices(value.items.length, index);
      const items = this.#interpreter.iteration.itemsOrUnknown(to);
      if (chosen === null || 'kind' in items) {
        value.uncertain = unknown(
          say('which items are assigned isn’t known'),
          this.#interpreter.here(),
        );
        return;
      }
      const { budget, here } = this.#interpreter;
      const tooMany = budget.refusal(value.items.length + items.length, 'items', here);
      if (tooMany !== null) {
        value.uncertain = this.#interpreter.unknown(tooMany);
        return;
      }
      const [first] = chosen;
      const at = first ?? bound(index.start) ?? value.items.length;
      if ((bound(index.step) ?? 1) === 1) {
        const behind = value.items.splice(at);
        append(value.items, items);
        append(value.items, behind.slice(chosen.length));
      } else {
        chosen.forEach((position, order) => {
          const item = items[order];
          if (item !== undefined) value.items[position] = item;
        });
      }
      return;
    }
    const at = this.#positions.at(value.items.length, index, value);
    if (at === null) {
      value.uncertain = unknown(
        say('which item is assigned isn’t known'),
        this.#interpreter.here(),
      );
    } else if (at >= value.items.length) this.#positions.outOfRange(value);
    else value.items[at] = to;
  }

  #entry(value: Value & { kind: 'dict' }, index: Value): Value {
    const { calls, exceptions, undoLog, registries, text } = this.#interpreter;
    const key = hashKey(index);
    if (key === undefined) {
      if (index.kind === 'unknown') return index;
      return exceptions.suppose('TypeError', `unhashable type: '${index.kind}'`);
    }
    const entry = value.entries.get(key);
    if (entry !== undefined) return entry.value;
    if (value.factory !== null && value.factory.kind !== 'none') {
      const made = calls.call(value.factory, []);
      undoLog.willChange(value);
      value.entries.set(key, { key: index, value: made });
      return made;
    }
    if (value.uncertain !== undefined) return value.uncertain;
    if (registries.fill(value, index)) return this.#entry(value, index);
    return this.#positions.fail(value, 'KeyError', text.repr(index));
  }

  #ofRange(value: Value & { kind: 'range' }, index: Value): Value {
    const length = Math.max(0, Math.ceil((value.stop - value.start) / value.step));
    if (index.kind === 'slice') {
      const bounds = this.#positions.bounds(length, index);
      if (bounds === null)
        return this.#interpreter.unknown(say('the bounds of the slice aren’t known'));
      const { first, last, step } = bounds;
      const [start, stop] = [first, last].map((at) => value.start + at * value.step);
      return { kind: 'range', start: start ?? 0, stop: stop ?? 0, step: value.step * step };
    }
    const at = this.#positions.at(length, index);
    if (at === null) return this.#interpreter.unknown(say('the index isn’t known'));
    return at < length ? size(value.start + at * value.step) : this.#positions.outOfRange();
  }

  #ofClass(value: Value & { kind: 'class' }, index: Value): Value {
    const { attributes, calls, exceptions } = this.#interpreter;
    const members = value.members.get('__members__');
    if (members?.kind === 'dict') {
      const key = hashKey(index);
      const entry = key === undefined ? undefined : members.entries.get(key);
      return entry?.value ?? exceptions.raise('KeyError', this.#interpreter.text.repr(index));
    }
    const method = attributes.get(value, '__class_getitem__');
    return method === undefined ? value : calls.call(method, [index]);
  }

  #byMethod(value: Value, index: Value): Value {
    const { attributes, calls } = this.#interpreter;
    const method = attributes.method(value, '__getitem__');
    if (method !== undefined) return calls.call(method, [index]);
    if (value.kind === 'instance' && value.native !== null) {
      const { native } = value;
      const missing = attributes.method(value, '__missing__');
      const key = hashKey(index);
      const isAbsent = native.kind === 'dict' && key !== undefined && !native.entries.has(key);
      return missing !== undefined && isAbsent
        ? calls.call(missing, [index])
        : this.get(native, index);
    }
    if (value.kind === 'instance' && value.type.unknownBase !== null) return value.type.unknownBase;
    return this.#refuse(value, 'is not subscriptable');
  }

  #refuse(value: Value, problem: string): never {
    const { attributes, exceptions } = this.#interpreter;
    return exceptions.suppose('TypeError', `'${attributes.typeOf(value).name}' object ${problem}`);
  }
}
