import { string, tuple } from '../values/create.js';
import type { ClassValue, InstanceValue, Value } from '../values/value.js';
import type { Interpreter } from './interpreter.js';
import { PythonException } from './signals.js';

/** Raising and recognising Python's exceptions. */
export class Exceptions {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** Raises one of Python's own exceptions. */
  raise(className: string, message: string): never {
    throw this.make(className, message);
  }

  /** An exception to throw; an unknown class name becomes `Exception`. */
  make(className: string, message: string): PythonException {
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
    return new PythonException(exception, `${className}: ${message}`, this.#interpreter.here());
  }

  /** What `raise value` throws: an instance, or a class to make one of. */
  fromValue(value: Value): PythonException {
    const { calls, text } = this.#interpreter;
    const exception = value.kind === 'class' ? calls.call(value, []) : value;
    if (exception.kind !== 'instance') return this.make('Exception', 'what is raised isn’t known');
    const message = text.str(exception);
    const said = message === '' ? exception.type.name : `${exception.type.name}: ${message}`;
    return new PythonException(exception, said, this.#interpreter.here());
  }

  /** Whether a handler for `type` (a class or a tuple of classes) takes an exception. */
  matches(exception: InstanceValue, type: Value): boolean {
    if (type.kind === 'tuple') return type.items.some((one) => this.matches(exception, one));
    if (type.kind !== 'class') return type.kind === 'unknown';
    return exception.type.mro.includes(type);
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
