import { say, type Words } from '../../engine/phrase.js';
import type { Dimension } from '../dimension.js';
import type { WrittenArgument } from '../values/layer.js';
import { NONE } from '../values/create.js';
import type { TensorValue } from '../values/tensor.js';
import type { InstanceValue, UnknownValue, Value } from '../values/value.js';
import { describe } from '../values/describe.js';
import { NotKnown } from './not-known.js';
import type { Signature } from './signature.js';
import { tensorTypeOf } from './tensor-type.js';

/** Arguments that don't fit the parameters of what is called. */
export interface ArgumentMisfit {
  /** What Python says behind the callee's name: `got an unexpected keyword argument 'paddding'`. */
  readonly problem: string;
  /** The argument that is to blame, or the parameter that has none. */
  readonly name: string | null;
  /** The arguments that were given by position, and those by name. */
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/**
 * The arguments of a library call, bound to parameter names. A getter that doesn't find what it
 * names throws {@link NotKnown}: the call is then worth an unknown value with that reason.
 */
export class Arguments {
  readonly #values: ReadonlyMap<string, Value>;
  readonly #signature: Signature;
  /** The full name of what is called. */
  readonly #callee: string;
  /** The instance a method was called on; None for a function. */
  readonly self: Value;
  /** What `*rest` took. */
  readonly rest: readonly Value[];
  /** What `**extra` took. */
  readonly extra: ReadonlyMap<string, Value>;
  /** How the arguments of the call were written, by parameter name; one without was not written there. */
  readonly written: ReadonlyMap<string, WrittenArgument>;
  /** The parameters whose values were given by name. */
  readonly byName: readonly string[];
  /** What Python says of arguments that don't fit the parameters; null: they fit. */
  readonly misfit: ArgumentMisfit | null;

  constructor(bound: {
    readonly signature: Signature;
    readonly self: Value;
    readonly values: ReadonlyMap<string, Value>;
    readonly rest: readonly Value[];
    readonly extra: ReadonlyMap<string, Value>;
    readonly written: ReadonlyMap<string, WrittenArgument>;
    readonly callee?: string;
    readonly byName?: readonly string[];
    readonly misfit?: ArgumentMisfit | null;
  }) {
    this.misfit = bound.misfit ?? null;
    this.byName = bound.byName ?? [];
    this.#signature = bound.signature;
    this.#values = bound.values;
    this.self = bound.self;
    this.rest = bound.rest;
    this.extra = bound.extra;
    this.written = bound.written;
    this.#callee = bound.callee ?? '';
  }

  /** The same call with other values for `*rest`. */
  withRest(rest: readonly Value[]): Arguments {
    const { self, extra, written, byName } = this;
    const [values, signature, callee] = [this.#values, this.#signature, this.#callee];
    return new Arguments({ signature, self, values, rest, extra, written, byName, callee });
  }

  /** The same call with other arguments. */
  with(values: ReadonlyMap<string, Value>, extra: ReadonlyMap<string, Value>): Arguments {
    const { self, rest, written, byName } = this;
    const [signature, callee] = [this.#signature, this.#callee];
    return new Arguments({ signature, self, values, rest, extra, written, byName, callee });
  }

  /** The parameters in order, with what each is worth (given or default). */
  *entries(): IterableIterator<[string, Value]> {
    for (const parameter of this.#signature.parameters) {
      if (parameter.kind === 'rest' || parameter.kind === 'keywords') continue;
      yield [parameter.name, this.get(parameter.name)];
    }
  }

  /** Whether the call passed it. */
  given(name: string): boolean {
    return this.#values.has(name);
  }

  /** What was passed, or the default. */
  get(name: string): Value {
    const value = this.#values.get(name);
    if (value !== undefined) return value;
    return this.#signature.parameters.find((one) => one.name === name)?.fallback ?? NONE;
  }

  isNone(name: string): boolean {
    return this.get(name).kind === 'none';
  }

  /** A known int (bools count, as in Python). */
  integer(name: string): number {
    return integerOf(this.get(name), name);
  }

  /** A known int, or null for None. */
  integerOrNone(name: string): number | null {
    return this.isNone(name) ? null : this.integer(name);
  }

  /** A known int or float. */
  number(name: string): number {
    const value = this.get(name);
    if (value.kind === 'float') return value.value;
    return integerOf(value, name);
  }

  /** An int that may be symbolic. */
  dimension(name: string): Dimension {
    return dimensionOf(this.get(name), name);
  }

  /** A tuple or list of ints that may be symbolic; a single int gives a list of one. */
  dimensions(name: string): readonly Dimension[] {
    const value = this.get(name);
    if (value.kind === 'tuple' || value.kind === 'list') {
      return value.items.map((item) => dimensionOf(item, name));
    }
    return [dimensionOf(value, name)];
  }

  /** A tuple or list of known ints; a single int gives a list of one. */
  integers(name: string): readonly number[] {
    const value = this.get(name);
    if (value.kind === 'tuple' || value.kind === 'list') {
      return value.items.map((item) => integerOf(item, name));
    }
    return [integerOf(value, name)];
  }

  /** A bool, or an int's truth. */
  flag(name: string): boolean {
    const value = this.get(name);
    if (value.kind === 'bool') return value.value;
    if (value.kind === 'none') return false;
    return integerOf(value, name) !== 0;
  }

  text(name: string): string {
    const value = this.get(name);
    if (value.kind !== 'string') throw notA('string', value, name);
    return value.value;
  }

  /** A tensor; one of unknown shape for what isn't known. */
  tensor(name: string): TensorValue {
    const value = this.get(name);
    if (value.kind === 'unknown') return unknownTensor(tensorTypeOf(this.#callee), value);
    if (value.kind !== 'tensor') throw notA('tensor', value, name);
    return value;
  }

  /** The tensor a method was called on. */
  selfTensor(): TensorValue {
    if (this.self.kind !== 'tensor') throw notA('tensor', this.self, 'self');
    return this.self;
  }

  /** The instance a method was called on. */
  selfInstance(): InstanceValue {
    if (this.self.kind !== 'instance') throw notA('object', this.self, 'self');
    return this.self;
  }
}

/** A known int; throws {@link NotKnown} with the parameter's name. */
export function integerOf(value: Value, name: string): number {
  if (value.kind === 'int') return value.value;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  if (value.kind === 'tensor') {
    const only = value.numbers;
    if (only !== null && only.data.length === 1) return Math.trunc(only.data[0] ?? 0);
  }
  throw notA('int', value, name);
}

/** An int that may be symbolic; throws {@link NotKnown} with the parameter's name. */
export function dimensionOf(value: Value, name: string): Dimension {
  return value.kind === 'dimension' ? value.dimension : integerOf(value, name);
}

/** A tensor of which nothing is known, for the reason that its value isn't. */
function unknownTensor(type: string, value: UnknownValue): TensorValue {
  return {
    kind: 'tensor',
    type,
    shape: null,
    shapeUnknown: value,
    dtype: 'float32',
    numbers: null,
    chain: { origin: '', last: null, previous: null, length: 0 },
  };
}

function notA(what: Words, value: Value, name: string): NotKnown {
  if (value.kind === 'unknown') return new NotKnown(value.reason, value.range);
  return new NotKnown(
    say('`{name}` is {thing}, not a known {what}', { name, thing: describe(value), what }),
    null,
  );
}
