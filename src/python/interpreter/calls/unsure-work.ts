import type { Interpreter } from '../interpreter.js';

/** Branches that may not be taken, each within the one before, from which on calls are counted. */
const MANY_BRANCHES = 4;

/** Steps that such calls may take in one reading. */
const MOST_STEPS = 1_200_000;

/** A call from outside may take this part of what is left of them. */
const CALLS_PART = 5;

/** The steps before the outermost of such calls; those within it are counted with it. */
type Entered = number | 'uncounted';

/**
 * Functions that call each other under conditions of which none is known. Such calls are as many as the
 * leaves of a tree, and each is less likely than the one before: they may take so long, and no longer.
 */
export class UnsureWork {
  readonly #interpreter: Interpreter;
  #left = MOST_STEPS;
  /** Steps that are left where the outermost such call is being carried out. */
  #end: number | null = null;
  /** What the present call from outside may still take. */
  #share = MOST_STEPS / CALLS_PART;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /**
   * To be asked before a call that stands within `depth` others: whether it is unlikely and takes too
   * long. Where it isn't, its end is told to {@link leave}, with the answer.
   */
  enter(depth: number): Entered | 'refused' {
    const { budget, undoLog } = this.#interpreter;
    if (depth === 0) this.#share = Math.floor(this.#left / CALLS_PART);
    if (undoLog.branches < MANY_BRANCHES) return 'uncounted';
    if (this.#end !== null) return budget.steps < this.#end ? 'uncounted' : 'refused';
    if (this.#share <= 0) return 'refused';
    this.#end = budget.steps + this.#share;
    return budget.steps;
  }

  /** A call has ended. */
  leave(entered: Entered): void {
    if (entered === 'uncounted') return;
    const taken = this.#interpreter.budget.steps - entered;
    this.#end = null;
    this.#left -= taken;
    this.#share -= taken;
  }
}
