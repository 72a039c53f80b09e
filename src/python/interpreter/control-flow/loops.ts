import { say, type Phrase } from '../../../engine/phrase.js';
import type { ForStatement, WhileStatement } from '../../tree/nodes.js';
import type { UnknownValue, Value } from '../../values/value.js';
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

/** Why a loop had to be stopped, the first time, and whether its reader hears of it. */
interface Stopped {
  readonly reason: Phrase;
  readonly isNoted: boolean;
}

/** `for` and `while`. */
export class Loops {
  readonly #interpreter: Interpreter;
  readonly #stopped = new WeakMap<LoopStatement, Stopped>();

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** `for`; a loop over what isn't known leaves what it changes unknown. */
  for(statement: ForStatement, scope: Scope): End {
    const { expressions, iteration, statements, targets } = this.#interpreter;
    const iterable = expressions.evaluate(statement.iterable);
    const items = iteration.over(iterable);
    if ('kind' in items) return this.#forUnknown(statement, items, scope);
    const rounds = this.#rounds(statement, isWithoutEnd(iterable));
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
    const rounds = this.#rounds(statement, statement.test.kind === 'constant');
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
    // What seemed to fail may be what ends the loop, but where its items do.
    const mayEnd = rounds.statement.kind === 'while' || rounds.isEndless;
    const mayFail = mayEnd && exceptions.supposed > supposed;
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

  #rounds(statement: LoopStatement, isEndless: boolean): Rounds {
    return new Rounds(this.#interpreter, statement, isEndless, this.#stopped);
  }
}

/** Whether an iterator goes on for ever, such as `itertools.count()`. */
function isWithoutEnd(iterable: Value): boolean {
  return iterable.kind === 'iterator' && /^(count|cycle)$/u.test(iterable.typeName);
}

/** The rounds of one loop, and whether they are enough. */
class Rounds {
  readonly statement: LoopStatement;
  /** Only a `break`, or what leaves the loop otherwise, ends it. */
  readonly isEndless: boolean;
  readonly #interpreter: Interpreter;
  readonly #first: number;
  readonly #mostOpen: number;
  readonly #most: number;
  readonly #longest: number;
  readonly #stopped: WeakMap<LoopStatement, Stopped>;
  #count = 0;
  #open = 0;

  constructor(
    interpreter: Interpreter,
    statement: LoopStatement,
    isEndless: boolean,
    stopped: WeakMap<LoopStatement, Stopped>,
  ) {
    this.#interpreter = interpreter;
    this.#stopped = stopped;
    this.#longest = interpreter.budget.stepsOfLoop;
    this.statement = statement;
    this.#first = interpreter.budget.steps;
    this.isEndless = isEndless;
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
      return this.#stop({ reason: say('whether the loop goes on isn’t known'), isNoted: false });
    }
    const isLong = this.#interpreter.budget.steps - this.#first > this.#longest && this.#count > 1;
    if (this.#count <= this.#most && !isLong) return null;
    const why = say('after {count} rounds of the loop.', { count: this.#count });
    return this.#stop({ reason: say('Stopped here {why}', { why }), isNoted: true });
  }

  /** A loop that is stopped again, is for the reason of the first time: so many rounds were tried. */
  #stop(now: Stopped): Phrase {
    const { reason, isNoted } = this.#stopped.get(this.statement) ?? now;
    this.#stopped.set(this.statement, { reason, isNoted });
    if (!isNoted) return reason;
    this.#interpreter.span = this.statement;
    const range = this.#interpreter.here();
    this.#interpreter.sites.findings.note({
      severity: 'info',
      code: 'stopped-loop',
      message: reason,
      range,
    });
    return reason;
  }
}
