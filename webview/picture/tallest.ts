import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Gives an element's `.room` the height of the tallest `.box` that it held at its width: what is below
 * stays where it is, and the page is not laid out again, when the content changes.
 */
export class Tallest implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #width = 0;
  #height = 0;
  #watched: Element | null = null;
  readonly #observer = new ResizeObserver(([entry]) => {
    const box = entry?.borderBoxSize[0];
    if (box === undefined || box.blockSize === 0) return;
    const wider = box.inlineSize !== this.#width;
    if (!wider && box.blockSize <= this.#height) return;
    this.#width = box.inlineSize;
    this.#height = box.blockSize;
    // After a frame, so that the browser can deliver first.
    requestAnimationFrame(() => this.#keep());
  });

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Measures anew, for other content; until then the room stays as it is. */
  reset(): void {
    this.#height = 0;
    const content = this.#watched;
    if (content === null) return;
    this.#observer.unobserve(content);
    this.#observer.observe(content);
  }

  hostUpdated(): void {
    const content = this.#host.shadowRoot?.querySelector('.box') ?? null;
    if (content === this.#watched) return;
    this.#watched = content;
    this.#observer.disconnect();
    if (content !== null) this.#observer.observe(content);
  }

  hostDisconnected(): void {
    this.#watched = null;
    this.#observer.disconnect();
  }

  #keep(): void {
    const room = this.#room;
    if (this.#watched === null || room === null) return;
    room.style.height = `${String(this.#height)}px`;
    room.classList.add('kept');
  }

  get #room(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.room') ?? null;
  }
}
