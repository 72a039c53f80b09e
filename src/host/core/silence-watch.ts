/** A core that is ready may be silent for less long than one that starts. */
const MOST_BETWEEN_CHECKS = 1_000;
/** A look that comes so late says that this thread stood still, not the core. */
const LATE_MILLISECONDS = 1_000;

/** What a watch asks, and tells. */
export interface SilenceEvents {
  /** For how long the core may be silent now, in milliseconds; null: nothing is expected of it. */
  readonly limit: () => number | null;
  /** How many times as long it may be silent on the clock, where its processor time is told; else 1. */
  readonly clockFactor: () => number;
  /** Whether the core waits for this thread, and so may be silent. */
  readonly isExcused: () => boolean;
  /** It was silent for as long as it may. */
  readonly onSilent: (milliseconds: number) => void;
}

/**
 * Notices that a core has said nothing for too long: of its own processor time where that is told, since
 * on a busy machine it may have had none; else, and if all else fails, on the clock.
 */
export class SilenceWatch {
  readonly #events: SilenceEvents;
  #lastHeard = 0;
  /** The first processor time that was told since. */
  #spentBefore: number | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(events: SilenceEvents) {
    this.#events = events;
  }

  /** The core said something, or is expected to from now on. */
  heard(): void {
    this.#lastHeard = performance.now();
    this.#spentBefore = null;
  }

  /** The core's processor time so far. */
  spent(milliseconds: number): void {
    const limit = this.#events.limit();
    if (limit === null) return;
    if (this.#events.isExcused()) this.heard();
    this.#spentBefore ??= milliseconds;
    if (milliseconds - this.#spentBefore >= limit) this.#events.onSilent(limit);
  }

  /** Checks when the core will have been silent for as long as it may. */
  start(): void {
    const limit = this.#onTheClock();
    if (this.#timer !== null || limit === null) return;
    const due = this.#lastHeard + limit;
    const wait = Math.min(MOST_BETWEEN_CHECKS, Math.max(1, due - performance.now()));
    const expected = performance.now() + wait;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      // Who slept, or stood still, has not received what was sent meanwhile.
      if (performance.now() - expected > LATE_MILLISECONDS) this.heard();
      this.#check();
    }, wait);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #onTheClock(): number | null {
    const limit = this.#events.limit();
    return limit === null ? null : limit * this.#events.clockFactor();
  }

  #check(): void {
    const limit = this.#onTheClock();
    if (limit === null) return;
    if (this.#events.isExcused()) this.heard();
    if (performance.now() - this.#lastHeard >= limit) this.#events.onSilent(limit);
    else this.start();
  }
}
