import {
  EventEmitter,
  type Position as EditorPosition,
  workspace,
  type CancellationToken,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import { DisposableOwner } from '../disposable-owner.js';
import type { CodeReader } from './code-reader.js';
import { ModuleReading, type ReadModule } from './module-reading.js';
import { sourceOf, type ReadableSource } from './readable-source.js';
import { KnownFiles } from './known-files.js';
import { WorkspaceSource } from './workspace-source.js';

export type { ReadModule } from './module-reading.js';

interface Entry {
  readonly version: string;
  readonly abort: AbortController;
  readonly files: WorkspaceSource;
  readonly reading: ModuleReading;
}

/** How long typing must rest before a change is told to those who listen. */
const REST_MILLISECONDS = 200;
/** How many modules are kept; the one asked for longest ago goes first. */
const MOST_MODULES = 32;

/**
 * Reads modules once per version and keeps what was read. A newer version cancels the reading of an
 * older one; a change in a file that a module imports makes it be read again.
 */
export class DocumentAnalyses extends DisposableOwner {
  readonly #reader: CodeReader;
  readonly #log: LogOutputChannel;
  readonly #files = new KnownFiles();
  readonly #entries = new Map<string, Entry>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #stale = this.register(new EventEmitter<string>());
  /** Fires with a module's key some time after it changed, when typing rests. */
  readonly onDidChange = this.#stale.event;

  constructor(reader: CodeReader, log: LogOutputChannel) {
    super();
    this.#reader = reader;
    this.#log = log;
    const watcher = this.register(workspace.createFileSystemWatcher('**/*.py'));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) {
      this.register(event((uri) => this.#fileChanged(uri.toString())));
    }
    this.register(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#documentChanged(document);
      }),
    );
    this.register(
      workspace.onDidCloseTextDocument(({ uri }) => this.#files.forget(uri.toString())),
    );
    this.register(
      workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
        if (contentChanges.length > 0) this.#soon(notebook.uri.toString());
      }),
    );
    this.register(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('poolscope')) this.forgetAll();
      }),
    );
    this.register({
      dispose: () => {
        for (const timer of this.#timers.values()) clearTimeout(timer);
        for (const { abort } of this.#entries.values()) abort.abort();
      },
    });
  }

  /**
   * What the current version of a document's module says; null where it isn't read by Poolscope,
   * or where the version changed or the token was cancelled meanwhile.
   */
  async read(document: TextDocument, token?: CancellationToken): Promise<ReadModule | null> {
    const source = sourceOf(document);
    if (source === null || this.disposed) return null;
    const result = await this.#entry(source).reading.whole();
    return token?.isCancellationRequested === true ? null : result;
  }

  /**
   * The same for one position: only the sites that have to do with it are there. Much sooner than
   * {@link read} where a module is large; the same object each time.
   */
  async readAt(
    document: TextDocument,
    position: EditorPosition,
    token?: CancellationToken,
  ): Promise<ReadModule | null> {
    const source = sourceOf(document);
    const place = source?.placeOf(document, position) ?? null;
    if (source === null || place === null || this.disposed) return null;
    const result = await this.#entry(source).reading.at(place);
    return token?.isCancellationRequested === true ? null : result;
  }

  /** Drops everything that was read, as after a change of settings. */
  forgetAll(): void {
    for (const key of [...this.#entries.keys()]) this.#drop(key);
  }

  /** Drops what was read of one module and tells so. */
  forget(key: string): void {
    this.#drop(key);
  }

  #entry(source: ReadableSource): Entry {
    const known = this.#entries.get(source.key);
    if (known?.version === source.version) {
      this.#entries.delete(source.key);
      this.#entries.set(source.key, known);
      return known;
    }
    known?.abort.abort();
    const abort = new AbortController();
    const files = new WorkspaceSource(source.root, this.#files);
    const entry = {
      version: source.version,
      abort,
      files,
      reading: new ModuleReading(this.#reader, source, files, abort.signal, this.#log),
    };
    this.#entries.set(source.key, entry);
    const oldest = this.#entries.keys().next().value;
    if (this.#entries.size > MOST_MODULES && oldest !== undefined) this.#entries.delete(oldest);
    return entry;
  }

  #documentChanged(document: TextDocument): void {
    const source = sourceOf(document);
    if (source !== null) {
      const known = this.#entries.get(source.key);
      // Nobody wants to know what the text said before.
      if (known !== undefined && known.version !== source.version) known.abort.abort();
      this.#soon(source.key);
    }
    this.#fileChanged(document.uri.toString());
  }

  #fileChanged(uri: string): void {
    this.#files.forget(uri);
    for (const [key, { files }] of [...this.#entries]) {
      if (files.asked.has(uri)) this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#entries.get(key)?.abort.abort();
    if (this.#entries.delete(key)) this.#soon(key);
  }

  #soon(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        this.#stale.fire(key);
      }, REST_MILLISECONDS),
    );
  }
}
