import { say } from '../../engine/phrase.js';
import type { SourceRange } from '../site.js';
import { Stop } from './signals.js';

/** How much reading may cost. */
export interface Limits {
  /** Statements and expressions carried out. */
  readonly steps: number;
  /** Calls within calls of the code that is read. */
  readonly depth: number;
  /** Items that a list, a loop or a generator may have. */
  readonly items: number;
  readonly milliseconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  steps: 40_000_000,
  depth: 100,
  items: 100_000,
  milliseconds: 10_000,
};

/** Asked now and then whether the reader still wants the answer. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

const STEPS_BETWEEN_LOOKS = 512;

/** Counts what reading costs and ends it when a limit is passed. */
export class Budget {
  readonly limits: Limits;
  readonly #cancellation: Cancellation | null;
  readonly #now: () => number;
  #deadline: number;
  /** Milliseconds left while nothing is read; null: reading goes on. */
  #left: number | null = null;
  #steps = 0;
  #nextLook = STEPS_BETWEEN_LOOKS;

  constructor(limits: Limits, cancellation: Cancellation | null, now: () => number) {
    this.limits = limits;
    this.#cancellation = cancellation;
    this.#now = now;
    this.#deadline = now() + limits.milliseconds;
  }

  /** Statements and expressions so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Reading rests: the time until {@link resume} isn't counted. */
  pause(): void {
    this.#left ??= this.#deadline - this.#now();
  }

  resume(): void {
    if (this.#left !== null) this.#deadline = this.#now() + this.#left;
    this.#left = null;
  }

  /** Counts `count` steps; throws {@link Stop} when a limit is passed. */
  spend(count: number, where: () => SourceRange | null): void {
    this.#steps += count;
    if (this.#steps >= this.#nextLook) this.#look(where);
  }

  #look(where: () => SourceRange | null): void {
    this.#nextLook = this.#steps + STEPS_BETWEEN_LOOKS;
    if (this.#cancellation?.isCancellationRequested === true) {
      throw new Stop('cancelled', say('Reading was cancelled.'), where());
    }
    if (this.#steps > this.limits.steps) {
      const message = say('Stopped here {why}', {
        why: say('after {count} steps.', { count: this.limits.steps }),
      });
      throw new Stop('steps', message, where());
    }
    if (this.#now() > this.#deadline) {
      const message = say('Stopped here {why}', {
        why: say('after {count} ms.', { count: this.limits.milliseconds }),
      });
      throw new Stop('time', message, where());
    }
  }
}
