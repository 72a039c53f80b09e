import { window, workspace, type LogOutputChannel, type TextEditor } from 'vscode';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { siteAt } from '../analysis/site-search.js';
import type { CallAt } from '../panel/cursor-call.js';
import { TrackedCall } from '../panel/tracked-call.js';
import { DisposableOwner } from '../disposable-owner.js';
import { isReadable } from '../languages.js';
import { labCall } from './lab-call.js';
import type { LabDeeds } from './lab-deeds.js';
import type { LabView } from './lab-view.js';

/** How long the cursor rests before the Lab hears of it. */
const REST_MILLISECONDS = 100;

/**
 * Tells the Lab which pooling call is selected, while the Lab is in view: the one at the cursor, or
 * the one that the Lab was opened for until the cursor moves.
 */
export class LabFollower extends DisposableOwner {
  readonly #analyses: DocumentAnalyses;
  readonly #lab: LabView;
  readonly #deeds: LabDeeds;
  readonly #log: LogOutputChannel;
  #timer: NodeJS.Timeout | null = null;
  #call: TrackedCall | null = null;

  constructor(analyses: DocumentAnalyses, lab: LabView, deeds: LabDeeds, log: LogOutputChannel) {
    super();
    this.#analyses = analyses;
    this.#lab = lab;
    this.#deeds = deeds;
    this.#log = log;
    this.register(window.onDidChangeTextEditorSelection(() => this.#soon(() => this.#atCursor())));
    this.register(window.onDidChangeActiveTextEditor(() => this.#soon(() => this.#atCursor())));
    this.register(analyses.onDidChange(() => this.#soon(() => this.#again())));
    this.register(lab.onDidShow(() => this.#soon(() => this.#again())));
    this.register({
      dispose: () => {
        this.#cancel();
        this.#call?.dispose();
      },
    });
  }

  /** Selects a call that the Lab is opened for. */
  hold(call: CallAt): void {
    this.#select(call);
  }

  #soon(tell: () => Promise<void>): void {
    this.#cancel();
    if (!this.#lab.visible) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      tell().catch((error: unknown) => {
        this.#log.error('The Lab could not follow the cursor.', error);
      });
    }, REST_MILLISECONDS);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** The call at the cursor; none where the cursor is elsewhere. */
  async #atCursor(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined || !isReadable(editor.document)) return;
    this.#select(await this.#callAt(editor));
  }

  /** The same call as before, as the code has it now; without one that at the cursor. */
  async #again(): Promise<void> {
    const call = this.#call;
    if (call === null) return this.#atCursor();
    const module = await this.#analyses.read(await workspace.openTextDocument(call.uri));
    const named = module === null ? null : call.findIn(module);
    const location =
      module === null || named === null ? null : module.source.locate(named.site.range);
    this.#select(
      module === null || named === null || location === null ? null : { module, named, location },
    );
  }

  async #callAt({ document, selection }: TextEditor): Promise<CallAt | null> {
    const module = await this.#analyses.read(document);
    const place = module?.source.placeOf(document, selection.active) ?? null;
    const named = module === null || place === null ? null : siteAt(module.sites, place);
    const location =
      module === null || named === null ? null : module.source.locate(named.site.range);
    return module === null || named === null || location === null
      ? null
      : { module, named, location };
  }

  #select(call: CallAt | null): void {
    this.#call?.dispose();
    this.#call = call === null ? null : new TrackedCall(call.location, call.named);
    this.#lab.select(call === null ? null : labCall(this.#deeds, call));
  }
}
