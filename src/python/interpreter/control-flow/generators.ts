import { say, type Words } from '../../../engine/phrase.js';
import type {
  ComprehensionNode,
  ForStatement,
  FunctionNode,
  Statement,
  TryStatement,
  WhileStatement,
} from '../../tree/nodes.js';
import { NotKnown } from '../../libraries/not-known.js';
import { NONE } from '../../values/create.js';
import type { IteratorValue, Value } from '../../values/value.js';
import type { End } from './branching.js';
import type { Interpreter } from '../interpreter.js';
import type { Scope } from '../scope.js';
import { mayNotBeReached, PythonException } from '../signals.js';
import { yieldsIn } from './yields.js';

/** A body on its way: gives what it yields, takes what is sent, ends as a block does. */
type Body = Generator<Value, End, Value>;

/** Generator functions and generator expressions: bodies that are carried out as items are taken. */
export class Generators {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** What a call of a generator function gives; its body begins with the first item taken. */
  make(definition: FunctionNode, scope: Scope): IteratorValue {
    const { calls, exceptions } = this.#interpreter;
    const body = new GeneratorBody(this.#interpreter, scope).block(definition.body);
    let returned: Value = NONE;
    let running = false;
    const send = (value: Value): IteratorResult<Value, undefined> => {
      if (running) return exceptions.raise('ValueError', 'generator already executing');
      running = true;
      try {
        const step = calls.carryOn(scope, () => body.next(value));
        if (step.done !== true) return { done: false, value: step.value };
        if (step.value === 'return') returned = scope.returned ?? NONE;
        return { done: true, value: undefined };
      } catch (error) {
        if (!mayNotBeReached(error, scope)) throw error;
        return { done: true, value: undefined };
      } finally {
        running = false;
      }
    };
    return {
      kind: 'iterator',
      typeName: 'generator',
      source: { next: () => send(NONE) },
      generator: { send, returned: () => returned },
    };
  }

  /** A generator expression over what its first iterable gives, in a scope of its own. */
  expression(
    node: ComprehensionNode,
    first: Iterator<Value, unknown, undefined>,
    scope: Scope,
  ): IteratorValue {
    const { calls } = this.#interpreter;
    const items = this.#elements(node, 0, first, scope);
    return {
      kind: 'iterator',
      typeName: 'generator',
      source: { next: () => calls.carryOn(scope, () => items.next()) },
    };
  }

  *#elements(
    node: ComprehensionNode,
    at: number,
    first: Iterator<Value, unknown, undefined> | null,
    scope: Scope,
  ): Generator<Value, void, undefined> {
    const { expressions, iteration, targets, truth } = this.#interpreter;
    const clause = node.clauses[at];
    if (clause === undefined) {
      yield expressions.evaluate(node.element);
    } else if (clause.kind === 'if') {
      const answer = truth.of(expressions.evaluate(clause.test));
      if (answer === null) throw this.#open(say('a condition of the generator expression'));
      if (answer) yield* this.#elements(node, at + 1, null, scope);
    } else {
      const items = first ?? iteration.over(expressions.evaluate(clause.iterable));
      if ('kind' in items) throw new NotKnown(items.reason, items.range);
      for (let next = items.next(); next.done !== true; next = items.next()) {
        targets.assign(clause.target, next.value, scope);
        yield* this.#elements(node, at + 1, null, scope);
      }
    }
  }

  #open(what: Words): NotKnown {
    return new NotKnown(say('{what} isn’t known', { what }), this.#interpreter.here());
  }
}

/** Carries out the body of one generator, stopping at each `yield`. */
class GeneratorBody {
  readonly #interpreter: Interpreter;
  readonly #scope: Scope;
  /** The exceptions that its handlers are busy with, innermost last. */
  readonly #handled: PythonException[] = [];

  constructor(interpreter: Interpreter, scope: Scope) {
    this.#interpreter = interpreter;
    this.#scope = scope;
  }

  *block(statements: readonly Statement[]): Body {
    for (const statement of statements) {
      const end = yield* this.#run(statement);
      if (end !== 'normal') return end;
    }
    return 'normal';
  }

  *#run(statement: Statement): Body {
    const interpreter = this.#interpreter;
    const { expressions, matching, statements, truth } = interpreter;
    if (yieldsIn(statement).length === 0) return this.#plainly(statement);
    interpreter.span = statement;
    interpreter.budget.spend(1, interpreter.here);
    switch (statement.kind) {
      case 'if': {
        yield* this.#answer(statement.test);
        const answer = truth.of(expressions.evaluate(statement.test));
        if (answer === null) throw this.#open(say('a condition'));
        return yield* this.block(answer ? statement.then : statement.otherwise);
      }
      case 'for':
        return yield* this.#for(statement);
      case 'while':
        return yield* this.#while(statement);
      case 'try':
        return yield* this.#try(statement);
      case 'with': {
        const leave = interpreter.contexts.enter(statement, this.#scope);
        const end = yield* this.block(statement.body);
        leave(NONE);
        return end;
      }
      case 'match': {
        yield* this.#answer(statement.subject);
        const body = matching.taken(statement, this.#scope);
        if (body === null) throw this.#open(say('which case matches'));
        return yield* this.block(body);
      }
      default:
        yield* this.#answer(statement);
        return statements.run(statement);
    }
  }

  /** A statement without a `yield`; a bare `raise` in it raises what is being handled here. */
  #plainly(statement: Statement): End {
    const { statements } = this.#interpreter;
    const error = this.#handled.at(-1);
    const run = (): End => statements.run(statement);
    return error === undefined ? run() : statements.tries.handling(error, run);
  }

  /** Stops at the yields of an expression or a plain statement, and keeps what each is worth. */
  *#answer(node: object): Generator<Value, void, Value> {
    const { expressions } = this.#interpreter;
    for (const one of yieldsIn(node)) {
      const value = one.value === null ? NONE : expressions.evaluate(one.value);
      const answer = one.from ? yield* this.#delegate(value) : yield value;
      this.#interpreter.span = one;
      this.#scope.answers.set(one, answer);
    }
  }

  /** `yield from`: gives what another iterator gives; worth what a generator returns. */
  *#delegate(value: Value): Generator<Value, Value, Value> {
    const generator = value.kind === 'iterator' ? value.generator : undefined;
    const items = this.#interpreter.iteration.over(value);
    if ('kind' in items) throw new NotKnown(items.reason, items.range);
    let sent: Value = NONE;
    for (;;) {
      const step: IteratorResult<Value, unknown> = generator?.send(sent) ?? items.next();
      if (step.done === true) return generator?.returned() ?? NONE;
      sent = yield step.value;
    }
  }

  *#for(statement: ForStatement): Body {
    const { expressions, iteration, targets } = this.#interpreter;
    yield* this.#answer(statement.iterable);
    const items = iteration.over(expressions.evaluate(statement.iterable));
    if ('kind' in items) throw new NotKnown(items.reason, items.range);
    for (let next = items.next(); next.done !== true; next = items.next()) {
      targets.assign(statement.target, next.value, this.#scope);
      const end = yield* this.block(statement.body);
      if (end === 'return') return end;
      if (end === 'break') return 'normal';
    }
    return yield* this.block(statement.otherwise);
  }

  *#while(statement: WhileStatement): Body {
    const { budget, expressions, here, truth } = this.#interpreter;
    for (;;) {
      budget.spend(1, here);
      yield* this.#answer(statement.test);
      const answer = truth.of(expressions.evaluate(statement.test));
      if (answer === null) throw this.#open(say('a condition'));
      if (!answer) return yield* this.block(statement.otherwise);
      const end = yield* this.block(statement.body);
      if (end === 'return') return end;
      if (end === 'break') return 'normal';
    }
  }

  *#try(statement: TryStatement): Body {
    const { exceptions, expressions, targets } = this.#interpreter;
    let end: End;
    try {
      end = yield* this.block(statement.body);
      if (end === 'normal') end = yield* this.block(statement.otherwise);
    } catch (error) {
      if (!(error instanceof PythonException)) throw error;
      const handler = statement.handlers.find(
        ({ exception }) =>
          exception === null ||
          exceptions.matches(error.exception, expressions.evaluate(exception)),
      );
      if (handler === undefined) {
        yield* this.block(statement.finally);
        throw error;
      }
      if (handler.name !== null) targets.bind(handler.name, error.exception, this.#scope);
      this.#handled.push(error);
      try {
        end = yield* this.block(handler.body);
      } finally {
        this.#handled.pop();
      }
    }
    const last = yield* this.block(statement.finally);
    return last === 'normal' ? end : last;
  }

  #open(what: Words): NotKnown {
    return new NotKnown(
      say('what a generator gives depends on {what} that isn’t known', { what }),
      this.#interpreter.here(),
    );
  }
}
