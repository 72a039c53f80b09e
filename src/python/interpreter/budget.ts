import { say, type Phrase } from '../../engine/phrase.js';
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
  /** Characters that a text may have. */
  readonly characters: number;
  /** Steps that one comprehension may take, and a loop at least: more tells nothing new. */
  readonly loopSteps: number;
  readonly milliseconds: number;
  /** Bytes that {@link Memory} may report. */
  readonly bytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  steps: 40_000_000,
  depth: 100,
  items: 100_000,
  characters: 1_000_000,
  loopSteps: 1_000_000,
  milliseconds: 10_000,
  bytes: 600_000_000,
};

/** How many bytes are in use, where somebody can tell. */
export type Memory = () => number;

/** Work that is counted in other units, as steps. */
const CHARACTERS_PER_STEP = 32;
const COPIES_PER_STEP = 4;

/** A loop may take this part of the steps that are left. */
const LOOPS_PART = 6;

/** Asked now and then whether the reader still wants the answer. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

const STEPS_BETWEEN_CHECKS = 512;
/** Memory takes longer to ask for. */
const CHECKS_BETWEEN_MEMORY_CHECKS = 16;

/** Counts what reading costs and ends it when a limit is passed. */
export class Budget {
  readonly limits: Limits;
  readonly #cancellation: Cancellation | null;
  readonly #now: () => number;
  readonly #memory: Memory | null;
  #deadline: number;
  /** Milliseconds left while nothing is read; null: reading goes on. */
  #left: number | null = null;
  #steps = 0;
  #nextCheck = STEPS_BETWEEN_CHECKS;
  #checks = 0;

  constructor(
    limits: Limits,
    cancellation: Cancellation | null,
    now: () => number,
    memory: Memory | null = null,
  ) {
    this.limits = limits;
    this.#cancellation = cancellation;
    this.#now = now;
    this.#memory = memory;
    this.#deadline = now() + limits.milliseconds;
  }

  /** Statements and expressions so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Steps that a loop which begins now may take: more where more is left. */
  get stepsOfLoop(): number {
    const left = this.limits.steps - this.#steps;
    return Math.min(left, Math.max(this.limits.loopSteps, Math.floor(left / LOOPS_PART)));
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
    if (this.#steps >= this.#nextCheck) this.#check(where);
  }

  /**
   * To be asked before so many items or characters are made: counts the work, and gives the reason
   * why so many aren't made; null: they may be.
   */
  refusal(
    count: number,
    unit: 'items' | 'characters',
    where: () => SourceRange | null,
  ): Phrase | null {
    const most = this.limits[unit];
    if (!(count <= most)) {
      return unit === 'items'
        ? say('it has more than {most} items', { most })
        : say('it has more than {most} characters', { most });
    }
    this.spend(unit === 'items' ? Math.max(0, count) : textWork(count), where);
    return null;
  }

  #check(where: () => SourceRange | null): void {
    this.#nextCheck = this.#steps + STEPS_BETWEEN_CHECKS;
    this.#checks += 1;
    if (this.#cancellation?.isCancellationRequested === true) {
      throw new Stop('cancelled', say('Reading was cancelled.'), where());
    }
    if (this.#steps > this.limits.steps) {
      const message = say('Stopped here {why}', {
        why: say('after {count} steps.', { count: this.limits.steps }),
      });
      throw new Stop('steps', message, where());
    }
    if (this.#checks % CHECKS_BETWEEN_MEMORY_CHECKS === 0 && this.#isFull()) {
      const message = say('Stopped here {why}', { why: say('since it takes too much memory.') });
      throw new Stop('memory', message, where());
    }
    if (this.#now() > this.#deadline) {
      const message = say('Stopped here {why}', {
        why: say('after {count} ms.', { count: this.limits.milliseconds }),
      });
      throw new Stop('time', message, where());
    }
  }

  #isFull(): boolean {
    return this.#memory !== null && this.#memory() > this.limits.bytes;
  }
}

/** The steps that making or reading a text of so many characters counts as. */
export function textWork(characters: number): number {
  return Math.max(0, Math.ceil(characters / CHARACTERS_PER_STEP));
}

/** The steps that copying so many names or items counts as. */
export function copyWork(items: number): number {
  return 1 + Math.floor(items / COPIES_PER_STEP);
}
