import { say } from '../../../engine/phrase.js';
import type { FunctionNode, LambdaNode } from '../../tree/nodes.js';
import { NotKnown } from '../../libraries/not-known.js';
import type { UnknownValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { UnsureWork } from './unsure-work.js';

/** Calls of a function within itself, each in one more branch that may not be taken: the end isn't known. */
const MOST_UNSURE = 8;

/** All such calls of a function together, which are as many as the leaves of a tree where it calls itself twice. */
const MOST_UNSURE_TOGETHER = 24;

/** A function that is being carried out. */
interface Running {
  /** Branches that may not be taken around its innermost call. */
  readonly branches: number;
  /** Calls within itself that were each in a branch of their own. */
  readonly unsure: number;
  /** All such calls since the outermost one. */
  readonly together: { unsure: number };
}

type Definition = FunctionNode | LambdaNode;

/**
 * Functions that call themselves. One whose end can't be told gives what isn't known, instead of being
 * carried out until reading has to stop.
 */
export class Recursion {
  readonly #interpreter: Interpreter;
  readonly #running = new Map<Definition, Running>();
  /** Functions that have gone as deep as reading goes, until their outermost call ends. */
  readonly #tooDeep = new Set<Definition>();
  readonly #unsureWork: UnsureWork;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
    this.#unsureWork = new UnsureWork(interpreter);
  }

  /** Carries out a call of a function that stands within `depth` others, unless it goes on without end. */
  within(definition: Definition, depth: number, run: () => Value): Value {
    const { branches } = this.#interpreter.undoLog;
    const outer = this.#running.get(definition);
    const isUnsure = outer !== undefined && branches > outer.branches;
    const unsure = (outer?.unsure ?? 0) + (isUnsure ? 1 : 0);
    const together = outer?.together ?? { unsure: 0 };
    if (isUnsure) together.unsure += 1;
    const isEndless = unsure > MOST_UNSURE || together.unsure > MOST_UNSURE_TOGETHER;
    if ((isUnsure && isEndless) || this.#tooDeep.has(definition)) return this.#endless();
    if (depth >= this.#interpreter.budget.limits.depth) {
      if (outer !== undefined) this.#tooDeep.add(definition);
      return this.#stopped();
    }
    const entered = this.#unsureWork.enter(depth);
    if (entered === 'refused') return this.#unlikely();
    this.#running.set(definition, { branches, unsure, together });
    try {
      return run();
    } finally {
      this.#unsureWork.leave(entered);
      if (outer === undefined) {
        this.#running.delete(definition);
        this.#tooDeep.delete(definition);
      } else this.#running.set(definition, outer);
    }
  }

  #endless(): Value {
    return this.#interpreter.unknown(say('whether it goes on calling itself isn’t known'));
  }

  #unlikely(): Value {
    return this.#interpreter.unknown(say('it depends on too many conditions that aren’t known'));
  }

  /** Ends the smallest expression around where `depth` calls are open, which is as deep as reading goes. */
  checkDepth(depth: number): void {
    if (depth < this.#interpreter.budget.limits.depth) return;
    const { reason, range } = this.#stopped();
    throw new NotKnown(reason, range);
  }

  #stopped(): UnknownValue {
    const { depth } = this.#interpreter.budget.limits;
    const why = say('calls within calls, {depth} deep.', { depth });
    const message = say('Stopped here: {why}', { why });
    const range = this.#interpreter.here();
    this.#interpreter.sites.findings.note({
      severity: 'info',
      code: 'stopped-depth',
      message,
      range,
    });
    return this.#interpreter.unknown(message);
  }
}
