import {
  Uri,
  ViewColumn,
  commands,
  l10n,
  window,
  type ExtensionContext,
  type LogOutputChannel,
  type WebviewPanel,
} from 'vscode';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import { callNamed, type CallAt } from '../analysis/call-at.js';
import { isReadable } from '../languages.js';
import { DisposableOwner } from '../disposable-owner.js';
import type { ViewOptions } from '../../present/view-options.js';
import { VIEW } from '../view-names.js';
import { PanelContents } from './panel-contents.js';
import { PanelActions } from './panel-actions.js';
import type { WebviewScript } from './webview-script.js';
import { PoolingPanel } from './pooling-panel.js';
import { readRestoreToken } from './restore-token.js';
import { TrackedCall } from './tracked-call.js';
import { webviewOptions } from './webview-html.js';

/** Every open panel. One that isn't kept takes the next layer; kept ones stay as they are. */
export class Panels extends DisposableOwner {
  readonly #extension: Uri;
  readonly #script: WebviewScript;
  readonly #analyses: DocumentAnalyses;
  readonly #contents: PanelContents;
  readonly #actions: PanelActions;
  readonly #log: LogOutputChannel;
  /** Most recently used last. */
  #open: readonly PoolingPanel[] = [];

  constructor(
    context: ExtensionContext,
    script: WebviewScript,
    analyses: DocumentAnalyses,
    given: GivenShapes,
    log: LogOutputChannel,
  ) {
    super();
    this.#extension = context.extensionUri;
    this.#script = script;
    this.#analyses = analyses;
    this.#contents = new PanelContents(analyses, given);
    this.#actions = new PanelActions(analyses, this.#contents.models, log);
    this.#log = log;
    this.register(analyses.onDidChange((key) => this.#moduleChanged(key)));
    this.register({
      dispose: () => {
        for (const panel of this.#open) panel.dispose();
      },
    });
  }

  /** The panel in front, or the one used last; null where none is open. */
  get current(): PoolingPanel | null {
    return this.#open.find(({ active }) => active) ?? this.#open.at(-1) ?? null;
  }

  /** The panel that takes the next layer; null where none is open or all are kept. */
  get following(): PoolingPanel | null {
    return this.#open.findLast(({ kept }) => !kept) ?? null;
  }

  /** Shows a call in the panel that isn't kept, or in a new one beside the code. */
  async show(call: CallAt, change: Partial<ViewOptions> = {}): Promise<PoolingPanel> {
    const panel = this.#inFront();
    await panel.show(new TrackedCall(call, this.#analyses), change);
    return panel;
  }

  /** Opens a panel that says that nothing is selected. */
  async showNothing(file: Uri | null, change: Partial<ViewOptions> = {}): Promise<void> {
    await this.#inFront().showNothing(file, change);
  }

  /** Fills a panel that VS Code kept over a reload. */
  async restore(webviewPanel: WebviewPanel, kept: unknown): Promise<void> {
    const panel = this.#adopt(webviewPanel);
    const token = readRestoreToken(kept);
    if (token === null) {
      await panel.showNothing(null);
      return;
    }
    const uri = Uri.parse(token.document);
    try {
      const call = await callNamed(this.#analyses, {
        document: token.document,
        call: token.site,
      });
      const { tab, kept: stays } = token;
      if (call === null) await panel.showNothing(uri);
      else await panel.show(new TrackedCall(call, this.#analyses), { tab, kept: stays });
    } catch (error) {
      this.#log.info(`A panel’s file is no longer there: ${uri.toString(true)}`, error);
      await panel.showNothing(null);
    }
  }

  /** The panel that takes the next layer, where it can be seen. */
  #inFront(): PoolingPanel {
    const { following } = this;
    following?.reveal();
    return following ?? this.#create();
  }

  #create(): PoolingPanel {
    return this.#adopt(
      window.createWebviewPanel(
        VIEW.panel,
        l10n.t('Pooling'),
        { viewColumn: besideCode(), preserveFocus: true },
        webviewOptions(this.#script.folder),
      ),
    );
  }

  #adopt(webviewPanel: WebviewPanel): PoolingPanel {
    const panel = new PoolingPanel(
      webviewPanel,
      this.#extension,
      this.#script,
      this.#analyses,
      this.#contents,
      this.#actions,
      this.#log,
    );
    this.#open = [...this.#open, panel];
    panel.onDidChangeActive(() => {
      if (panel.active) this.#open = [...this.#open.filter((other) => other !== panel), panel];
      this.#tellActive();
    });
    panel.onDidClose(() => {
      this.#open = this.#open.filter((other) => other !== panel);
      this.#tellActive();
    });
    this.#tellActive();
    return panel;
  }

  /** Commands of panels are offered only while there is one; keys may ask for one in front. */
  #tellActive(): void {
    const active = this.#open.some((panel) => panel.active);
    void commands.executeCommand('setContext', 'poolscope.panelActive', active);
    void commands.executeCommand('setContext', 'poolscope.panelOpen', this.#open.length > 0);
  }

  #moduleChanged(key: string): void {
    for (const panel of this.#open) {
      if (panel.call?.moduleKey !== key) continue;
      panel.update().catch((error: unknown) => {
        this.#log.error('A panel could not be drawn anew.', error);
      });
    }
  }
}

const COLUMNS = [ViewColumn.One, ViewColumn.Two, ViewColumn.Three];

/** Beside the code, also where something else has the focus, such as a walkthrough. */
const besideCode = (): ViewColumn => {
  if (window.activeTextEditor !== undefined) return ViewColumn.Beside;
  const code = window.visibleTextEditors.find(({ document }) => isReadable(document));
  const at = COLUMNS.findIndex((column) => column === code?.viewColumn);
  return at < 0 ? ViewColumn.Beside : (COLUMNS[at + 1] ?? ViewColumn.Beside);
};
