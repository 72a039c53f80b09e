import { window, workspace, type LogOutputChannel, type TextDocument } from 'vscode';
import { DisposableOwner } from './disposable-owner.js';
import { isReadable, mayClaim, mayPool } from './languages.js';
import type { LazyWorkbench } from './lazy-workbench.js';
import { readSettings } from './read-settings.js';

/** How long an editor must rest before the analysis is loaded for it. */
const REST_MILLISECONDS = 300;

/**
 * Loads the workbench once a visible document may hold a pooling layer, so that diagnostics appear
 * without being asked for. A document that has nothing to do with pooling wakes nothing.
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
    this.#soon();
  }

  #soonFor(document: TextDocument): void {
    if (isReadable(document)) this.#soon();
  }

  #soon(): void {
    if (this.#workbench.awake) return;
    this.#cancel();
    this.#timer = setTimeout(() => this.#look(), REST_MILLISECONDS);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    this.#timer = null;
    const found = window.visibleTextEditors.some(
      ({ document }) =>
        isReadable(document) &&
        readSettings(document.uri).diagnostics &&
        (mayPool(document.getText()) || mayClaim(document.getText())),
    );
    if (!found || this.disposed) return;
    this.#workbench.get().catch((error: unknown) => {
      this.#log.error('The analysis could not be loaded.', error);
    });
  }
}
