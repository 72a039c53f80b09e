import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The width of an element's content box; the element draws again when it changes. */
export class WidthWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #width = 0;
  // Drawing changes the element's height: after a frame, so that the browser can deliver first.
  readonly #observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === this.#width) return;
    this.#width = width;
    requestAnimationFrame(() => this.#host.requestUpdate());
  });

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** Whole pixels; 0 before the first measure. */
  get value(): number {
    return this.#width;
  }

  hostConnected(): void {
    // Known at once, the first drawing is the right one; the observer corrects it where it is not.
    this.#width = this.#host.clientWidth;
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
