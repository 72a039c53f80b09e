import type { WithStatement } from '../../tree/nodes.js';
import { NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import type { Scope } from '../scope.js';

/** Leaves the managers of a `with`, given the exception or None; true: the exception ends there. */
export type Leave = (exception: Value) => boolean;

/** `with a as b`: entering context managers and leaving them. */
export class Contexts {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** Enters a statement's managers in their order and binds what they give. */
  enter(statement: WithStatement, scope: Scope): Leave {
    const { attributes, calls, expressions, targets } = this.#interpreter;
    const managers: Value[] = [];
    for (const item of statement.items) {
      const manager = expressions.evaluate(item.context);
      managers.push(manager);
      const enter =
        manager.kind === 'instance' ? attributes.method(manager, '__enter__') : undefined;
      const entered = enter === undefined ? this.#given(manager) : calls.call(enter, []);
      if (item.target !== null) targets.assign(item.target, entered, scope);
    }
    return (exception) =>
      managers
        .toReversed()
        .map((manager) => this.#leave(manager, exception))
        .includes(true);
  }

  #leave(manager: Value, exception: Value): boolean {
    const { attributes, calls, iteration, truth } = this.#interpreter;
    // A function under `@contextmanager` goes on behind its `yield`.
    if (manager.kind === 'iterator' && exception.kind === 'none') iteration.step(manager.source);
    const exit = manager.kind === 'instance' ? attributes.method(manager, '__exit__') : undefined;
    if (exit === undefined) return false;
    const type = exception.kind === 'instance' ? exception.type : NONE;
    return truth.of(calls.call(exit, [type, exception, NONE])) === true;
  }

  /** What `with manager as x` binds where the manager has no `__enter__` that can be followed. */
  #given(manager: Value): Value {
    if (manager.kind !== 'iterator') return manager;
    const first = this.#interpreter.iteration.step(manager.source);
    if ('kind' in first) return first;
    return first.done === true ? NONE : first.value;
  }
}
