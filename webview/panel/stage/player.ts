import type { ReactiveController, ReactiveControllerHost } from 'lit';

const EACH = 600;
const EACH_CALM = 900;

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the reader's system or VS Code asks for less motion. */
export const prefersStillness = (): boolean =>
  calm.matches || document.body.classList.contains('vscode-reduce-motion');

/** A clock that ticks once per window while something plays. */
export class Player implements ReactiveController {
  readonly #tick: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #rate = 0;

  constructor(host: ReactiveControllerHost, tick: () => void) {
    this.#tick = tick;
    host.addController(this);
  }

  /** Ticks at a speed, or stops. */
  set(playing: boolean, speed: number): void {
    const rate = playing ? (prefersStillness() ? EACH_CALM : EACH) / speed : 0;
    if (rate === this.#rate) return;
    this.#rate = rate;
    clearInterval(this.#timer);
    this.#timer = rate === 0 ? undefined : setInterval(this.#tick, rate);
  }

  hostDisconnected(): void {
    this.set(false, 1);
  }
}
