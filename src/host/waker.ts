import { window, workspace, type LogOutputChannel, type TextDocument } from 'vscode';
import { DisposableOwner } from './disposable-owner.js';
import { isReadable, mayClaim, mayPool } from './languages.js';
import type { LazyWorkbench } from './lazy-workbench.js';
import { readSettings } from './read-settings.js';

/** The first look comes soon after activation, but not in its way. */
const FIRST_MILLISECONDS = 50;
/** How long an editor must rest before the analysis is loaded for it. */
const REST_MILLISECONDS = 300;

/**
 * Loads the workbench once a visible document may hold a pooling layer, so that diagnostics appear
 * without being asked for and hovers are there at once. A document that has nothing to do with
 * pooling wakes nothing.
 */
export class Waker extends DisposableOwner {
  readonly #workbench: LazyWorkbench;
  readonly #log: LogOutputChannel;
  #timer: NodeJS.Timeout | null = null;

  constructor(workbench: LazyWorkbench, log: LogOutputChannel) {
    super();
    this.#workbench = workbench;
    this.#log = log;
    this.register(window.onDidChangeVisibleTextEditors(() => this.#soon()));
    this.register(workspace.onDidChangeTextDocument(({ document }) => this.#soonFor(document)));
    this.register({ dispose: () => this.#cancel() });
    this.#soon(FIRST_MILLISECONDS);
  }

  #soonFor(document: TextDocument): void {
    if (isReadable(document)) this.#soon();
  }

  #soon(milliseconds = REST_MILLISECONDS): void {
    if (this.#workbench.awake) return;
    this.#cancel();
    this.#timer = setTimeout(() => this.#look(), milliseconds);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    this.#timer = null;
    const found = window.visibleTextEditors.some(({ document }) => mayAsk(document));
    if (!found || this.disposed) return;
    this.#workbench.get().catch((error: unknown) => {
      this.#log.error('The analysis could not be loaded.', error);
    });
  }
}

/** Whether something of ours may be shown in a document. */
const mayAsk = (document: TextDocument): boolean => {
  if (!isReadable(document)) return false;
  const { hover, diagnostics, inlayHints, codeLens } = readSettings(document.uri);
  const text = document.getText();
  return (
    ((hover || diagnostics || inlayHints || codeLens) && mayPool(text)) ||
    (diagnostics && mayClaim(text))
  );
};
