import type { ModuleName, ModuleText } from '../../core/contract/index.js';
import type { Words } from '../../engine/phrase.js';
import type { Outcome } from './core.js';

/** A question that waits for its answer. */
export interface PendingQuestion {
  readonly name: string;
  readonly question: unknown;
  readonly module: ModuleText | null;
  readonly settle: (outcome: Settled) => void;
  /** How often it was put to a core. */
  attempts: number;
}

/** How a question ends: with what a core sent, not looked at yet, or without. */
export type Settled =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'none'; readonly outcome: Outcome<never> };

/** Without an answer: nobody wants it, or an error of ours. */
export const none = (why: 'cancelled' | 'failed'): Settled => ({
  kind: 'none',
  outcome: { ok: false, why },
});

/** Without an answer, for a reason that the reader is told. */
export const stopped = (words: Words): Settled => ({
  kind: 'none',
  outcome: { ok: false, why: 'stopped', words },
});

/** The questions that wait for their answers, oldest first. */
export class PendingQuestions {
  readonly #pending = new Map<number, PendingQuestion>();
  #count = 0;

  get size(): number {
    return this.#pending.size;
  }

  /** Keeps a question; gives its number. */
  add(pending: PendingQuestion): number {
    this.#count += 1;
    this.#pending.set(this.#count, pending);
    return this.#count;
  }

  get(id: number): PendingQuestion | undefined {
    return this.#pending.get(id);
  }

  /** Those of now, whatever is settled meanwhile. */
  all(): readonly (readonly [number, PendingQuestion])[] {
    return [...this.#pending];
  }

  /** Ends a question; one that has ended stays as it is. */
  settle(id: number, settled: Settled): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.settle(settled);
  }

  settleAll(settled: Settled): void {
    for (const [id] of this.all()) this.settle(id, settled);
  }

  /** Ends every question about one version of a module. */
  settleAbout({ key, version }: ModuleName, settled: Settled): void {
    for (const [id, { module }] of this.all()) {
      if (module?.key === key && module.version === version) this.settle(id, settled);
    }
  }
}
