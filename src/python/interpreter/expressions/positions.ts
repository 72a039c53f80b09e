import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

/** Where in a sequence of some length an index or a slice points. */
export class Positions {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /**
   * The place that an index means, counted from 0, which may lie behind the end; null: not known.
   * `owner` is what it points into.
   */
  at(length: number, index: Value, owner: Value | null = null): number | null {
    if (index.kind === 'bool') return Number(index.value);
    if (index.kind === 'int')
      return index.value < 0 ? this.#fromEnd(length, index.value, owner) : index.value;
    if (index.kind === 'unknown' || index.kind === 'dimension' || index.kind === 'either')
      return null;
    const byMethod = this.#interpreter.attributes.method(index, '__index__');
    if (byMethod !== undefined) {
      return this.at(length, this.#interpreter.calls.call(byMethod, []), owner);
    }
    const type = this.#interpreter.attributes.typeOf(index).name;
    return this.#interpreter.exceptions.raise(
      'TypeError',
      `indices must be integers or slices, not ${type}`,
    );
  }

  #fromEnd(length: number, index: number, owner: Value | null): number {
    return length + index < 0 ? this.outOfRange(owner) : length + index;
  }

  /** An index that no item has. */
  outOfRange(owner: Value | null = null): never {
    const type = owner === null ? 'list' : this.#interpreter.attributes.typeOf(owner).name;
    return this.fail(owner, 'IndexError', `${type} index out of range`);
  }

  /** What isn't in a container: surely, unless it may hold more, or unread code had it in hand. */
  fail(owner: Value | null, exception: string, message: string): never {
    const { attributes, exceptions } = this.#interpreter;
    const isOpen = owner !== null && 'uncertain' in owner && owner.uncertain !== undefined;
    return isOpen || (owner !== null && attributes.handedOut.has(owner))
      ? exceptions.suppose(exception, message)
      : exceptions.raise(exception, message);
  }

  /** The places that a slice takes, in its order; null: not known. */
  indices(length: number, slice: Value & { kind: 'slice' }): number[] | null {
    const bounds = this.bounds(length, slice);
    if (bounds === null) return null;
    const { first, last, step } = bounds;
    const chosen: number[] = [];
    for (let at = first; step > 0 ? at < last : at > last; at += step) chosen.push(at);
    const { budget, here } = this.#interpreter;
    budget.spend(chosen.length, here);
    return chosen;
  }

  /** Where a slice of a sequence of a length begins and ends; null: not known. */
  bounds(
    length: number,
    slice: Value & { kind: 'slice' },
  ): { readonly first: number; readonly last: number; readonly step: number } | null {
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
    return { first, last, step };
  }
}

/** A slice's bound: null for none, NaN for one that isn't known. */
export function bound(value: Value): number | null {
  if (value.kind === 'none') return null;
  if (value.kind === 'int') return value.value;
  return value.kind === 'bool' ? Number(value.value) : Number.NaN;
}
