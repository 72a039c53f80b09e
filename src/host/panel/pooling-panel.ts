import { EventEmitter, Uri, l10n, type LogOutputChannel, type WebviewPanel } from 'vscode';
import { continueDrawing } from '../../core/contract/index.js';
import { readIntention, written, type Message } from '../../protocol/index.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import type { CallAt } from '../analysis/call-at.js';
import { DisposableOwner } from '../disposable-owner.js';
import {
  applyIntention,
  initialViewOptions,
  type ViewOptions,
} from '../../present/view-options.js';
import type { PanelContents } from './panel-contents.js';
import type { PanelActions } from './panel-actions.js';
import type { PanelInView } from './panel-in-view.js';
import type { PanelDisplay } from './panel-display.js';
import { writeRestoreToken } from './restore-token.js';
import { ExportProgressNotice } from './save-export.js';
import { SLOW_MILLISECONDS, withSlowNotice } from './slow-work.js';
import { TrackedCall } from './tracked-call.js';
import type { WebviewScript } from './webview-script.js';
import { webviewHtml, webviewOptions } from './webview-html.js';

/** How long work on a large plane may hold up everything else in the core. */
const SLICE_MILLISECONDS = 30;

/** A page isn't kept waiting for a longer first snapshot. */
const LONGEST_FIRST = 100_000;

/**
 * One panel: the layer it is about, what its reader chose, and its webview. It sends complete
 * snapshots down, the newest again whenever the view is ready anew, and takes intentions.
 */
export class PoolingPanel extends DisposableOwner implements PanelInView {
  readonly #panel: WebviewPanel;
  readonly #script: WebviewScript;
  readonly #analyses: DocumentAnalyses;
  readonly #contents: PanelContents;
  readonly #actions: PanelActions;
  readonly #log: LogOutputChannel;
  readonly #progress = this.register(
    new ExportProgressNotice(() => this.send({ type: 'cancelExport' })),
  );
  readonly #closed = this.register(new EventEmitter<void>());
  readonly onDidClose = this.#closed.event;
  readonly #activeChanged = this.register(new EventEmitter<void>());
  readonly onDidChangeActive = this.#activeChanged.event;
  #call: TrackedCall | null = null;
  #view: ViewOptions = initialViewOptions;
  #revision = 0;
  #display: PanelDisplay | null = null;
  #page: 'none' | 'opening' | 'open' | 'ready' = 'none';
  #turn = 0;
  #file: Uri | null = null;

  constructor(
    panel: WebviewPanel,
    extension: Uri,
    script: WebviewScript,
    analyses: DocumentAnalyses,
    contents: PanelContents,
    actions: PanelActions,
    log: LogOutputChannel,
  ) {
    super();
    this.#panel = panel;
    this.#script = script;
    this.#analyses = analyses;
    this.#contents = contents;
    this.#actions = actions;
    this.#log = log;
    this.register({ dispose: () => this.#call?.dispose() });
    this.register(panel.webview.onDidReceiveMessage((received) => this.#receive(received)));
    this.register(panel.onDidDispose(() => this.#close()));
    this.register(panel.onDidChangeViewState(() => this.#activeChanged.fire()));
    panel.iconPath = {
      light: Uri.joinPath(extension, 'media', 'visualize-light.svg'),
      dark: Uri.joinPath(extension, 'media', 'visualize-dark.svg'),
    };
    panel.webview.options = webviewOptions(script.folder);
  }

  /** The call in view; null where none is. */
  get call(): TrackedCall | null {
    return this.#call;
  }

  /** The file whose calls are offered where no call is in view. */
  get file(): Uri | null {
    return this.#file;
  }

  get view(): ViewOptions {
    return this.#view;
  }

  /** The newest snapshot; null before the first. */
  get display(): PanelDisplay | null {
    return this.#display;
  }

  get active(): boolean {
    return this.#panel.active;
  }

  /** Brings the panel to the front, where the editor keeps the keyboard. */
  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Shows that nothing is selected, and the calls of a file to choose from. */
  async showNothing(file: Uri | null, change: Partial<ViewOptions> = {}): Promise<void> {
    this.#call?.dispose();
    this.#call = null;
    this.#file = file;
    this.#view = { ...this.#view, ...change };
    await this.update();
  }

  /** Shows a call; `change` says what of the choices is to be other than at the beginning. */
  async show(call: TrackedCall, change: Partial<ViewOptions> = {}): Promise<void> {
    const same =
      this.#call?.uri.toString() === call.uri.toString() && this.#call.call.id === call.call.id;
    if (!same && this.#display !== null) this.send({ type: 'busy' });
    this.#call?.dispose();
    this.#call = call;
    const { tab, kept } = this.#view;
    this.#view = {
      ...(same ? { ...this.#view, modelPlace: null } : { ...initialViewOptions, tab, kept }),
      ...change,
    };
    await this.update();
  }

  /** Shows another call of the same file. */
  showCall(call: CallAt): Promise<void> {
    return this.show(new TrackedCall(call, this.#analyses));
  }

  /** Changes what the reader chose, and draws it. */
  async choose(change: Partial<ViewOptions>): Promise<void> {
    this.#view = { ...this.#view, ...change };
    await this.update();
  }

  /** Reads the call again and sends what is to be seen now. */
  async update(): Promise<void> {
    const turn = ++this.#turn;
    const call = this.#call;
    const current = (): boolean => turn === this.#turn && !this.disposed;
    const composed = await withSlowNotice(
      () => this.#compose(call),
      SLOW_MILLISECONDS,
      () => {
        if (call !== null && current()) this.#put(this.#contents.loading(call, this.#view));
      },
    );
    if (!current()) return;
    this.#view = composed.view;
    this.#put(composed.display);
    this.#finishDrawing(current).catch((error: unknown) => {
      this.#log.error('Looking closer at a large plane failed.', error);
    });
  }

  async #compose(call: TrackedCall | null): ReturnType<PanelContents['compose']> {
    const view = this.#view;
    if (view.tab === 'model') return { display: await this.#contents.models.compose(this), view };
    return call === null
      ? { display: await this.#contents.empty(this.#file), view }
      : this.#contents.compose(call, view);
  }

  /** Goes on with what the snapshot left unfinished, between other things, and shows what is done. */
  async #finishDrawing(current: () => boolean): Promise<void> {
    const text = this.#call?.before ?? null;
    while (text !== null && current() && this.#display?.unfinished === true) {
      const done = await this.#analyses.askAbout(text, continueDrawing, {
        milliseconds: SLICE_MILLISECONDS,
      });
      if (done === null || !current()) return;
      if (done !== 'unfinished') {
        await this.update();
        return;
      }
    }
  }

  #put(display: PanelDisplay): void {
    this.#display = display;
    this.#revision += 1;
    this.#panel.title = titleOf(display);
    if (this.#page !== 'none') this.#sendState();
    else {
      this.#open().catch((error: unknown) => {
        this.#log.error('A panel’s page could not be opened.', error);
      });
    }
  }

  /** Opens the page with the newest snapshot in it, which it then needn't wait for. */
  async #open(): Promise<void> {
    this.#page = 'opening';
    const script = await this.#script.text();
    if (this.disposed) return;
    const { webview } = this.#panel;
    const snapshot = written(this.#newest());
    const first = snapshot.length > LONGEST_FIRST ? null : snapshot;
    webview.html = webviewHtml(webview, { page: 'panel', script, first });
    this.#page = 'open';
    if (first === null) this.#sendState();
  }

  /** Sends a message that is not a snapshot; lost where the view isn't ready, as keys would be. */
  send(message: Exclude<Message, { readonly type: 'show' }>): void {
    if (this.#page === 'ready') void this.#panel.webview.postMessage(message);
  }

  /** Whether the panel stays with its layer. */
  get kept(): boolean {
    return this.#view.kept;
  }

  /** Sends the newest snapshot. VS Code keeps it for a page that is still loading. */
  #sendState(): void {
    const newest = this.#newest();
    if (newest === null || this.#page === 'opening') return;
    void this.#panel.webview.postMessage(newest);
    if (this.#page === 'ready') this.#remember();
  }

  /** The message with the newest snapshot, which the view checks. */
  #newest(): unknown {
    const revision = this.#revision;
    return this.#display === null ? null : { type: 'show', revision, state: this.#display.state };
  }

  #remember(): void {
    if (this.#call === null) return;
    const { kept, tab } = this.#view;
    const restore = writeRestoreToken({
      document: this.#call.uri.toString(),
      site: this.#call.call.id,
      kept,
      tab,
    });
    this.send({ type: 'remember', restore });
  }

  #receive(received: unknown): void {
    const read = readIntention(received);
    if (!read.ok) {
      this.#log.warn(`A panel sent a message of an unknown form: ${read.error}`);
      return;
    }
    const intention = read.value;
    if (intention.type === 'ready') {
      this.#page = 'ready';
      if (intention.shows === this.#revision) this.#remember();
      else this.#sendState();
      return;
    }
    const before = this.#view;
    this.#view = applyIntention(before, intention);
    const work =
      this.#view === before
        ? this.#actions.perform(this, intention, this.#progress)
        : this.update();
    work.catch((error: unknown) => {
      this.#log.error(`“${intention.type}” failed.`, error);
    });
  }

  #close(): void {
    this.#closed.fire();
    this.dispose();
  }
}

const titleOf = ({ kind, title }: PanelDisplay): string => {
  if (title === null) return l10n.t('Pooling');
  return kind === 'model'
    ? l10n.t('Model: {model}', { model: title })
    : l10n.t('Pooling: {layer}', { layer: title });
};
