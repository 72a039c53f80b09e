import { say } from '../../../engine/phrase.js';
import { NotKnown } from '../../libraries/not-known.js';
import type { Misfit } from '../../misfit.js';
import { string, tuple, unknown } from '../../values/create.js';
import type { ClassValue, InstanceValue, UnknownValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import type { SourceRange } from '../../site.js';
import type { Scope } from '../scope.js';
import { PythonException, SupposedFailure } from '../signals.js';

/**
 * Raising and recognising Python's exceptions. One that is proved unwinds the code as in Python; one
 * that is only supposed makes the smallest expression that needs it unknown.
 */
export class Exceptions {
  readonly #interpreter: Interpreter;
  /** Failures that were supposed so far. */
  #supposed: ClassValue[] = [];
  /** The exceptions that the handlers of open `try`s name, innermost last. */
  readonly #expected: { readonly names: readonly string[]; readonly scope: Scope | null }[] = [];

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** Raises one of Python's own exceptions, which is proved. */
  raise(className: string, message: string): never {
    throw this.make(className, message);
  }

  /** Ends the smallest expression around: it may raise this, or Poolscope knows too little. */
  suppose(className: string, message: string): never {
    const headline = `${className}: ${message}`;
    const range = this.#interpreter.here();
    this.#supposed.push(this.make(className, message).exception.type);
    this.#interpreter.sites.findings.suppose({ code: className, message: headline, range });
    throw new SupposedFailure(say('Poolscope can’t follow it: {said}', { said: headline }), range);
  }

  /**
   * Does what stands under a `try`, whose handlers say by name what may go wrong there: of a call that
   * a table refuses, code that expects just that is believed.
   */
  expecting<T>(types: readonly (Value | null)[], run: () => T): T {
    const names = types.flatMap((type) => (type?.kind === 'class' ? [type.name] : []));
    this.#expected.push({ names, scope: this.#interpreter.scope });
    try {
      return run();
    } finally {
      this.#expected.pop();
    }
  }

  /** Ends the smallest expression around, or raises where the code expects the very exception. */
  supposeUnlessExpected(className: string, message: string): never {
    const innermost = this.#expected.at(-1);
    const isExpected =
      innermost?.scope === this.#interpreter.scope && innermost.names.includes(className);
    return isExpected ? this.raise(className, message) : this.suppose(className, message);
  }

  /** What `run` gives; where it isn't known, what is made of the reason. */
  knownOr<T>(run: () => T, otherwise: (reason: UnknownValue) => T): T {
    const { scope } = this.#interpreter;
    try {
      return run();
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      this.#interpreter.scope = scope;
      return otherwise(unknown(error.reason, error.range ?? this.#interpreter.here()));
    }
  }

  /** How many failures were supposed so far: what {@link supposedSince} counts from. */
  get supposed(): number {
    return this.#supposed.length;
  }

  /** Which handlers would take one of the failures that were supposed since a moment. */
  supposedSince(before: number, types: readonly (Value | null)[]): readonly number[] {
    const since = this.#supposed.slice(before);
    if (since.length === 0) return [];
    return types.flatMap((type, index) =>
      since.some((one) => type === null || this.#takes(type, one)) ? [index] : [],
    );
  }

  /**
   * An exception to throw, at the present call unless a place is given; an unknown class name becomes
   * `Exception`.
   */
  make(
    className: string,
    message: string,
    misfit: Misfit | null = null,
    at: SourceRange | null = null,
  ): PythonException {
    const { libraries } = this.#interpreter;
    const found = libraries.member('builtins', className);
    const type = found?.kind === 'class' ? found : libraries.class('builtins.Exception');
    const exception: InstanceValue = {
      kind: 'instance',
      type,
      attributes: new Map<string, Value>([['args', tuple([string(message)])]]),
      native: null,
      creation: null,
    };
    const range = at ?? this.#interpreter.here();
    return new PythonException(exception, `${className}: ${message}`, range, { misfit });
  }

  /** What `raise value` throws: an instance, or a class to make one of. */
  fromValue(value: Value): PythonException {
    const { calls } = this.#interpreter;
    const called = value.kind === 'class' ? calls.call(value, []) : value;
    const { exception } =
      called.kind === 'instance'
        ? { exception: called }
        : this.make('Exception', 'what is raised isn’t known');
    return this.written(exception);
  }

  /** What a `raise` or `assert` of the code throws. */
  written(exception: InstanceValue): PythonException {
    const { text } = this.#interpreter;
    const message = text.str(exception);
    const headline = message === '' ? exception.type.name : `${exception.type.name}: ${message}`;
    return new PythonException(exception, headline, this.#interpreter.here(), { isWritten: true });
  }

  /** Whether a handler for `type` (a class or a tuple of classes) takes an exception. */
  matches(exception: InstanceValue, type: Value): boolean {
    return this.#takes(type, exception.type);
  }

  #takes(type: Value, raised: ClassValue): boolean {
    if (type.kind === 'tuple') return type.items.some((one) => this.#takes(one, raised));
    if (type.kind !== 'class') return type.kind === 'unknown';
    return raised.mro.includes(type);
  }

  /** Whether handlers would take an `ImportError`. */
  takesImportError(types: readonly (Value | null)[]): boolean {
    const chain: readonly ClassValue[] = this.#interpreter.libraries.class(
      'builtins.ModuleNotFoundError',
    ).mro;
    return types.some((type) => {
      if (type === null) return true;
      if (type.kind === 'tuple') return type.items.some((one) => this.takesImportError([one]));
      return type.kind === 'class' && chain.includes(type);
    });
  }
}
