import { DisposableOwner } from '../disposable-owner.js';

/** How long things must rest before they are read ahead. */
const REST_MILLISECONDS = 100;
/** Places of one document that are prepared; hardly a file has more. */
const MOST_PLACES = 512;

/** What is read ahead, and how. */
export interface Ahead<Document, Place> {
  /** The documents in view, now. */
  readonly inView: () => readonly Document[];
  /** Whether somebody may ask about a document: as cheap as can be. */
  readonly isWanted: (document: Document) => boolean;
  /** Where somebody who sees the document may ask, told from its text in view alone. */
  readonly placesInView: (document: Document) => readonly Place[];
  /** Where somebody may ask, the likeliest places first; reads the document. */
  readonly placesIn: (document: Document) => Promise<readonly Place[]>;
  /** Finds the answer for a place, which whoever gives answers remembers. */
  readonly prepare: (document: Document, place: Place) => Promise<unknown>;
}

/**
 * Finds answers before they are asked for: one place after the other, with other work between, and
 * never for what is no longer in view.
 */
export class ReadAhead<Document, Place> extends DisposableOwner {
  readonly #ahead: Ahead<Document, Place>;
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #run: AbortController | null = null;

  /** `failed` is told what went wrong. */
  constructor(ahead: Ahead<Document, Place>, failed: (error: unknown) => void) {
    super();
    this.#ahead = ahead;
    this.#failed = failed;
    this.register({ dispose: () => this.#stop() });
  }

  /** Begins anew once nothing has changed for a moment; what is being done ends. */
  soon(): void {
    this.#stop();
    if (!this.disposed) this.#timer = setTimeout(() => this.#begin(), REST_MILLISECONDS);
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#run?.abort();
    this.#run = null;
  }

  #begin(): void {
    this.#timer = null;
    const run = new AbortController();
    this.#run = run;
    this.#read(run.signal).catch((error: unknown) => this.#failed(error));
  }

  async #read(signal: AbortSignal): Promise<void> {
    for (const document of this.#ahead.inView()) {
      if (signal.aborted) return;
      if (!this.#ahead.isWanted(document)) continue;
      await this.#prepare(document, this.#ahead.placesInView(document), signal);
      if (signal.aborted) return;
      await this.#prepare(document, await this.#ahead.placesIn(document), signal);
    }
  }

  async #prepare(document: Document, places: readonly Place[], signal: AbortSignal): Promise<void> {
    for (const place of places.slice(0, MOST_PLACES)) {
      await otherWork();
      if (signal.aborted) return;
      await this.#ahead.prepare(document, place);
    }
  }
}

/** Lets other work have its turn. */
const otherWork = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
