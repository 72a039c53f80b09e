import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ROW } from './row-shapes.js';

/** Above so many rows only those in view are in the page. */
const MOST_ROWS = 80;
/** Rows kept ready above and below what is in view. */
const AHEAD = 12;

/** Which rows of a long table are in the page: those in view, and some above and below. */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #rowHeight: () => number;
  #first = 0;
  #last = MOST_ROWS;
  #frame = 0;

  constructor(host: ReactiveControllerHost & Element, rowHeight: () => number) {
    this.#host = host;
    this.#rowHeight = rowHeight;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('scroll', this.#onScroll, { passive: true, capture: true });
    window.addEventListener('resize', this.#onScroll, { passive: true });
  }

  hostDisconnected(): void {
    window.removeEventListener('scroll', this.#onScroll, { capture: true });
    window.removeEventListener('resize', this.#onScroll);
    cancelAnimationFrame(this.#frame);
  }

  /** The rows in the page, of so many: from one to before another. */
  of(count: number): { readonly from: number; readonly to: number } {
    if (count <= MOST_ROWS) return { from: 0, to: count };
    return { from: Math.min(this.#first, count), to: Math.min(this.#last, count) };
  }

  /** Scrolls so that a row can be seen. */
  show(at: number): void {
    const top = this.#host.getBoundingClientRect().top + ROW + at * this.#rowHeight();
    if (top >= 60 && top <= window.innerHeight - 60) return;
    window.scrollTo({ top: window.scrollY + top - window.innerHeight / 2 });
    this.look();
  }

  /** Looks again at what is in view. */
  look(): void {
    const height = this.#rowHeight();
    const { top } = this.#host.getBoundingClientRect();
    const first = Math.max(0, Math.floor((-top - ROW) / height) - AHEAD);
    const last = first + Math.ceil(window.innerHeight / height) + 2 * AHEAD;
    // A few rows more than needed are kept, so that not every step of the wheel makes new ones.
    const isNear = (a: number, b: number): boolean => Math.abs(a - b) < AHEAD / 2;
    if (isNear(first, this.#first) && isNear(last, this.#last)) return;
    this.#first = first;
    this.#last = last;
    this.#host.requestUpdate();
  }

  readonly #onScroll = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.look());
  };
}
