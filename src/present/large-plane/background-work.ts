/** What a piece of work has come to. */
export interface Progress<T> {
  /** Null until it is done. */
  readonly result: T | null;
  /** How much of it is done, from 0 to 1. */
  readonly share: number;
}

/** Work in steps: each step tells how much is done by then, the last one gives the result. */
export type Steps<T> = Generator<number, T, undefined>;

interface Job<T> {
  readonly steps: Steps<T>;
  progress: Progress<T>;
}

/** Work of one jobs that is kept at most, finished or not: the oldest is dropped. */
const KEPT = 4;

const shelves: { readonly advance: () => boolean | null }[] = [];

/**
 * Work whose results outlive a snapshot. What would take too long for one snapshot is done in steps
 * between them, by `continueWork`; a snapshot then shows how far it is.
 */
export class BackgroundJobs<T> {
  readonly #jobs = new Map<string, Job<T>>();

  constructor() {
    shelves.push({ advance: () => this.#advance() });
  }

  /** What is known of the work with this name; where it is not `later`, it is done now. */
  ask(key: string | null, later: boolean, make: () => Steps<T>): Progress<T> {
    const known = key === null ? undefined : this.#jobs.get(key);
    const job = known ?? { steps: make(), progress: { result: null, share: 0 } };
    if (key !== null) {
      this.#jobs.delete(key);
      this.#jobs.set(key, job);
      const [oldest] = this.#jobs.keys();
      if (this.#jobs.size > KEPT && oldest !== undefined) this.#jobs.delete(oldest);
    }
    if (key === null || !later) while (job.progress.result === null) step(job);
    return job.progress;
  }

  /** One step of the newest unfinished work: whether it is done now; null: there was none. */
  #advance(): boolean | null {
    const job = [...this.#jobs.values()].findLast(({ progress }) => progress.result === null);
    if (job === undefined) return null;
    step(job);
    return job.progress.result !== null;
  }
}

function step<T>(job: Job<T>): void {
  const next = job.steps.next();
  job.progress =
    next.done === true
      ? { result: next.value, share: 1 }
      : { result: null, share: Math.max(job.progress.share, next.value) };
}

/**
 * Goes on with unfinished work for about so many milliseconds, or until a piece of it is done: a
 * snapshot has more to show then. `idle`: nothing is left to do.
 */
export function continueWork(milliseconds: number): 'done' | 'unfinished' | 'idle' {
  const end = performance.now() + milliseconds;
  for (;;) {
    const stepped = shelves.map(({ advance }) => advance());
    if (stepped.includes(true)) return 'done';
    if (stepped.every((each) => each === null)) return 'idle';
    if (performance.now() >= end) return 'unfinished';
  }
}
