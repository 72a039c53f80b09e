import { EventEmitter, Uri, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { CompiledChunk } from './compiled-chunk.js';
import { DisposableOwner } from './disposable-owner.js';
import type { Workbench } from './workbench.js';

/** How much of the code has been used by then, and so is compiled, tells what is worth keeping. */
const KEEP_AFTER_MILLISECONDS = 8_000;

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
    const wasCompiled = await this.#loadChunk();
    const { Workbench } = await import('./workbench.js');
    const workbench = this.register(new Workbench(this.#context, this.#log));
    this.register(workbench.onDidChangeAnswers(() => this.#answersChanged.fire()));
    const milliseconds = Math.round(performance.now() - begin);
    this.#log.debug(`Loaded in ${milliseconds} ms${wasCompiled ? ', compiled before' : ''}.`);
    return workbench;
  }

  /** Loads the workbench's code as it was compiled before; where that fails, the import does it. */
  async #loadChunk(): Promise<boolean> {
    const { extensionUri, globalStorageUri } = this.#context;
    if (extensionUri.scheme !== 'file' || globalStorageUri.scheme !== 'file') return false;
    const file = Uri.joinPath(extensionUri, 'dist', 'workbench.cjs').fsPath;
    const chunk = new CompiledChunk(file, globalStorageUri.fsPath);
    try {
      const wasCompiled = await chunk.load();
      if (!wasCompiled) this.#keepLater(chunk);
      return wasCompiled;
    } catch (error) {
      this.#log.debug(`The compiled code could not be used: ${String(error)}`);
      return false;
    }
  }

  #keepLater(chunk: CompiledChunk): void {
    const timer = setTimeout(() => {
      chunk.keep().catch((error: unknown) => {
        this.#log.debug(`The compiled code could not be kept: ${String(error)}`);
      });
    }, KEEP_AFTER_MILLISECONDS);
    this.register({ dispose: () => clearTimeout(timer) });
  }
}
