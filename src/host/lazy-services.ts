import { EventEmitter, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { DisposableOwner } from './disposable-owner.js';
import type { Platform } from './platform/platform.js';
import type { Services } from './services.js';

/** The part of the extension that works, loaded when it is first needed and kept from then on. */
export class LazyServices extends DisposableOwner {
  readonly #context: ExtensionContext;
  readonly #log: LogOutputChannel;
  readonly #platform: () => Promise<Platform>;
  readonly #answersChanged = this.register(new EventEmitter<void>());
  /** Fires when hints given before are no longer right. */
  readonly onDidChangeAnswers = this.#answersChanged.event;
  #loading: Promise<Services> | null = null;

  constructor(context: ExtensionContext, log: LogOutputChannel, platform: () => Promise<Platform>) {
    super();
    this.#context = context;
    this.#log = log;
    this.#platform = platform;
  }

  /** The services; the first call loads it. A load that failed is tried again at the next call. */
  get(): Promise<Services> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** What this extension host can do. */
  platform(): Promise<Platform> {
    return this.#platform();
  }

  /** Whether it was asked for already. */
  get awake(): boolean {
    return this.#loading !== null;
  }

  async #load(): Promise<Services> {
    const begin = performance.now();
    const [{ Services }, platform] = await Promise.all([import('./services.js'), this.#platform()]);
    const services = this.register(new Services(this.#context, this.#log, platform));
    this.register(services.onDidChangeAnswers(() => this.#answersChanged.fire()));
    const milliseconds = Math.round(performance.now() - begin);
    this.#log.debug(`Loaded in ${milliseconds} ms.`);
    return services;
  }
}
