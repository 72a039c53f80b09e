import { NONE } from '../../values/create.js';
import type { WrittenArgument } from '../../values/layer.js';
import type { FunctionNode, LambdaNode } from '../../tree/nodes.js';
import type {
  BuiltinValue,
  ClassValue,
  FunctionValue,
  InstanceValue,
  Value,
} from '../../values/value.js';
import { scalar } from '../../libraries/arrays/scalar.js';
import { combine } from './alternative-calls.js';
import { bindParameters } from './bind-parameters.js';
import { BuiltinCalls } from './builtin-calls.js';
import type { Interpreter } from '../interpreter.js';
import { NO_KEYWORDS, type Keywords } from './keywords.js';
import { lookUp } from '../classes/member-lookup.js';
import { Recursion } from './recursion.js';
import type { Scope } from '../scope.js';
import { mayNotBeReached } from '../signals.js';

export type { Keywords } from './keywords.js';

/** `f(...)`: functions of the code and of libraries, methods, classes, objects. */
export class Calls {
  readonly #interpreter: Interpreter;
  readonly #builtins: BuiltinCalls;
  readonly #called = new WeakSet<FunctionValue['definition']>();
  readonly #recursion: Recursion;
  /** The scopes that calls were made from, the innermost last. */
  readonly #callers: (Scope | null)[] = [];
  #madeCoroutines = false;
  #depth = 0;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
    this.#builtins = new BuiltinCalls(interpreter);
    this.#recursion = new Recursion(interpreter);
  }

  /** Calls a value. `written` says how the arguments stand in the code, where this is that very call. */
  call(
    callee: Value,
    args: readonly Value[],
    keywords: Keywords = NO_KEYWORDS,
    written: readonly WrittenArgument[] = [],
  ): Value {
    switch (callee.kind) {
      case 'function':
        return this.#callFunction(callee, args, keywords);
      case 'bound-method':
        return callee.method.kind === 'function'
          ? this.#callFunction(callee.method, [callee.self, ...args], keywords)
          : this.#builtins.call(callee.method, callee.self, args, keywords, written);
      case 'builtin':
        return this.#builtins.call(callee, null, args, keywords, written);
      case 'class':
        return this.#instantiate(callee, args, keywords, written);
      case 'instance':
        return this.#callInstance(callee, args, keywords, written);
      case 'static-method':
      case 'class-method':
        return this.call(callee.method, args, keywords, written);
      case 'unknown':
        for (const value of [...args, ...keywords.values()]) {
          this.#interpreter.attributes.handedOut.add(value);
        }
        return (
          this.#interpreter.trace?.unknownCall(callee, [...args, ...keywords.values()]) ?? callee
        );
      case 'iterator': {
        // What a function under `@contextmanager` gives decorates functions, too.
        const [decorated] = args;
        return decorated?.kind === 'function' ? decorated : this.#notCallable(callee);
      }
      case 'string':
        return scalar(callee.value, args, this.#interpreter.context) ?? this.#notCallable(callee);
      case 'either':
        return this.#interpreter.forEach(callee, (one) => this.call(one, args, keywords, written));
      default:
        return this.#notCallable(callee);
    }
  }

  #notCallable(callee: Value): never {
    const type = this.#interpreter.attributes.typeOf(callee).name;
    return this.#interpreter.exceptions.suppose('TypeError', `'${type}' object is not callable`);
  }

  /** The scopes of the present call and of those around it, the innermost first. */
  get frames(): readonly Scope[] {
    const { scope } = this.#interpreter;
    return [scope, ...this.#callers.toReversed()].filter((one) => one !== null);
  }

  /** Whether an `async def` was called. */
  get madeCoroutines(): boolean {
    return this.#madeCoroutines;
  }

  /** Whether a function of the code was called. */
  wasCalled(callee: FunctionValue): boolean {
    return this.#called.has(callee.definition);
  }

  /** Calls a function as a method of `self`. */
  callWithSelf(callee: Value, self: Value, args: readonly Value[]): Value {
    if (callee.kind === 'builtin') return this.#builtins.call(callee, self, args, NO_KEYWORDS, []);
    return this.call(callee, [self, ...args]);
  }

  #callInstance(
    self: InstanceValue,
    args: readonly Value[],
    keywords: Keywords,
    written: readonly WrittenArgument[],
  ): Value {
    const { attributes, exceptions, layers } = this.#interpreter;
    const method = attributes.method(self, '__call__');
    if (method !== undefined) {
      const pass = (): Value => this.call(method, args, keywords, written);
      return isForward(self, method) ? layers.enter(self, pass) : pass();
    }
    const { unknownBase } = self.type;
    if (unknownBase !== null) {
      const forward = lookUp(self.type.mro, 'forward') ?? lookUp(self.type.mro, 'call');
      if (forward?.kind !== 'function') return unknownBase;
      return layers.enter(self, () => this.callFunctionOf(self, forward, args, keywords));
    }
    return exceptions.suppose('TypeError', `'${self.type.name}' object is not callable`);
  }

  /** Calls a function of the code as a method, with keywords. */
  callFunctionOf(
    self: Value,
    method: FunctionValue,
    args: readonly Value[],
    keywords: Keywords,
  ): Value {
    return this.#callFunction(method, [self, ...args], keywords);
  }

  #instantiate(
    type: ClassValue,
    args: readonly Value[],
    keywords: Keywords,
    written: readonly WrittenArgument[],
  ): Value {
    const combinations = combine(args, keywords);
    if (combinations !== null) {
      return this.#interpreter.truth.joinAll(
        combinations.map((one) => this.#instantiate(type, one.args, one.keywords, written)),
      );
    }
    const makers = type.mro.filter((one) => (one.library?.construct ?? null) !== null);
    const maker = makers.find((one) => (one.library?.subclassed ?? null) !== null) ?? makers[0];
    const construct = maker?.library?.construct ?? null;
    const found = lookUp(type.mro, '__new__');
    const ownNew = found?.kind === 'static-method' ? found.method : found;
    if (ownNew?.kind === 'function') {
      const made = this.call(ownNew, [type, ...args], keywords);
      if (made.kind === 'instance' && made.type === type) {
        this.#initialise(made, type, args, keywords, written);
      }
      return made;
    }
    if (construct !== null && maker !== undefined) {
      const isOwn = type.library !== null || maker.library?.subclassed !== null;
      const name = `${maker.qualifiedName}.__new__`;
      const builtin: BuiltinValue = { kind: 'builtin', name, function: construct };
      if (isOwn) return this.#builtins.call(builtin, type, args, keywords, written);
      const hasInit = lookUp(type.mro, '__init__')?.kind === 'function';
      const native = hasInit
        ? this.#builtins.call(builtin, maker, [], NO_KEYWORDS, [])
        : this.#builtins.call(builtin, maker, args, keywords, written);
      const instance = this.make(type, native);
      if (hasInit) this.#initialise(instance, type, args, keywords, written);
      return instance;
    }
    const instance = this.make(type, null);
    if (type.library === null || type.library.isLayer) this.#interpreter.sites.made(instance);
    this.#initialise(instance, type, args, keywords, written);
    return instance;
  }

  /** A new object of a class, before `__init__`. */
  make(type: ClassValue, native: Value | null): InstanceValue {
    return { kind: 'instance', type, attributes: new Map(), native, creation: null };
  }

  #initialise(
    instance: InstanceValue,
    type: ClassValue,
    args: readonly Value[],
    keywords: Keywords,
    written: readonly WrittenArgument[],
  ): void {
    const init = lookUp(type.mro, '__init__');
    if (init === undefined) return;
    if (init.kind === 'builtin') this.#builtins.call(init, instance, args, keywords, written);
    else this.call(init, [instance, ...args], keywords);
  }

  #callFunction(callee: FunctionValue, args: readonly Value[], keywords: Keywords): Value {
    const { trace } = this.#interpreter;
    if (trace === null) return this.#carryOutFunction(callee, args, keywords);
    const given = [...args, ...keywords.values()];
    return trace.function(callee, given, () => this.#carryOutFunction(callee, args, keywords));
  }

  #carryOutFunction(callee: FunctionValue, args: readonly Value[], keywords: Keywords): Value {
    const interpreter = this.#interpreter;
    interpreter.budget.spend(1, interpreter.here);
    this.#called.add(callee.definition);
    const scope = callee.scope.inner('function', callee);
    const { windows } = interpreter;
    bindParameters(callee, scope, args, keywords, interpreter);
    const { definition } = callee;
    if (definition.kind === 'function' && definition.isAsync) this.#madeCoroutines = true;
    return this.#recursion.within(definition, this.#depth, () => {
      const result = this.carryOn(scope, () => {
        windows.enter(callee, args);
        let carriedOut: Value | null = null;
        try {
          carriedOut = this.#run(definition, scope);
        } finally {
          if (carriedOut === null) windows.abandon();
        }
        return carriedOut;
      });
      return windows.leave(callee, scope.names, result);
    });
  }

  /** Carries on in the scope of a call, one call deeper. */
  carryOn<T>(scope: Scope, run: () => T): T {
    const interpreter = this.#interpreter;
    this.#recursion.checkDepth(this.#depth);
    const { scope: outerScope, span: outerSpan } = interpreter;
    this.#depth += 1;
    this.#callers.push(outerScope);
    interpreter.scope = scope;
    try {
      return run();
    } finally {
      this.#callers.pop();
      this.#depth -= 1;
      interpreter.scope = outerScope;
      interpreter.span = outerSpan;
    }
  }

  #run(definition: FunctionNode | LambdaNode, scope: Scope): Value {
    const { expressions, generators, statements, truth } = this.#interpreter;
    if (definition.kind === 'lambda') return expressions.evaluate(definition.body);
    if (definition.isGenerator) return generators.make(definition, scope);
    try {
      const end = statements.block(definition.body);
      const last = end === 'return' ? (scope.returned ?? NONE) : NONE;
      return scope.returns.length === 0 ? last : truth.joinAll([...scope.returns, last]);
    } catch (error) {
      if (!mayNotBeReached(error, scope)) throw error;
      return truth.joinAll(scope.returns);
    }
  }
}

/** Whether a class of the code says in `__call__` what a layer does, as Flax's modules do. */
function isForward(self: InstanceValue, method: Value): boolean {
  const isWritten = method.kind === 'bound-method' && method.method.kind === 'function';
  const isOwn = isWritten || self.type.library === null;
  return isOwn && self.type.mro.some((one) => one.library?.input?.method === '__call__');
}
