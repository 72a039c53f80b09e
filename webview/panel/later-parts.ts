import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { t } from '../translate.js';
import type * as parts from './beyond-the-picture.js';
import { oncePainted } from './once-painted.js';

/** What is fetched. */
export type Parts = typeof parts;

/** Fetches what the first picture does without, once that is on the screen. */
export class LaterParts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<Parts>;
  #loading: Promise<Parts> | null = null;
  #parts: Parts | null = null;
  #failed = false;

  constructor(
    host: ReactiveControllerHost,
    fetch: () => Promise<Parts> = () => import('./beyond-the-picture.js'),
  ) {
    this.#host = host;
    this.#fetch = fetch;
    host.addController(this);
  }

  hostConnected(): void {
    oncePainted(() => void this.load());
  }

  /** The parts; rejects where they can't be fetched. */
  load(): Promise<Parts> {
    this.#loading ??= this.#fetch().then(
      (parts) => {
        this.#parts = parts;
        this.#host.requestUpdate();
        return parts;
      },
      (error: unknown) => {
        this.#failed = true;
        this.#host.requestUpdate();
        throw error;
      },
    );
    return this.#loading;
  }

  /** What the parts show; nothing until they are there, and why where they never will be. */
  view(show: (parts: Parts) => TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    if (this.#failed) return failed();
    if (this.#parts !== null) return show(this.#parts);
    void this.load();
    return nothing;
  }
}

const failed = (): TemplateResult =>
  html`<p role="alert">
    ${t('This part of the panel could not be loaded. Close the panel and open it again.')}
  </p>`;
