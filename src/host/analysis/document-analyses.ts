import {
  EventEmitter,
  workspace,
  type CancellationToken,
  type LogOutputChannel,
  type Position,
  type TextDocument,
} from 'vscode';
import type { Exchange, ModuleName, ModuleText } from '../../core/contract/index.js';
import type { Position as CodePosition } from '../../python/site.js';
import type { Core, Outcome } from '../core/core.js';
import { DisposableOwner } from '../disposable-owner.js';
import type { Platform } from '../platform/platform.js';
import { readSettings } from '../read-settings.js';
import { translated } from '../translate.js';
import { KnownFiles } from './known-files.js';
import { sourceOf, type ReadableSource } from './readable-source.js';
import { WorkspaceSource } from './workspace-source.js';

interface Entry {
  readonly version: string;
  readonly source: ReadableSource;
  readonly text: ModuleText;
  readonly files: WorkspaceSource;
  /** Ends what is asked about this version. */
  readonly abort: AbortController;
}

/** How long typing must rest before a change is told to those who listen. */
const REST_MILLISECONDS = 200;
/** Begins the key of a module as it was before; both may be asked about in turn. */
const BEFORE = 'before ';
/** How many modules are kept; the one asked for longest ago goes first. */
const MOST_MODULES = 32;

/**
 * The documents as the core knows them: whatever is to be known of a document's code is asked here.
 * A newer version ends what was asked about an older one; a change in a file that a module imports
 * makes it be read again.
 */
export class DocumentAnalyses extends DisposableOwner {
  readonly #core: Core;
  readonly #packagesOf: Platform['packagesOf'];
  readonly #log: LogOutputChannel;
  readonly #files = new KnownFiles();
  readonly #entries = new Map<string, Entry>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #stale = this.register(new EventEmitter<string>());
  /** Fires with a module's key some time after it changed, when typing rests. */
  readonly onDidChange = this.#stale.event;
  /** Counts what makes the same text mean something else: settings, imported files. */
  #readings = 0;

  constructor(core: Core, packagesOf: Platform['packagesOf'], log: LogOutputChannel) {
    super();
    this.#core = core;
    this.#packagesOf = packagesOf;
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

  /** The module of a document as it is now; null for one that Poolscope doesn't read. */
  source(document: TextDocument): ReadableSource | null {
    return this.#entry(document)?.source ?? null;
  }

  /** The same as the core has it, to ask about it once the document has changed. */
  text(document: TextDocument): ModuleText | null {
    return this.#entry(document)?.text ?? null;
  }

  /** Where a place of the editor is in its module; null where it is in none. */
  placeOf(document: TextDocument, position: Position): CodePosition | null {
    return this.source(document)?.placeOf(document, position) ?? null;
  }

  /**
   * Asks the core about a document's module as it is now. Null: there is no answer, since it isn't
   * read by Poolscope, changed meanwhile, can't be read, or nobody wants to know any more.
   */
  async ask<Q, A>(
    document: TextDocument,
    exchange: Exchange<Q, A>,
    question: Q,
    token?: CancellationToken,
  ): Promise<A | null> {
    const outcome = await this.outcome(document, exchange, question, token);
    return outcome?.ok === true ? outcome.value : null;
  }

  /** The same with the reason where there is no answer. */
  async outcome<Q, A>(
    document: TextDocument,
    exchange: Exchange<Q, A>,
    question: Q,
    token?: CancellationToken,
  ): Promise<Outcome<A> | null> {
    const entry = this.#entry(document);
    if (entry === null || this.disposed) return null;
    const ended = new AbortController();
    const listening = token?.onCancellationRequested(() => ended.abort());
    const signal = AbortSignal.any([entry.abort.signal, ended.signal]);
    try {
      return await this.#core.ask(exchange, question, entry.text, signal);
    } finally {
      listening?.dispose();
    }
  }

  /** Asks about a module as no editor has it, such as run in another way. */
  async askApart<Q, A>(
    text: ModuleText,
    exchange: Exchange<Q, A>,
    question: Q,
    token: CancellationToken,
  ): Promise<Outcome<A>> {
    const ended = new AbortController();
    const listening = token.onCancellationRequested(() => ended.abort());
    try {
      const apart = { ...text, key: `${BEFORE}${text.key}` };
      return await this.#core.ask(exchange, question, apart, ended.signal);
    } finally {
      listening.dispose();
    }
  }

  /** Asks about a version of a module that is in no editor any more. */
  askBefore<Q, A>(text: ModuleText, exchange: Exchange<Q, A>, question: Q): Promise<A | null> {
    return this.askAbout({ ...text, key: `${BEFORE}${text.key}` }, exchange, question);
  }

  /** Asks about a version of a module, whether or not there is a newer one; or about none. */
  async askAbout<Q, A>(
    text: ModuleText | null,
    exchange: Exchange<Q, A>,
    question: Q,
  ): Promise<A | null> {
    const outcome = await this.#core.ask(exchange, question, text);
    return outcome.ok ? outcome.value : null;
  }

  /** What to say where a question found no answer since reading was stopped; null elsewhere. */
  stopped(outcome: Outcome<unknown> | null): string | null {
    return outcome?.ok === false && outcome.why === 'stopped' ? translated(outcome.words) : null;
  }

  /** Another file that a module wants to know of; null where there is none. */
  async readFile({ key }: ModuleName, path: string): Promise<string | null> {
    const now = key.startsWith(BEFORE) ? key.slice(BEFORE.length) : key;
    return (await this.#entries.get(now)?.files.read(path)) ?? null;
  }

  /** Says that a module's text ended the core: whoever shows it asks again. */
  wasStopped({ key }: ModuleName): void {
    this.#log.warn(`Reading ${key} was stopped.`);
    this.#soon(key);
  }

  /** Drops everything that was read, as after a change of settings. */
  forgetAll(): void {
    for (const key of [...this.#entries.keys()]) this.#drop(key);
  }

  /** Drops what was read of one module and tells so. */
  forget(key: string): void {
    this.#drop(key);
  }

  #entry(document: TextDocument): Entry | null {
    const name = sourceOf(document);
    if (name === null) return null;
    const known = this.#entries.get(name.key);
    this.#entries.delete(name.key);
    if (known?.version === name.version) {
      this.#entries.set(name.key, known);
      return known;
    }
    known?.abort.abort();
    const entry = this.#open(name.open(), name.version);
    this.#entries.set(name.key, entry);
    const [oldest] = this.#entries;
    if (this.#entries.size > MOST_MODULES && oldest !== undefined) this.#forget(oldest[0]);
    return entry;
  }

  #open(source: ReadableSource, version: string): Entry {
    const { key, file, root, text, cells, uri } = source;
    const { defaultInput, frameworkVersions, budget } = readSettings(uri);
    const packages = this.#packagesOf(root);
    return {
      version,
      source,
      text: {
        key,
        version: `${version} ${String(this.#readings)}`,
        file,
        label: uri.path.slice(uri.path.lastIndexOf('/') + 1),
        readsOthers: root !== null,
        installed: packages?.folders ?? [],
        cells,
        settings: { defaultInput, frameworkVersions, budget },
        text,
      },
      files: new WorkspaceSource(root, this.#files, packages),
      abort: new AbortController(),
    };
  }

  #documentChanged(document: TextDocument): void {
    const name = sourceOf(document);
    if (name !== null) {
      const known = this.#entries.get(name.key);
      // Nobody wants to know what the text said before.
      if (known !== undefined && known.version !== name.version) known.abort.abort();
      this.#soon(name.key);
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
    if (this.#forget(key)) this.#soon(key);
  }

  #forget(key: string): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    this.#readings += 1;
    entry.abort.abort();
    this.#core.forget(entry.text);
    return this.#entries.delete(key);
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
