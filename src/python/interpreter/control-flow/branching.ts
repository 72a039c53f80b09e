import type { Words } from '../../../engine/phrase.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import type { State } from './undo-log.js';
import type { Scope } from '../scope.js';
import { PythonException } from '../signals.js';

/** How a block ended. */
export type End = 'normal' | 'return' | 'break' | 'continue';

interface Outcome<T> {
  readonly answer: T | null;
  readonly error: PythonException | null;
}

/** Conditions that aren't known: both branches are carried out from the same start, then joined. */
export class Branching {
  readonly #interpreter: Interpreter;
  /** Set where a `break`, or what leaves the loop otherwise, is in a branch that may be taken. */
  mayLeave = false;
  /** Set where a `break` or `continue` is: what stands behind it in the loop may not be reached. */
  maySkip = false;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** What two expressions are worth, of which one is evaluated; one that raises is left out. */
  both(then: () => Value, otherwise: () => Value): readonly Value[] {
    const first = this.#try(then);
    const second = this.#try(otherwise);
    this.#join(first, second);
    return [first.outcome.answer, second.outcome.answer].filter((one) => one !== null);
  }

  /** Two blocks of which one is carried out: `if` and `else`. */
  blocks(then: () => End, otherwise: () => End, scope: Scope): End {
    const first = this.#tryBlock(then, scope);
    const second = this.#tryBlock(otherwise, scope);
    const ends = { first: first.outcome.answer, second: second.outcome.answer };
    if (ends.first === ends.second || ends.first === null || ends.second === null) {
      this.#join(first, second);
      const end = ends.first ?? ends.second ?? 'normal';
      if (end === 'return') this.#joinReturns(scope, first.returned, second.returned);
      return end;
    }
    return this.#unlike(ends.first, ends.second, first, second, scope);
  }

  /** A block that is carried out an unknown number of times, also none. */
  repeated(body: () => End, scope: Scope, reason: Words): void {
    const attempt = this.#tryBlock(body, scope);
    this.#interpreter.undoLog.adoptRepeated(attempt.state, reason);
    if (attempt.outcome.answer === 'return' && attempt.returned !== null) {
      scope.returns.push(attempt.returned);
    }
  }

  #try<T>(attempt: () => T): { readonly outcome: Outcome<T>; readonly state: State } {
    const interpreter = this.#interpreter;
    const { scope } = interpreter;
    const { answer, state } = interpreter.undoLog.tryOut((): Outcome<T> => {
      try {
        return { answer: attempt(), error: null };
      } catch (error) {
        if (!(error instanceof PythonException)) throw error;
        interpreter.scope = scope;
        return { answer: null, error };
      }
    });
    return { outcome: answer, state };
  }

  #tryBlock(
    block: () => End,
    scope: Scope,
  ): {
    readonly outcome: Outcome<End>;
    readonly state: State;
    readonly returned: Value | null;
  } {
    const before = scope.returned;
    const attempt = this.#try(block);
    const { returned } = scope;
    scope.returned = before;
    return { ...attempt, returned };
  }

  /** Goes on from both outcomes; from the one that didn't raise where the other did. */
  #join<T>(
    first: { readonly outcome: Outcome<T>; readonly state: State },
    second: { readonly outcome: Outcome<T>; readonly state: State },
  ): void {
    const { undoLog } = this.#interpreter;
    if (first.outcome.error !== null && second.outcome.error !== null) throw first.outcome.error;
    if (first.outcome.error !== null || second.outcome.error !== null) this.mayLeave = true;
    if (first.outcome.error !== null) undoLog.adopt(second.state);
    else if (second.outcome.error !== null) undoLog.adopt(first.state);
    else undoLog.adoptEither(first.state, second.state);
  }

  #joinReturns(scope: Scope, first: Value | null, second: Value | null): void {
    const values = [first, second].filter((one) => one !== null);
    scope.returned = this.#interpreter.truth.joinAll(values);
  }

  /** One branch leaves, the other goes on (or leaves otherwise). */
  #unlike(
    endOfFirst: End,
    endOfSecond: End,
    first: { readonly state: State; readonly returned: Value | null },
    second: { readonly state: State; readonly returned: Value | null },
    scope: Scope,
  ): End {
    const { undoLog } = this.#interpreter;
    if (endOfFirst === 'break' || endOfSecond === 'break') this.mayLeave = true;
    if ([endOfFirst, endOfSecond].some((end) => end === 'break' || end === 'continue')) {
      this.maySkip = true;
    }
    for (const [end, branch, other, otherEnd] of [
      [endOfFirst, first, second, endOfSecond],
      [endOfSecond, second, first, endOfFirst],
    ] as const) {
      if (end !== 'return') continue;
      if (branch.returned !== null) scope.returns.push(branch.returned);
      undoLog.adopt(other.state);
      return otherEnd;
    }
    undoLog.adoptEither(first.state, second.state);
    return endOfFirst === 'normal' || endOfSecond === 'normal' ? 'normal' : 'continue';
  }
}
