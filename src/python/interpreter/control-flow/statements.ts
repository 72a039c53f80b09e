import type {
  AssertStatement,
  AugmentedAssignStatement,
  Expression,
  FunctionNode,
  IfStatement,
  RaiseStatement,
  Statement,
  WithStatement,
} from '../../tree/nodes.js';
import { NotKnown } from '../../libraries/not-known.js';
import { NONE, unknown } from '../../values/create.js';
import type { UnknownValue, Value } from '../../values/value.js';
import { boundNames } from './bound-names.js';
import type { End } from './branching.js';
import type { Interpreter } from '../interpreter.js';
import { noteDiscarded } from '../surprises/discarded-result.js';
import { Loops } from './loops.js';
import { TryStatements } from './try-statement.js';
import type { Scope } from '../scope.js';
import { PythonException } from '../signals.js';

/** Carries out statements. */
export class Statements {
  readonly #interpreter: Interpreter;
  readonly #loops: Loops;
  readonly tries: TryStatements;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
    this.#loops = new Loops(interpreter);
    this.tries = new TryStatements(interpreter);
  }

  /** Carries out a block in the present scope. */
  block(statements: readonly Statement[]): End {
    for (const statement of statements) {
      const end = this.run(statement);
      if (end !== 'normal') return end;
    }
    return 'normal';
  }

  /** Carries out one statement; what one binds that only seems to fail is unknown. */
  run(statement: Statement): End {
    const interpreter = this.#interpreter;
    const scope = this.#scope();
    try {
      return this.#carryOut(statement, scope);
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      interpreter.scope = scope;
      this.#lose(statement, unknown(error.reason, error.range ?? interpreter.here()), scope);
      return 'normal';
    }
  }

  #carryOut(statement: Statement, scope: Scope): End {
    const interpreter = this.#interpreter;
    const { expressions, targets } = interpreter;
    interpreter.span = statement;
    interpreter.budget.spend(1, interpreter.here);
    switch (statement.kind) {
      case 'expression':
        noteDiscarded(statement.value, expressions.evaluate(statement.value), scope, interpreter);
        return 'normal';
      case 'assign': {
        const value = expressions.evaluate(statement.value);
        for (const target of statement.targets) targets.assign(target, value, scope);
        return 'normal';
      }
      case 'augmented-assign':
        this.#augmented(statement, scope);
        return 'normal';
      case 'annotated-assign':
        if (scope.kind === 'class' && statement.target.kind === 'name') {
          interpreter.classes.annotate(scope, statement.target.name, statement.annotation);
        }
        if (statement.value !== null) {
          targets.assign(statement.target, expressions.evaluate(statement.value), scope);
        }
        return 'normal';
      case 'return':
        scope.returned = statement.value === null ? NONE : expressions.evaluate(statement.value);
        return 'return';
      case 'if':
        return this.#if(statement, scope);
      case 'for':
        return this.#loops.for(statement, scope);
      case 'while':
        return this.#loops.while(statement, scope);
      case 'function':
        this.#define(statement, scope);
        return 'normal';
      case 'class':
        interpreter.classes.define(statement, scope);
        return 'normal';
      case 'import':
        interpreter.imports.run(statement, scope);
        return 'normal';
      case 'import-from':
        interpreter.imports.runFrom(statement, scope);
        return 'normal';
      case 'raise':
        return this.#raise(statement);
      case 'assert':
        this.#assert(statement);
        return 'normal';
      case 'delete':
        for (const target of statement.targets) targets.remove(target, scope);
        return 'normal';
      case 'global':
        for (const name of statement.names) {
          const holder = statement.nonlocal ? scope.enclosing(name) : scope.module;
          if (holder !== null && holder !== scope) scope.elsewhere.set(name, holder);
        }
        return 'normal';
      case 'try':
        return this.tries.run(statement, scope);
      case 'with':
        return this.#with(statement, scope);
      case 'match':
        return interpreter.matching.run(statement, scope);
      case 'break':
        return 'break';
      case 'continue':
        return 'continue';
      case 'type-alias':
        targets.bind(statement.name, NONE, scope);
        return 'normal';
      case 'pass':
        return 'normal';
      default:
        return statement satisfies never;
    }
  }

  /** Applies decorators, innermost first; one that isn't known leaves the thing as it is. */
  decorate(decorators: readonly Expression[], thing: Value): Value {
    const { attributes, calls, exceptions, expressions, registries } = this.#interpreter;
    const evaluated = decorators.map((one) => expressions.evaluate(one));
    let decorated = thing;
    for (const decorator of evaluated.reverse()) {
      const answer = exceptions.knownOr(
        () => registries.registering(() => calls.call(decorator, [decorated])),
        (reason) => reason,
      );
      if (answer.kind === 'unknown') attributes.handedOut.add(decorated);
      else decorated = answer;
    }
    return decorated;
  }

  /** Gives the names that a statement would have bound, and hasn't, a value that isn't known. */
  #lose(statement: Statement, lost: UnknownValue, scope: Scope): void {
    const { targets } = this.#interpreter;
    const assigned = statement.kind === 'assign' || statement.kind === 'for';
    for (const name of boundNames(statement)) {
      if (assigned || scope.own(name) === undefined) targets.bind(name, lost, scope);
    }
  }

  #scope(): Scope {
    const { scope } = this.#interpreter;
    if (scope === null) throw new Error('a statement is carried out outside any module');
    return scope;
  }

  #define(statement: FunctionNode, scope: Scope): void {
    const { expressions, targets } = this.#interpreter;
    const made = expressions.functionValue(statement, statement.name, statement.parameters);
    const [decorator] = statement.decorators;
    const value = decorator === undefined ? made : this.decorate(statement.decorators, made);
    targets.bind(statement.name, value, scope);
  }

  #augmented(statement: AugmentedAssignStatement, scope: Scope): void {
    const { attributes, expressions, operators, subscripts, targets } = this.#interpreter;
    const { operator, target } = statement;
    const combine = (before: Value): Value => {
      const operand = expressions.evaluate(statement.value);
      this.#interpreter.span = statement;
      return operators.augmented(operator, before, operand);
    };
    if (target.kind === 'attribute') {
      const object = expressions.evaluate(target.object);
      attributes.set(object, target.name, combine(attributes.read(object, target.name)));
    } else if (target.kind === 'subscript') {
      const object = expressions.evaluate(target.object);
      const index = expressions.evaluate(target.index);
      subscripts.set(object, index, combine(subscripts.get(object, index)));
    } else {
      targets.assign(target, combine(expressions.evaluate(target)), scope);
    }
  }

  #if(statement: IfStatement, scope: Scope): End {
    const { branching, expressions, truth } = this.#interpreter;
    const answer = truth.of(expressions.evaluate(statement.test));
    if (answer !== null) return this.block(answer ? statement.then : statement.otherwise);
    return branching.blocks(
      () => this.block(statement.then),
      () => this.block(statement.otherwise),
      scope,
    );
  }

  #raise(statement: RaiseStatement): End {
    const { exceptions, expressions } = this.#interpreter;
    if (statement.exception !== null) {
      const value = expressions.evaluate(statement.exception);
      this.#interpreter.span = statement;
      throw exceptions.fromValue(value);
    }
    throw this.tries.handled ?? exceptions.make('RuntimeError', 'No active exception to reraise');
  }

  #assert(statement: AssertStatement): void {
    const { exceptions, expressions, text, truth } = this.#interpreter;
    if (truth.of(expressions.evaluate(statement.test)) !== false) return;
    const message =
      statement.message === null ? '' : text.str(expressions.evaluate(statement.message));
    this.#interpreter.span = statement;
    throw exceptions.written(exceptions.make('AssertionError', message).exception);
  }

  #with(statement: WithStatement, scope: Scope): End {
    const leave = this.#interpreter.contexts.enter(statement, scope);
    try {
      const end = this.block(statement.body);
      leave(NONE);
      return end;
    } catch (error) {
      if (!(error instanceof PythonException)) throw error;
      this.#interpreter.scope = scope;
      if (leave(error.exception)) return 'normal';
      throw error;
    }
  }
}
