import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells an element that the editor's theme changed, for colours that CSS can't follow alone. */
export class ThemeWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed: () => void;
  readonly #observer = new MutationObserver(() => {
    this.#changed();
    this.#host.requestUpdate();
  });

  constructor(host: ReactiveControllerHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    // VS Code writes the theme's variables into the style of the root and its kind onto the body.
    this.#observer.observe(document.documentElement, { attributeFilter: ['style', 'class'] });
    this.#observer.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
