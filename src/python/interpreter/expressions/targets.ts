import { say } from '../../../engine/phrase.js';
import type { Expression } from '../../tree/nodes.js';
import { list, unknown } from '../../values/create.js';
import type { UnknownValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { noteUnpackedBatch } from '../surprises/unpacked-batch.js';
import type { Scope } from '../scope.js';

/** What stands left of `=`: names, attributes, items, and patterns that unpack. */
export class Targets {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** `target = value`. */
  assign(target: Expression, value: Value, scope: Scope): void {
    const { attributes, expressions, subscripts } = this.#interpreter;
    switch (target.kind) {
      case 'name':
        this.bind(target.name, value, scope);
        return;
      case 'attribute':
        attributes.set(expressions.evaluate(target.object), target.name, value);
        return;
      case 'subscript':
        subscripts.set(
          expressions.evaluate(target.object),
          expressions.evaluate(target.index),
          value,
        );
        return;
      case 'tuple':
      case 'list':
        this.#unpack(target.items, value, scope);
        return;
      case 'starred':
        this.assign(target.value, value, scope);
        return;
      default:
        return;
    }
  }

  /** Gives a name a value. */
  bind(name: string, value: Value, scope: Scope): void {
    const holder = scope.target(name);
    this.#interpreter.undoLog.willChange(holder);
    if (holder.pending.size > 0) holder.pending.delete(name);
    holder.names.set(name, value);
  }

  /** `del target`. */
  remove(target: Expression, scope: Scope): void {
    const { attributes, expressions, undoLog, subscripts } = this.#interpreter;
    switch (target.kind) {
      case 'name': {
        const holder = scope.target(target.name);
        undoLog.willChange(holder);
        holder.names.delete(target.name);
        return;
      }
      case 'attribute':
        attributes.remove(expressions.evaluate(target.object), target.name);
        return;
      case 'subscript':
        subscripts.remove(expressions.evaluate(target.object), expressions.evaluate(target.index));
        return;
      case 'tuple':
      case 'list':
        for (const one of target.items) this.remove(one, scope);
        return;
      default:
        return;
    }
  }

  #unpack(targets: readonly Expression[], value: Value, scope: Scope): void {
    noteUnpackedBatch(targets.length, value, this.#interpreter);
    const items = this.#itemsFor(targets, value);
    if ('kind' in items) {
      for (const target of targets) this.assign(target, items, scope);
      return;
    }
    const star = targets.findIndex((one) => one.kind === 'starred');
    const { exceptions } = this.#interpreter;
    if (star < 0) {
      if (items.length < targets.length) {
        exceptions.raise(
          'ValueError',
          `not enough values to unpack (expected ${targets.length}, got ${items.length})`,
        );
      }
      if (items.length > targets.length) {
        exceptions.raise('ValueError', `too many values to unpack (expected ${targets.length})`);
      }
    } else if (items.length < targets.length - 1) {
      exceptions.raise(
        'ValueError',
        `not enough values to unpack (expected at least ${targets.length - 1}, got ${items.length})`,
      );
    }
    const after = star < 0 ? 0 : targets.length - 1 - star;
    targets.forEach((target, index) => {
      if (index === star) {
        this.assign(target, list(items.slice(star, items.length - after)), scope);
        return;
      }
      const at = star < 0 || index < star ? index : items.length - (targets.length - index);
      const item = items[at];
      if (item !== undefined) this.assign(target, item, scope);
    });
  }

  /** The items to unpack; one of several values is unpacked item by item where the counts agree. */
  #itemsFor(targets: readonly Expression[], value: Value): readonly Value[] | UnknownValue {
    const { iteration, truth } = this.#interpreter;
    if (value.kind !== 'either') return iteration.itemsOrUnknown(value);
    const choices = value.values.map((one) => iteration.itemsOrUnknown(one));
    const lists = choices.flatMap((one) => ('kind' in one ? [] : [one]));
    const [first] = lists;
    const agree =
      first !== undefined &&
      lists.length === choices.length &&
      lists.every((one) => one.length === first.length) &&
      first.length <= targets.length * 8;
    if (!agree) return unknown(say('it may be one of several values'), this.#interpreter.here());
    return first.map((_, index) =>
      truth.joinAll(lists.map((one) => one[index]).filter((one) => one !== undefined)),
    );
  }
}
