import { EventEmitter, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { DisposableOwner } from './disposable-owner.js';
import type { Workbench } from './workbench.js';

/** The part of the extension that works, loaded when it is first needed and kept from then on. */
export class LazyWorkbench extends DisposableOwner {
  readonly #context: ExtensionContext;
  readonly #log: LogOutputChannel;
  readonly #answersChanged = this.register(new EventEmitter<void>());
  /** Fires when hints given before are no longer right. */
  readonly onDidChangeAnswers = this.#answersChanged.event;
  #loading: Promise<Workbench> | null = null;

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    super();
    this.#context = context;
    this.#log = log;
  }

  /** The workbench; the first call loads it. A load that failed is tried again at the next call. */
  get(): Promise<Workbench> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** Whether it was asked for already. */
  get awake(): boolean {
    return this.#loading !== null;
  }

  async #load(): Promise<Workbench> {
    const begin = performance.now();
    const { Workbench } = await import('./workbench.js');
    const workbench = this.register(new Workbench(this.#context, this.#log));
    this.register(workbench.onDidChangeAnswers(() => this.#answersChanged.fire()));
    this.#log.debug(`Loaded in ${Math.round(performance.now() - begin)} ms.`);
    return workbench;
  }
}
