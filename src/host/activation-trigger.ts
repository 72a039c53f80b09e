import { window, workspace, type LogOutputChannel, type TextDocument } from 'vscode';
import { DisposableOwner } from './disposable-owner.js';
import { isReadable, mayHoldLayers, mayPool } from './languages.js';
import type { LazyServices } from './lazy-services.js';
import { readSettings } from './read-settings.js';

/** How long after activation, and after what brings a document into view, it is looked at. */
const REST_MILLISECONDS = 50;

/**
 * Loads the services once a visible document may hold a pooling layer, so that diagnostics appear
 * without being asked for and hovers are there at once. A document that has nothing to do with
 * pooling wakes nothing.
 */
export class ActivationTrigger extends DisposableOwner {
  readonly #services: LazyServices;
  readonly #log: LogOutputChannel;
  #timer: NodeJS.Timeout | null = null;

  constructor(services: LazyServices, log: LogOutputChannel) {
    super();
    this.#services = services;
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
    if (this.#services.awake) return;
    this.#cancel();
    this.#timer = setTimeout(() => this.#look(), REST_MILLISECONDS);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    this.#timer = null;
    const found = window.visibleTextEditors.some(({ document }) => mayAsk(document));
    if (!found || this.disposed) return;
    this.#services.get().catch((error: unknown) => {
      this.#log.error('The analysis could not be loaded.', error);
    });
  }
}

/** Whether something of ours may be shown in a document. */
const mayAsk = (document: TextDocument): boolean => {
  if (!isReadable(document)) return false;
  const { hover, diagnostics, inlayHints, codeLens } = readSettings(document.uri);
  const hints = inlayHints !== 'off';
  const text = document.getText();
  return (
    ((hover || diagnostics || hints || codeLens) && mayPool(text)) ||
    ((hover || diagnostics) && mayHoldLayers(text))
  );
};
