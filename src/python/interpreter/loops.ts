import { say } from '../../engine/phrase.js';
import type { ForStatement, WhileStatement } from '../tree/nodes.js';
import type { UnknownValue } from '../values/value.js';
import type { End } from './branching.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';

/** `for` and `while`. */
export class Loops {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** `for`; a loop over what isn't known leaves what it changes unknown. */
  for(statement: ForStatement, scope: Scope): End {
    const { budget, expressions, iteration, statements, targets } = this.#interpreter;
    const items = iteration.over(expressions.evaluate(statement.iterable));
    if ('kind' in items) return this.#forUnknown(statement, items, scope);
    let count = 0;
    for (;;) {
      const next = iteration.step(items);
      if ('kind' in next) return this.#forUnknown(statement, next, scope);
      if (next.done === true) return statements.block(statement.otherwise);
      targets.assign(statement.target, next.value, scope);
      const end = statements.block(statement.body);
      if (end === 'return') return end;
      if (end === 'break') return 'normal';
      count += 1;
      if (count > budget.limits.items) {
        this.#stoppedLooping(statement);
        return 'normal';
      }
    }
  }

  #forUnknown(statement: ForStatement, items: UnknownValue, scope: Scope): End {
    const { branching, statements, targets } = this.#interpreter;
    branching.repeated(
      () => {
        targets.assign(statement.target, items, scope);
        return statements.block(statement.body);
      },
      scope,
      say('it changes in a loop whose items aren’t known: {reason}', { reason: items.reason }),
    );
    return 'normal';
  }

  /** `while`. */
  while(statement: WhileStatement, scope: Scope): End {
    const { branching, budget, expressions, statements, truth } = this.#interpreter;
    for (let count = 0; ; count += 1) {
      const answer = truth.of(expressions.evaluate(statement.test));
      if (answer === false) return statements.block(statement.otherwise);
      if (answer === null) {
        const reason = say('it changes in a loop whose end isn’t known');
        branching.repeated(() => statements.block(statement.body), scope, reason);
        return 'normal';
      }
      const end = statements.block(statement.body);
      if (end === 'return') return end;
      if (end === 'break') return 'normal';
      if (count > budget.limits.items) {
        this.#stoppedLooping(statement);
        return 'normal';
      }
    }
  }

  #stoppedLooping(statement: ForStatement | WhileStatement): void {
    this.#interpreter.span = statement;
    this.#interpreter.sites.note({
      severity: 'warning',
      code: 'stopped-loop',
      message: say('Stopped here {why}', {
        why: say('after {count} rounds of the loop.', {
          count: this.#interpreter.budget.limits.items,
        }),
      }),
      range: this.#interpreter.here(),
    });
  }
}
