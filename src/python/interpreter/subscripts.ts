import { say } from '../../engine/phrase.js';
import { list, size, string, tuple, unknown } from '../values/create.js';
import { hashKey } from '../values/hash-key.js';
import type { Value } from '../values/value.js';
import type { Interpreter } from './interpreter.js';

/** `value[index]`: reading, writing and deleting items. */
export class Subscripts {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
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
        return value.uncertain ?? this.#item(value.items, index, list);
      case 'tuple':
        return this.#item(value.items, index, tuple);
      case 'string': {
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
          ? exceptions.raise('TypeError', "'NoneType' object is not subscriptable")
          : value;
      default:
        return this.#byMethod(value, index);
    }
  }

  /** `value[index] = to`. */
  set(value: Value, index: Value, to: Value): void {
    const { attributes, calls, journal } = this.#interpreter;
    switch (value.kind) {
      case 'list':
        journal.willChange(value);
        this.#setItem(value, index, to);
        return;
      case 'dict': {
        journal.willChange(value);
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
    const { attributes, calls, exceptions, journal } = this.#interpreter;
    if (value.kind === 'list') {
      journal.willChange(value);
      if (index.kind === 'slice') {
        const chosen = new Set(this.#indices(value.items.length, index) ?? []);
        value.items = value.items.filter((_, at) => !chosen.has(at));
        return;
      }
      const at = this.#at(value.items.length, index);
      if (at === null) value.uncertain = unknown(say('which item is deleted isn’t known'));
      else value.items.splice(at, 1);
    } else if (value.kind === 'dict') {
      journal.willChange(value);
      const key = hashKey(index);
      if (key === undefined || !value.entries.delete(key)) {
        exceptions.raise('KeyError', this.#interpreter.text.repr(index));
      }
    } else {
      const method = attributes.method(value, '__delitem__');
      if (method !== undefined) calls.call(method, [index]);
      else if (value.kind === 'instance' && value.native !== null) this.remove(value.native, index);
    }
  }

  /** The positions that a slice picks from a sequence of a known length; null: not known. */
  slicePositions(length: number, slice: Value & { kind: 'slice' }): readonly number[] | null {
    return this.#indices(length, slice);
  }

  #item(items: readonly Value[], index: Value, make: (items: Value[]) => Value): Value {
    if (index.kind === 'slice') {
      const chosen = this.#indices(items.length, index);
      if (chosen === null)
        return this.#interpreter.unknown(say('the bounds of the slice aren’t known'));
      return make(chosen.map((at) => items[at]).filter((one) => one !== undefined));
    }
    const at = this.#at(items.length, index);
    if (at === null) {
      if (index.kind === 'unknown') return index;
      return this.#interpreter.unknown(say('the index isn’t known'));
    }
    return items[at] ?? this.#outOfRange();
  }

  #at(length: number, index: Value): number | null {
    if (index.kind === 'bool') return Number(index.value);
    if (index.kind === 'int')
      return index.value < 0 ? this.#fromEnd(length, index.value) : index.value;
    if (index.kind === 'unknown' || index.kind === 'dimension' || index.kind === 'either')
      return null;
    const byMethod = this.#interpreter.attributes.method(index, '__index__');
    if (byMethod !== undefined) return this.#at(length, this.#interpreter.calls.call(byMethod, []));
    const type = this.#interpreter.attributes.typeOf(index).name;
    return this.#interpreter.exceptions.raise(
      'TypeError',
      `indices must be integers or slices, not ${type}`,
    );
  }

  #fromEnd(length: number, index: number): number {
    return length + index < 0 ? this.#outOfRange() : length + index;
  }

  #outOfRange(): never {
    return this.#interpreter.exceptions.raise('IndexError', 'list index out of range');
  }

  #indices(length: number, slice: Value & { kind: 'slice' }): number[] | null {
    const step = bound(slice.step) ?? 1;
    const start = bound(slice.start);
    const stop = bound(slice.stop);
    if (Number.isNaN(step) || Number.isNaN(start ?? 0) || Number.isNaN(stop ?? 0)) return null;
    if (step === 0) {
      return this.#interpreter.exceptions.raise('ValueError', 'slice step cannot be zero');
    }
    const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
    const clamp = (value: number): number =>
      Math.min(high, Math.max(low, value < 0 ? value + length : value));
    const first = start === null ? (step > 0 ? low : high) : clamp(start);
    const last = stop === null ? (step > 0 ? high : low) : clamp(stop);
    const chosen: number[] = [];
    for (let at = first; step > 0 ? at < last : at > last; at += step) chosen.push(at);
    return chosen;
  }

  #setItem(value: Value & { kind: 'list' }, index: Value, to: Value): void {
    if (index.kind === 'slice') {
      const chosen = this.#indices(value.items.length, index);
      const items = this.#interpreter.iteration.itemsOrUnknown(to);
      if (chosen === null || 'kind' in items) {
        value.uncertain = unknown(
          say('which items are assigned isn’t known'),
          this.#interpreter.here(),
        );
        return;
      }
      const [first] = chosen;
      const at = first ?? bound(index.start) ?? value.items.length;
      if ((bound(index.step) ?? 1) === 1) value.items.splice(at, chosen.length, ...items);
      else {
        chosen.forEach((position, order) => {
          const item = items[order];
          if (item !== undefined) value.items[position] = item;
        });
      }
      return;
    }
    const at = this.#at(value.items.length, index);
    if (at === null) {
      value.uncertain = unknown(
        say('which item is assigned isn’t known'),
        this.#interpreter.here(),
      );
    } else if (at >= value.items.length) this.#outOfRange();
    else value.items[at] = to;
  }

  #entry(value: Value & { kind: 'dict' }, index: Value): Value {
    const { calls, exceptions, journal, registries, text } = this.#interpreter;
    const key = hashKey(index);
    if (key === undefined) {
      if (index.kind === 'unknown') return index;
      return exceptions.raise('TypeError', `unhashable type: '${index.kind}'`);
    }
    const entry = value.entries.get(key);
    if (entry !== undefined) return entry.value;
    if (value.factory !== null && value.factory.kind !== 'none') {
      const made = calls.call(value.factory, []);
      journal.willChange(value);
      value.entries.set(key, { key: index, value: made });
      return made;
    }
    if (value.uncertain !== undefined) return value.uncertain;
    if (registries.fill(value, index)) return this.#entry(value, index);
    return exceptions.raise('KeyError', text.repr(index));
  }

  #ofRange(value: Value & { kind: 'range' }, index: Value): Value {
    const length = Math.max(0, Math.ceil((value.stop - value.start) / value.step));
    if (index.kind === 'slice') {
      const chosen = this.#indices(length, index) ?? [];
      return list(chosen.map((at) => size(value.start + at * value.step)));
    }
    const at = this.#at(length, index);
    if (at === null) return this.#interpreter.unknown(say('the index isn’t known'));
    return at < length ? size(value.start + at * value.step) : this.#outOfRange();
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
    return exceptions.raise('TypeError', `'${attributes.typeOf(value).name}' object ${problem}`);
  }
}

/** A slice's bound: null for none, NaN for one that isn't known. */
function bound(value: Value): number | null {
  if (value.kind === 'none') return null;
  if (value.kind === 'int') return value.value;
  return value.kind === 'bool' ? Number(value.value) : Number.NaN;
}
