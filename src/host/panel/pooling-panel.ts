import {
  EventEmitter,
  Uri,
  l10n,
  type Location,
  type LogOutputChannel,
  type WebviewPanel,
} from 'vscode';
import { readIntention, written, type Message, type PanelState } from '../../protocol/index.js';
import type { NamedSite } from '../analysis/site-search.js';
import { DisposableOwner } from '../disposable-owner.js';
import { continueWork } from '../snapshot/afar/background-work.js';
import { applyIntention, initialViewChoices, type ViewChoices } from '../snapshot/view-choices.js';
import type { PanelContents } from './panel-contents.js';
import type { PanelDeeds } from './panel-deeds.js';
import type { PanelInView } from './panel-in-view.js';
import { writeRestoreToken } from './restore-token.js';
import { ExportProgressNotice } from './save-export.js';
import { TrackedCall } from './tracked-call.js';
import type { PageScripts } from './page-scripts.js';
import { webviewHtml, webviewOptions } from './webview-html.js';

/** How long work on a large plane may hold up everything else. */
const SLICE_MILLISECONDS = 12;

/** How long reading may take before the panel says that it reads. */
const SLOW_MILLISECONDS = 150;

/** A page isn't kept waiting for a longer first snapshot. */
const LONGEST_FIRST = 100_000;

/**
 * One panel: the layer it is about, what its reader chose, and its webview. It sends complete
 * snapshots down, the newest again whenever the view is ready anew, and takes intentions.
 */
export class PoolingPanel extends DisposableOwner implements PanelInView {
  readonly #panel: WebviewPanel;
  readonly #scripts: PageScripts;
  readonly #contents: PanelContents;
  readonly #deeds: PanelDeeds;
  readonly #log: LogOutputChannel;
  readonly #progress = this.register(
    new ExportProgressNotice(() => this.send({ type: 'cancelExport' })),
  );
  readonly #closed = this.register(new EventEmitter<void>());
  readonly onDidClose = this.#closed.event;
  readonly #activeChanged = this.register(new EventEmitter<void>());
  readonly onDidChangeActive = this.#activeChanged.event;
  #call: TrackedCall | null = null;
  #view: ViewChoices = initialViewChoices;
  #revision = 0;
  #state: PanelState | null = null;
  #page: 'none' | 'opening' | 'open' | 'ready' = 'none';
  #turn = 0;
  #file: Uri | null = null;

  constructor(
    panel: WebviewPanel,
    extension: Uri,
    scripts: PageScripts,
    contents: PanelContents,
    deeds: PanelDeeds,
    log: LogOutputChannel,
  ) {
    super();
    this.#panel = panel;
    this.#scripts = scripts;
    this.#contents = contents;
    this.#deeds = deeds;
    this.#log = log;
    this.register({ dispose: () => this.#call?.dispose() });
    this.register(panel.webview.onDidReceiveMessage((received) => this.#receive(received)));
    this.register(panel.onDidDispose(() => this.#close()));
    this.register(panel.onDidChangeViewState(() => this.#activeChanged.fire()));
    panel.iconPath = {
      light: Uri.joinPath(extension, 'media', 'visualize-light.svg'),
      dark: Uri.joinPath(extension, 'media', 'visualize-dark.svg'),
    };
    panel.webview.options = webviewOptions(scripts.folder);
  }

  /** The call in view; null where none is. */
  get call(): TrackedCall | null {
    return this.#call;
  }

  /** The file whose calls are offered where no call is in view. */
  get file(): Uri | null {
    return this.#file;
  }

  get view(): ViewChoices {
    return this.#view;
  }

  /** The newest snapshot; null before the first. */
  get state(): PanelState | null {
    return this.#state;
  }

  get active(): boolean {
    return this.#panel.active;
  }

  /** Brings the panel to the front, where the editor keeps the keyboard. */
  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Shows that nothing is selected, and the calls of a file to choose from. */
  async showNothing(file: Uri | null): Promise<void> {
    this.#call?.dispose();
    this.#call = null;
    this.#file = file;
    await this.update();
  }

  /** Shows a call; `change` says what of the choices is to be other than at the beginning. */
  async show(call: TrackedCall, change: Partial<ViewChoices> = {}): Promise<void> {
    const same =
      this.#call?.uri.toString() === call.uri.toString() && this.#call.site.id === call.site.id;
    this.#call?.dispose();
    this.#call = call;
    const { tab, kept } = this.#view;
    this.#view = { ...(same ? this.#view : { ...initialViewChoices, tab, kept }), ...change };
    await this.update();
  }

  /** Shows another call of the same file. */
  showSite(location: Location, site: NamedSite): Promise<void> {
    return this.show(new TrackedCall(location, site));
  }

  /** Changes what the reader chose, and draws it. */
  async choose(change: Partial<ViewChoices>): Promise<void> {
    this.#view = { ...this.#view, ...change };
    await this.update();
  }

  /** Reads the call again and sends what is to be seen now. */
  async update(): Promise<void> {
    const turn = ++this.#turn;
    const call = this.#call;
    const current = (): boolean => turn === this.#turn && !this.disposed;
    const slow = setTimeout(() => {
      if (call !== null && current()) this.#put(this.#contents.loading(call, this.#view));
    }, SLOW_MILLISECONDS);
    try {
      const composed =
        call === null
          ? { state: await this.#contents.empty(this.#file, this.#view), view: this.#view }
          : await this.#contents.compose(call, this.#view);
      if (!current()) return;
      this.#view = composed.view;
      this.#put(composed.state);
    } finally {
      clearTimeout(slow);
    }
    this.#goOn(current).catch((error: unknown) => {
      this.#log.error('Looking closer at a large plane failed.', error);
    });
  }

  /** Goes on with what the snapshot left unfinished, between other things, and shows what is done. */
  async #goOn(current: () => boolean): Promise<void> {
    while (current() && isUnfinished(this.#state)) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (!current()) return;
      if (continueWork(SLICE_MILLISECONDS) !== 'unfinished') {
        await this.update();
        return;
      }
    }
  }

  #put(state: PanelState): void {
    this.#state = state;
    this.#revision += 1;
    this.#panel.title = title(state);
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
    const scripts = await this.#scripts.of('panel');
    if (this.disposed) return;
    const { webview } = this.#panel;
    const { folder } = this.#scripts;
    const snapshot = written(this.#newest());
    const first = snapshot.length > LONGEST_FIRST ? null : snapshot;
    webview.html = webviewHtml(webview, { page: 'panel', scripts, folder, first });
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

  #newest(): Message | null {
    const [state, revision] = [this.#state, this.#revision];
    return state === null ? null : { type: 'show', revision, state };
  }

  #remember(): void {
    if (this.#call === null) return;
    const { kept, tab } = this.#view;
    const restore = writeRestoreToken({
      document: this.#call.uri.toString(),
      site: this.#call.site.id,
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
      this.#view === before ? this.#deeds.perform(this, intention, this.#progress) : this.update();
    work.catch((error: unknown) => {
      this.#log.error(`“${intention.type}” failed.`, error);
    });
  }

  #close(): void {
    this.#closed.fire();
    this.dispose();
  }
}

/** Whether there is more to show of a state once it is computed. */
const isUnfinished = (state: PanelState | null): boolean =>
  (state?.kind === 'ready' || state?.kind === 'unpooling') && state.picture.unfinished !== null;

const title = (state: PanelState): string => {
  if (state.kind === 'empty') return l10n.t('Pooling');
  const name = state.header.code.find(({ kind }) => kind === 'function')?.text;
  return name === undefined ? l10n.t('Pooling') : l10n.t('Pooling: {layer}', { layer: name });
};
