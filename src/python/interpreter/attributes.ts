import { say } from '../../engine/phrase.js';
import { describe } from '../values/describe.js';
import { dictOf, NONE, string } from '../values/create.js';
import type {
  BoundMethodValue,
  ClassValue,
  InstanceValue,
  SuperValue,
  Value,
} from '../values/value.js';
import type { Interpreter } from './interpreter.js';
import { builtinName, className, functionName, moduleName } from './implicit-attributes.js';
import { lookUp } from './look-up.js';
import { PythonException } from './signals.js';
import { typeOf } from './type-of.js';

/** `value.name`: reading, writing and finding attributes. */
export class Attributes {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** What `value.name` is worth in the code: what isn't there is an AttributeError or unknown. */
  read(value: Value, name: string): Value {
    return this.get(value, name) ?? this.#missing(value, name);
  }

  /** `getattr` without a default; undefined where there is no such attribute. */
  get(value: Value, name: string): Value | undefined {
    switch (value.kind) {
      case 'instance':
        return this.#ofInstance(value, name);
      case 'module':
        return value.lookup(name) ?? moduleName(value.name, name);
      case 'class':
        return this.#ofClass(value, name);
      case 'super':
        return this.#ofSuper(value, name);
      case 'unknown':
        return value;
      case 'either': {
        const found = value.values.map((one) => this.get(one, name));
        const known = found.filter((one) => one !== undefined);
        return known.length === 0 ? undefined : this.#interpreter.truth.joinAll(known);
      }
      case 'function':
        return value.attributes.get(name) ?? functionName(value, name, this.typeOf(value));
      case 'builtin':
        return builtinName(value, name);
      case 'bound-method':
        if (name === '__self__') return value.self;
        return name === '__func__' ? value.method : this.get(value.method, name);
      default:
        return this.#ofPlain(value, name);
    }
  }

  /** A method that a value's class defines, bound to it: where Python looks for `__len__`. */
  method(value: Value, name: string): Value | undefined {
    const type = this.typeOf(value);
    const found = lookUp(type.mro, name);
    return found === undefined ? undefined : this.#bind(found, value, type);
  }

  /** `setattr`, through properties and a `__setattr__` of the code. */
  set(value: Value, name: string, to: Value): void {
    const { journal, calls } = this.#interpreter;
    switch (value.kind) {
      case 'instance': {
        const hook = lookUp(value.type.mro, '__setattr__');
        if (hook?.kind === 'function') {
          calls.call({ kind: 'bound-method', self: value, method: hook }, [string(name), to]);
          return;
        }
        this.setDirectly(value, name, to);
        return;
      }
      case 'class':
        journal.willChange(value);
        value.members.set(name, to);
        return;
      case 'function':
        journal.willChange(value);
        value.attributes.set(name, to);
        return;
      case 'module':
        value.assign(name, to);
        return;
      case 'bound-method':
        this.set(value.method, name, to);
        return;
      case 'either':
        for (const one of value.values) this.set(one, name, to);
        return;
      default:
        return;
    }
  }

  /** `object.__setattr__`. */
  setDirectly(value: InstanceValue, name: string, to: Value): void {
    const { journal, calls } = this.#interpreter;
    const member = lookUp(value.type.mro, name);
    if (member?.kind === 'property' && !member.cached) {
      if (member.set !== null) calls.callWithSelf(member.set, value, [to]);
      return;
    }
    if (
      member?.kind === 'instance' &&
      this.#interpreter.descriptors.call(member, '__set__', [value, to]) !== undefined
    ) {
      return;
    }
    journal.willChange(value);
    value.attributes.set(name, to);
  }

  /** `del value.name`. */
  remove(value: Value, name: string): void {
    const { journal, exceptions } = this.#interpreter;
    if (value.kind === 'class') {
      journal.willChange(value);
      value.members.delete(name);
    } else if (value.kind === 'instance') {
      journal.willChange(value);
      if (!value.attributes.delete(name) && value.type.unknownBase === null) {
        exceptions.raise(
          'AttributeError',
          `'${value.type.name}' object has no attribute '${name}'`,
        );
      }
    }
  }

  /** The class of a value. */
  typeOf(value: Value): ClassValue {
    return typeOf(value, this.#interpreter.libraries);
  }

  #ofInstance(value: InstanceValue, name: string): Value | undefined {
    const own = value.attributes.get(name);
    if (own !== undefined) return own;
    const { type } = value;
    const found = lookUp(type.mro, name);
    if (found !== undefined) return this.#bind(found, value, type);
    if (name === '__class__') return type;
    if (name === '__module__' || name === '__doc__') return this.#ofClass(type, name);
    if (name === '__dict__') return dictOf(value.attributes);
    if (value.native !== null) {
      const native = this.method(value.native, name);
      if (native?.kind === 'bound-method') return { ...native, self: value };
      if (native !== undefined) return native;
    }
    for (const one of type.mro) {
      const answer = one.library?.missing?.(value, name, this.#interpreter.context) ?? null;
      if (answer !== null) return answer;
    }
    const hook = lookUp(type.mro, '__getattr__');
    if (hook?.kind === 'function') {
      return this.#byHook({ kind: 'bound-method', self: value, method: hook }, name);
    }
    return type.unknownBase === null || name.startsWith('__') ? undefined : type.unknownBase;
  }

  /** What `__getattr__` gives; its AttributeError means that there is nothing. */
  #byHook(hook: BoundMethodValue, name: string): Value | undefined {
    const { calls, exceptions, libraries } = this.#interpreter;
    try {
      return calls.call(hook, [string(name)]);
    } catch (error) {
      const absent = libraries.class('builtins.AttributeError');
      const isAbsent =
        error instanceof PythonException && exceptions.matches(error.exception, absent);
      if (isAbsent) return undefined;
      throw error;
    }
  }

  #ofClass(type: ClassValue, name: string): Value | undefined {
    const found = lookUp(type.mro, name);
    if (found !== undefined) return this.#bindToClass(found, type);
    const implicit = className(type, name, this.typeOf(type));
    if (implicit !== undefined) return implicit;
    if (type.metaclass !== null) {
      const member = lookUp(type.metaclass.mro, name);
      if (member !== undefined) return this.#bind(member, type, type.metaclass);
    }
    return type.unknownBase === null || name.startsWith('__') ? undefined : type.unknownBase;
  }

  #ofSuper(value: SuperValue, name: string): Value | undefined {
    const after = value.type.mro.indexOf(value.after);
    const found = lookUp(value.type.mro.slice(after + 1), name);
    if (found !== undefined) {
      return value.self.kind === 'class' && found.kind !== 'builtin'
        ? this.#bindToClass(found, value.self)
        : this.#bind(found, value.self, value.type);
    }
    return value.type.unknownBase ?? undefined;
  }

  #ofPlain(value: Value, name: string): Value | undefined {
    const type = this.typeOf(value);
    const found = lookUp(type.mro, name);
    if (found !== undefined) return this.#bind(found, value, type);
    if (name === '__class__') return type;
    for (const one of type.mro) {
      const answer = one.library?.missing?.(value, name, this.#interpreter.context) ?? null;
      if (answer !== null) return answer;
    }
    return undefined;
  }

  #bind(member: Value, self: Value, type: ClassValue): Value {
    switch (member.kind) {
      case 'function':
      case 'builtin':
        return { kind: 'bound-method', self, method: member };
      case 'property': {
        const answer = this.#interpreter.calls.callWithSelf(member.get, self, []);
        if (member.cached && self.kind === 'instance' && member.get.kind === 'function') {
          this.#interpreter.journal.willChange(self);
          self.attributes.set(member.get.name, answer);
        }
        return answer;
      }
      case 'class-method':
        return boundToClass(member.method, type);
      case 'static-method':
        return member.method;
      case 'instance':
        return this.#interpreter.descriptors.call(member, '__get__', [self, type]) ?? member;
      default:
        return member;
    }
  }

  #bindToClass(member: Value, type: ClassValue): Value {
    if (member.kind === 'class-method') return boundToClass(member.method, type);
    if (member.kind === 'instance') {
      return this.#interpreter.descriptors.call(member, '__get__', [NONE, type]) ?? member;
    }
    return member.kind === 'static-method' ? member.method : member;
  }

  #missing(value: Value, name: string): Value {
    const { exceptions } = this.#interpreter;
    if (value.kind === 'module') {
      return exceptions.raise(
        'AttributeError',
        `module '${value.name}' has no attribute '${name}'`,
      );
    }
    const type = value.kind === 'super' ? value.type : this.typeOf(value);
    const isOpen = type.mro.some((one) => one.library !== null && !isPythons(one));
    if (isOpen && !name.startsWith('__')) {
      const owner =
        value.kind === 'instance' ? say('`{name}` objects', { name: type.name }) : describe(value);
      return this.#interpreter.unknown(
        say('`{name}` of {owner} isn’t among the things Poolscope knows', { name, owner }),
      );
    }
    const owner = value.kind === 'class' ? `type object '${value.name}'` : `'${type.name}' object`;
    return exceptions.raise('AttributeError', `${owner} has no attribute '${name}'`);
  }
}

function isPythons(type: ClassValue): boolean {
  return /^(builtins|enum|collections|typing|abc|functools|dataclasses|itertools|re|inspect)\./.test(
    type.qualifiedName,
  );
}

function boundToClass(method: Value, type: ClassValue): Value {
  if (method.kind !== 'function' && method.kind !== 'builtin') return method;
  const bound: BoundMethodValue = { kind: 'bound-method', self: type, method };
  return bound;
}
