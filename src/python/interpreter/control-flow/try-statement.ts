import { say } from '../../../engine/phrase.js';
import type { Statement, TryStatement } from '../../tree/nodes.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import type { Scope } from '../scope.js';
import { PythonException } from '../signals.js';
import type { End } from './branching.js';

/** `try`: which handler takes what is raised, or may have been. */
export class TryStatements {
  readonly #interpreter: Interpreter;
  /** Exceptions that handlers are busy with, innermost last. */
  readonly #handled: PythonException[] = [];

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** What a bare `raise` raises again. */
  get handled(): PythonException | undefined {
    return this.#handled.at(-1);
  }

  /** Carries out a `try` with what belongs to it. */
  run(statement: TryStatement, scope: Scope): End {
    const interpreter = this.#interpreter;
    const { imports } = interpreter;
    const types = statement.handlers.map((one) =>
      one.exception === null ? null : interpreter.expressions.evaluate(one.exception),
    );
    let end: End;
    const before = interpreter.exceptions.supposed;
    const leave = imports.enterTry(interpreter.exceptions.takesImportError(types));
    try {
      end = interpreter.exceptions.expecting(types, () => this.#block(statement.body));
      leave();
      const taken = interpreter.exceptions.supposedSince(before, types);
      if (end === 'normal') end = this.#block(statement.otherwise);
      for (const at of taken) end = this.#orHandled(statement, at, end, scope);
    } catch (error) {
      leave();
      if (!(error instanceof PythonException)) throw error;
      interpreter.scope = scope;
      end = this.#handle(statement, types, error, scope);
    } finally {
      leave();
    }
    const last = this.#block(statement.finally);
    return last === 'normal' ? end : last;
  }

  #handle(
    statement: TryStatement,
    types: readonly (Value | null)[],
    error: PythonException,
    scope: Scope,
  ): End {
    const { exceptions, targets } = this.#interpreter;
    const at = types.findIndex(
      (type) => type === null || exceptions.matches(error.exception, type),
    );
    const handler = statement.handlers[at];
    if (handler === undefined) {
      this.#block(statement.finally);
      throw error;
    }
    if (handler.name !== null) targets.bind(handler.name, error.exception, scope);
    try {
      return this.handling(error, () => this.#block(handler.body));
    } catch (failure) {
      const { imports } = this.#interpreter;
      if (!(failure instanceof PythonException) || !imports.isAbsence(error)) throw failure;
      // Code that ends where a module isn't there runs where it is.
      this.#interpreter.scope = scope;
      const end = imports.outside(() => this.#block(statement.body));
      return end === 'normal' ? this.#block(statement.otherwise) : end;
    }
  }

  /** A handler that may have taken what seemed to fail: things are as it leaves them, or as they were. */
  #orHandled(statement: TryStatement, at: number, end: End, scope: Scope): End {
    const { branching, targets } = this.#interpreter;
    const handler = statement.handlers[at];
    if (handler === undefined) return end;
    const { returned } = scope;
    return branching.blocks(
      () => {
        scope.returned = returned;
        return end;
      },
      () => {
        const reason = say('what went wrong isn’t known');
        if (handler.name !== null) {
          targets.bind(handler.name, this.#interpreter.unknown(reason), scope);
        }
        return this.#block(handler.body);
      },
      scope,
    );
  }

  /** Does something while an exception is being handled: a bare `raise` raises it again. */
  handling<T>(error: PythonException, run: () => T): T {
    this.#handled.push(error);
    try {
      return run();
    } finally {
      this.#handled.pop();
    }
  }

  #block(block: readonly Statement[]): End {
    return this.#interpreter.statements.block(block);
  }
}
