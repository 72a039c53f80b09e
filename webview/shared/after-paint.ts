import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { oncePainted } from './once-painted.js';

/**
 * Lets an element leave to the second frame what nobody needs in the first one, so that the picture
 * is on the screen sooner: closed menus, and the facts beside it.
 */
export class AfterPaint implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #painted = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the first frame is on the screen. */
  get painted(): boolean {
    return this.#painted;
  }

  hostConnected(): void {
    if (this.#painted) return;
    oncePainted(() => {
      this.#painted = true;
      this.#host.requestUpdate();
    });
  }
}
