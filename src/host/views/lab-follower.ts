import { window, type LogOutputChannel } from 'vscode';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { callAt, type CallAt } from '../analysis/call-at.js';
import { openDocument } from '../analysis/open-document.js';
import { TrackedCall } from '../panel/tracked-call.js';
import { DisposableOwner } from '../disposable-owner.js';
import { isReadable } from '../languages.js';
import { labCall } from './lab-call.js';
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
  readonly #log: LogOutputChannel;
  #timer: NodeJS.Timeout | null = null;
  #call: TrackedCall | null = null;

  constructor(analyses: DocumentAnalyses, lab: LabView, log: LogOutputChannel) {
    super();
    this.#analyses = analyses;
    this.#lab = lab;
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

  /** Goes on with a call that the Lab is opened for, which the Lab knows of already. */
  hold(call: CallAt): void {
    this.#track(call);
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
    const { document, selection } = editor;
    const at = this.#analyses.placeOf(document, selection.active);
    this.#select(at === null ? null : await callAt(this.#analyses, document, { by: 'place', at }));
  }

  /** The same call as before, as the code has it now; without one that at the cursor. */
  async #again(): Promise<void> {
    const call = this.#call;
    if (call === null) return this.#atCursor();
    const document = await openDocument(call.uri.toString());
    this.#select(await callAt(this.#analyses, document, call.choiceIn(this.#analyses)));
  }

  #track(call: CallAt | null): void {
    this.#call?.dispose();
    this.#call = call === null ? null : new TrackedCall(call, this.#analyses);
  }

  #select(call: CallAt | null): void {
    this.#track(call);
    this.#lab.select(call === null ? null : labCall(this.#analyses, call));
  }
}
