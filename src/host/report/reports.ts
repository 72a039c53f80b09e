import type { Uri } from 'vscode';
import {
  ProgressLocation,
  ViewColumn,
  l10n,
  window,
  workspace,
  type CancellationToken,
  type LogOutputChannel,
  type Progress,
  type WebviewPanel,
} from 'vscode';
import { reportCalls } from '../../core/contract/index.js';
import { readIntention, written, type Intention } from '../../protocol/index.js';
import type { ReportRow, ReportState } from '../../protocol/report-state.js';
import { callNamed } from '../analysis/call-at.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import { openDocument } from '../analysis/open-document.js';
import { DisposableOwner } from '../disposable-owner.js';
import { isReadable, mayPool } from '../languages.js';
import { copyText } from '../panel/panel-actions.js';
import type { Panels } from '../panel/panels.js';
import { revealCode } from '../panel/reveal-code.js';
import { webviewHtml, webviewOptions } from '../panel/webview-html.js';
import type { WebviewScript } from '../panel/webview-script.js';
import { VIEW } from '../view-names.js';

/** More files than this are not looked for. */
const MOST_FILES = 2000;
const ELSEWHERE = '**/{node_modules,site-packages,.venv,venv,__pycache__,.git}/**';

type Gathered = Omit<ReportState, 'kind' | 'title'>;

/** Tables of every pooling call of a file or of the workspace. */
export class Reports extends DisposableOwner {
  readonly #script: WebviewScript;
  readonly #analyses: DocumentAnalyses;
  readonly #given: GivenShapes;
  readonly #panels: Panels;
  readonly #log: LogOutputChannel;
  #panel: WebviewPanel | null = null;

  constructor(
    script: WebviewScript,
    analyses: DocumentAnalyses,
    given: GivenShapes,
    panels: Panels,
    log: LogOutputChannel,
  ) {
    super();
    this.#script = script;
    this.#analyses = analyses;
    this.#given = given;
    this.#panels = panels;
    this.#log = log;
    this.register({
      dispose: () => {
        this.#panel?.dispose();
      },
    });
  }

  /** Asks what to report on, reads it with progress that can be cancelled, and shows the table. */
  async run(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const name = document === undefined ? '' : workspace.asRelativePath(document.uri);
    const choices = [
      ...(document !== undefined && isReadable(document)
        ? [{ label: l10n.t('This file'), description: name, file: document.uri }]
        : []),
      ...(workspace.workspaceFolders === undefined
        ? []
        : [{ label: l10n.t('The workspace'), description: '', file: null }]),
    ];
    if (choices.length === 0) {
      void window.showInformationMessage(l10n.t('There is no pooling call in this file.'));
      return;
    }
    const [only] = choices;
    const chosen =
      choices.length === 1
        ? only
        : await window.showQuickPick(choices, { title: l10n.t('Pooling Report') });
    if (chosen === undefined) return;
    const title = chosen.file === null ? l10n.t('Pooling in the workspace') : chosen.description;
    const options = {
      location: ProgressLocation.Notification,
      title: l10n.t('Reading pooling layers'),
      cancellable: true,
    };
    const gathered = await window.withProgress(options, (progress, token) =>
      this.#gather(chosen.file, progress, token),
    );
    await this.#show({ kind: 'report', title, ...gathered });
  }

  async #gather(
    file: Uri | null,
    progress: Progress<{ readonly message: string; readonly increment: number }>,
    token: CancellationToken,
  ): Promise<Gathered> {
    const files =
      file === null
        ? await workspace.findFiles('**/*.{py,ipynb}', ELSEWHERE, MOST_FILES, token)
        : [file];
    const rows: ReportRow[] = [];
    const unread: string[] = [];
    let count = 0;
    for (const uri of files.toSorted((a, b) => a.path.localeCompare(b.path))) {
      if (token.isCancellationRequested) break;
      const name = workspace.asRelativePath(uri);
      progress.report({ message: name, increment: 100 / files.length });
      const found = await this.#rowsOf(uri, name, token);
      count += 1;
      if (found === null) unread.push(name);
      else rows.push(...found);
    }
    return { rows, files: count, unread, wasCancelled: token.isCancellationRequested };
  }

  /** The calls of a file; null: it could not be read. */
  async #rowsOf(uri: Uri, name: string, token: CancellationToken): Promise<ReportRow[] | null> {
    try {
      const rows: ReportRow[] = [];
      for (const address of await documentsOf(uri)) {
        const document = await openDocument(address);
        if (!isReadable(document) || !mayPool(document.getText())) continue;
        const source = this.#analyses.source(document);
        if (source === null) continue;
        const question = { given: this.#given.inFile(source.key) };
        const found = await this.#analyses.ask(document, reportCalls, question, token);
        if (found === null) return null;
        for (const { range, ...call } of found) {
          const place = source.locate(range);
          if (place === null || place.uri.toString() !== address) continue;
          rows.push({ ...call, document: address, file: name, line: place.range.start.line + 1 });
        }
      }
      return rows;
    } catch (error) {
      this.#log.info(`${name} could not be read for a report.`, error);
      return null;
    }
  }

  async #show(state: ReportState): Promise<void> {
    const script = await this.#script.text();
    const panel = this.#panel ?? this.#open();
    panel.title = l10n.t('Pooling Report');
    const first = written({ type: 'show', revision: 0, state });
    panel.webview.html = webviewHtml(panel.webview, { page: 'panel', script, first });
    panel.reveal();
  }

  #open(): WebviewPanel {
    const panel = window.createWebviewPanel(
      VIEW.report,
      l10n.t('Pooling Report'),
      ViewColumn.Active,
      webviewOptions(this.#script.folder),
    );
    panel.webview.onDidReceiveMessage((received) => {
      const read = readIntention(received);
      if (read.ok) this.#do(read.value);
      else this.#log.warn(`A report sent a message of an unknown form: ${read.error}`);
    });
    panel.onDidDispose(() => (this.#panel = null));
    this.#panel = panel;
    return panel;
  }

  #do(intention: Intention): void {
    const deed =
      intention.type === 'openReported'
        ? this.#openCall(intention)
        : intention.type === 'copy'
          ? copyText(intention.what, intention.text)
          : Promise.resolve();
    deed.catch((error: unknown) => {
      this.#log.error(`“${intention.type}” of a report failed.`, error);
    });
  }

  async #openCall({
    document,
    id,
    picture,
  }: Extract<Intention, { readonly type: 'openReported' }>): Promise<void> {
    const call = await callNamed(this.#analyses, { document, call: id });
    if (call === null) {
      void window.showWarningMessage(l10n.t('The call is no longer in the code.'));
      return;
    }
    if (picture) await this.#panels.show(call, { tab: 'windows' });
    else await revealCode(call.location);
  }
}

/** The documents of a file: itself, or the code cells of a notebook. */
async function documentsOf(uri: Uri): Promise<readonly string[]> {
  if (!uri.path.endsWith('.ipynb')) return [uri.toString()];
  const notebook = await workspace.openNotebookDocument(uri);
  return notebook.getCells().map(({ document }) => document.uri.toString());
}
