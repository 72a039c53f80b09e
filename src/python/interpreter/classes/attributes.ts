import { attributeDict } from './attribute-dict.js';
import { namespaceOf } from '../../standard/module-namespace.js';
import { string } from '../../values/create.js';
import type {
  BoundMethodValue,
  ClassValue,
  InstanceValue,
  SuperValue,
  Value,
} from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { builtinName, className, functionName, moduleName } from './implicit-attributes.js';
import { HandedOut } from './handed-out.js';
import { bindMember, bindToClass } from './member-binding.js';
import { lookUp } from './member-lookup.js';
import { missingAttribute } from './missing-attribute.js';
import { PythonException } from '../signals.js';
import { typeOf } from './value-types.js';

/** `value.name`: reading, writing and finding attributes. */
export class Attributes {
  readonly #interpreter: Interpreter;

  /** What code that can't be followed had in hand, and may have changed. */
  readonly handedOut = new HandedOut();

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** What `value.name` is worth in the code: what isn't there is an AttributeError or unknown. */
  read(value: Value, name: string): Value {
    return this.get(value, name) ?? missingAttribute(value, name, this.#interpreter);
  }

  /** `getattr` without a default; undefined where there is no such attribute. */
  get(value: Value, name: string): Value | undefined {
    switch (value.kind) {
      case 'instance':
        return this.#ofInstance(value, name);
      case 'module':
        if (name === '__dict__') return namespaceOf(value, this.#interpreter.context);
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
        return builtinName(value, name, this.typeOf(value));
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
    return found === undefined ? undefined : bindMember(found, value, type, this.#interpreter);
  }

  /** `setattr`, through properties and a `__setattr__` of the code. */
  set(value: Value, name: string, to: Value): void {
    const { undoLog, calls, trace } = this.#interpreter;
    if (trace !== null && /^(?:requires_grad|trainable)$/u.test(name) && to.kind === 'bool') {
      trace.frozen.set(value, !to.value);
    }
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
        undoLog.willChange(value);
        value.members.set(name, to);
        return;
      case 'function':
        undoLog.willChange(value);
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
    const { undoLog, calls } = this.#interpreter;
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
    undoLog.willChange(value);
    value.attributes.set(name, to);
  }

  /** `del value.name`. */
  remove(value: Value, name: string): void {
    const { undoLog, exceptions } = this.#interpreter;
    if (value.kind === 'class') {
      undoLog.willChange(value);
      value.members.delete(name);
    } else if (value.kind === 'instance') {
      undoLog.willChange(value);
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
    if (found !== undefined) return this.#ofClassOrHook(found, value, name);
    if (name === '__class__') return type;
    if (name === '__module__' || name === '__doc__') return this.#ofClass(type, name);
    if (name === '__dict__') return this.#dictOf(value);
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
    if (name.startsWith('__')) return undefined;
    return value.uncertain ?? type.unknownBase ?? undefined;
  }

  /** `__dict__`; a layer keeps its parts in dicts of their own there. */
  #dictOf(value: InstanceValue): Value {
    const computed = new Map<string, Value>();
    for (const name of ['_modules', '_parameters', '_buffers']) {
      const found = lookUp(value.type.mro, name);
      if (found?.kind === 'property')
        computed.set(name, bindMember(found, value, value.type, this.#interpreter));
    }
    const { undoLog } = this.#interpreter;
    return attributeDict(value, (owner) => undoLog.willChange(owner), computed);
  }

  /** A member of the class; a property's AttributeError asks `__getattr__`, as in Python. */
  #ofClassOrHook(found: Value, value: InstanceValue, name: string): Value | undefined {
    const { type } = value;
    if (found.kind !== 'property') return bindMember(found, value, type, this.#interpreter);
    const hook = lookUp(type.mro, '__getattr__');
    try {
      return bindMember(found, value, type, this.#interpreter);
    } catch (error) {
      if (!this.#isAbsence(error) || hook?.kind !== 'function') throw error;
      return this.#byHook({ kind: 'bound-method', self: value, method: hook }, name);
    }
  }

  /** Like {@link get}; an AttributeError on the way means that there is no such attribute. */
  find(value: Value, name: string): Value | undefined {
    try {
      return this.get(value, name);
    } catch (error) {
      if (this.#isAbsence(error)) return undefined;
      throw error;
    }
  }

  #isAbsence(error: unknown): boolean {
    const { exceptions, libraries } = this.#interpreter;
    const absent = libraries.class('builtins.AttributeError');
    return error instanceof PythonException && exceptions.matches(error.exception, absent);
  }

  /** What `__getattr__` gives; its AttributeError means that there is nothing. */
  #byHook(hook: BoundMethodValue, name: string): Value | undefined {
    try {
      return this.#interpreter.calls.call(hook, [string(name)]);
    } catch (error) {
      if (this.#isAbsence(error)) return undefined;
      throw error;
    }
  }

  #ofClass(type: ClassValue, name: string): Value | undefined {
    const found = lookUp(type.mro, name);
    if (found !== undefined) return bindToClass(found, type, this.#interpreter);
    const implicit = className(type, name, this.typeOf(type));
    if (implicit !== undefined) return implicit;
    if (type.metaclass !== null) {
      const member = lookUp(type.metaclass.mro, name);
      if (member !== undefined) return bindMember(member, type, type.metaclass, this.#interpreter);
    }
    return type.unknownBase === null || name.startsWith('__') ? undefined : type.unknownBase;
  }

  #ofSuper(value: SuperValue, name: string): Value | undefined {
    const after = value.type.mro.indexOf(value.after);
    const found = lookUp(value.type.mro.slice(after + 1), name);
    if (found !== undefined) {
      return value.self.kind === 'class' && found.kind !== 'builtin'
        ? bindToClass(found, value.self, this.#interpreter)
        : bindMember(found, value.self, value.type, this.#interpreter);
    }
    return value.type.unknownBase ?? undefined;
  }

  #ofPlain(value: Value, name: string): Value | undefined {
    const type = this.typeOf(value);
    const found = lookUp(type.mro, name);
    if (found !== undefined) return bindMember(found, value, type, this.#interpreter);
    if (name === '__class__') return type;
    for (const one of type.mro) {
      const answer = one.library?.missing?.(value, name, this.#interpreter.context) ?? null;
      if (answer !== null) return answer;
    }
    return undefined;
  }
}
