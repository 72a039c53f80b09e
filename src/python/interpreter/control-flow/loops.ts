import { say, type Phrase } from '../../../engine/phrase.js';
import type { ForStatement, WhileStatement } from '../../tree/nodes.js';
import type { UnknownValue } from '../../values/value.js';
import type { End } from './branching.js';
import type { Interpreter } from '../interpreter.js';
import type { Scope } from '../scope.js';
import { PythonException } from '../signals.js';

/**
 * Rounds after which a loop that may have ended is taken to run on for an unknown number of them:
 * few where nothing but a `break` ends it, many where its items or its condition do too.
 */
const OPEN_ROUNDS = { endless: 3, ending: 200 };
/** Rounds of a loop that only a `break` ends: one that is to come, comes sooner. */
const MOST_ENDLESS = 1000;
/** Rounds of a loop that was stopped before: it would be again. */
const MOST_AGAIN = 3;

type LoopStatement = ForStatement | WhileStatement;

/** `for` and `while`. */
export class Loops {
  readonly #interpreter: Interpreter;
  /** Loops of which there were too many rounds. */
  readonly #stopped = new WeakSet<LoopStatement>();

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** `for`; a loop over what isn't known leaves what it changes unknown. */
  for(statement: ForStatement, scope: Scope): End {
    const { expressions, iteration, statements, targets } = this.#interpreter;
    const items = iteration.over(expressions.evaluate(statement.iterable));
    if ('kind' in items) return this.#forUnknown(statement, items, scope);
    const rounds = this.#rounds(statement);
    for (;;) {
      const next = iteration.step(items);
      if ('kind' in next) return this.#forUnknown(statement, next, scope);
      if (next.done === true) return statements.block(statement.otherwise);
      targets.assign(statement.target, next.value, scope);
      const end = this.#round(rounds, scope);
      if (end === 'return') return end;
      if (end === 'break') return 'normal';
      const reason = rounds.reasonToStop();
      if (reason !== null) {
        return this.#forUnknown(statement, this.#interpreter.unknown(reason), scope);
      }
    }
  }

  #forUnknown(statement: ForStatement, items: UnknownValue, scope: Scope): End {
    const { branching, targets } = this.#interpreter;
    branching.repeated(
      () => {
        targets.assign(statement.target, items, scope);
        return this.#body(statement, scope);
      },
      scope,
      say('it changes in a loop whose items aren’t known: {reason}', { reason: items.reason }),
    );
    return 'normal';
  }

  /** `while`. */
  while(statement: WhileStatement, scope: Scope): End {
    const { expressions, statements, truth } = this.#interpreter;
    const rounds = this.#rounds(statement);
    for (;;) {
      const answer = truth.of(expressions.evaluate(statement.test));
      if (answer === false) return statements.block(statement.otherwise);
      if (answer === null) return this.#whileUnknown(statement, scope);
      const end = this.#round(rounds, scope);
      if (end === 'return') return end;
      if (end === 'break') return 'normal';
      if (rounds.reasonToStop() !== null) return this.#whileUnknown(statement, scope);
    }
  }

  #whileUnknown(statement: WhileStatement, scope: Scope): End {
    const { branching } = this.#interpreter;
    const reason = say('it changes in a loop whose end isn’t known');
    branching.repeated(() => this.#body(statement, scope), scope, reason);
    return 'normal';
  }

  #round(rounds: Rounds, scope: Scope): End {
    const { branching, exceptions } = this.#interpreter;
    const outer = branching.mayLeave;
    branching.mayLeave = false;
    const { length } = scope.returns;
    const { supposed } = exceptions;
    const end = this.#body(rounds.statement, scope);
    // What seemed to fail may be what ends a `while`.
    const mayFail = rounds.statement.kind === 'while' && exceptions.supposed > supposed;
    rounds.count(branching.mayLeave || scope.returns.length > length || mayFail);
    branching.mayLeave = outer;
    return end;
  }

  /** What a round does; a `raise` behind a `break` or `continue` that may be taken ends the loop. */
  #body({ body }: LoopStatement, scope: Scope): End {
    const { branching, statements } = this.#interpreter;
    const outer = branching.maySkip;
    branching.maySkip = false;
    try {
      return statements.block(body);
    } catch (error) {
      const isSure = !branching.maySkip || !(error instanceof PythonException) || !error.isWritten;
      if (isSure) throw error;
      this.#interpreter.scope = scope;
      return 'break';
    } finally {
      branching.maySkip = outer;
    }
  }

  #rounds(statement: LoopStatement): Rounds {
    return new Rounds(this.#interpreter, statement, this.#stopped);
  }
}

/** The rounds of one loop, and whether they are enough. */
class Rounds {
  readonly statement: LoopStatement;
  readonly #interpreter: Interpreter;
  readonly #first: number;
  readonly #mostOpen: number;
  readonly #most: number;
  readonly #longest: number;
  readonly #stopped: WeakSet<LoopStatement>;
  #count = 0;
  #open = 0;

  constructor(interpreter: Interpreter, statement: LoopStatement, stopped: WeakSet<LoopStatement>) {
    this.#interpreter = interpreter;
    this.#stopped = stopped;
    this.#longest = interpreter.budget.stepsOfLoop;
    this.statement = statement;
    this.#first = interpreter.budget.steps;
    const isEndless = statement.kind === 'while' && statement.test.kind === 'constant';
    const isAgain = stopped.has(statement);
    this.#mostOpen = OPEN_ROUNDS[isEndless || isAgain ? 'endless' : 'ending'];
    const most = isEndless ? MOST_ENDLESS : interpreter.budget.limits.items;
    this.#most = isAgain ? MOST_AGAIN : most;
  }

  /** One more; `isOpen`: it may have been the last, by a `break` or `return` that isn't sure. */
  count(isOpen: boolean): void {
    this.#count += 1;
    if (isOpen) this.#open += 1;
  }

  /** Why there are no more rounds to be carried out one by one; null: there may be. */
  reasonToStop(): Phrase | null {
    if (this.#open >= this.#mostOpen) {
      this.#stopped.add(this.statement);
      return say('whether the loop goes on isn’t known');
    }
    const isLong = this.#interpreter.budget.steps - this.#first > this.#longest && this.#count > 1;
    if (this.#count <= this.#most && !isLong) return null;
    this.#stopped.add(this.statement);
    const why = say('after {count} rounds of the loop.', { count: this.#count });
    const message = say('Stopped here {why}', { why });
    this.#interpreter.span = this.statement;
    const range = this.#interpreter.here();
    this.#interpreter.sites.findings.note({
      severity: 'info',
      code: 'stopped-loop',
      message,
      range,
    });
    return message;
  }
}
