import {
  window,
  type LogOutputChannel,
  type TextEditor,
  type TextEditorSelectionChangeEvent,
} from 'vscode';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { callAt } from '../analysis/call-at.js';
import { DisposableOwner } from '../disposable-owner.js';
import { isReadable } from '../languages.js';
import { readSettings } from '../read-settings.js';
import type { Panels } from './panels.js';

/** How long the cursor rests before the picture moves. */
const REST_MILLISECONDS = 60;

/** Moves the picture to the pooling call at the cursor, in the panel that isn't kept. */
export class CursorFollower extends DisposableOwner {
  readonly #analyses: DocumentAnalyses;
  readonly #panels: Panels;
  readonly #log: LogOutputChannel;
  #timer: NodeJS.Timeout | null = null;

  constructor(analyses: DocumentAnalyses, panels: Panels, log: LogOutputChannel) {
    super();
    this.#analyses = analyses;
    this.#panels = panels;
    this.#log = log;
    this.register(window.onDidChangeTextEditorSelection((event) => this.#moved(event)));
    this.register(
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined) this.#soon(editor);
      }),
    );
    this.register({ dispose: () => this.#cancel() });
  }

  #moved({ textEditor, kind }: TextEditorSelectionChangeEvent): void {
    if (kind !== undefined || textEditor === window.activeTextEditor) this.#soon(textEditor);
  }

  #soon(editor: TextEditor): void {
    this.#cancel();
    if (this.#panels.following === null || !isReadable(editor.document)) return;
    if (!readSettings(editor.document.uri).followCursor) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#follow(editor).catch((error: unknown) => {
        this.#log.error('The panel could not follow the cursor.', error);
      });
    }, REST_MILLISECONDS);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #follow(editor: TextEditor): Promise<void> {
    const { document, selection } = editor;
    const at = this.#analyses.placeOf(document, selection.active);
    const found =
      at === null
        ? null
        : await callAt(this.#analyses, document, {
            by: 'shown',
            at,
            nearest: false,
          });
    const panel = this.#panels.following;
    if (found === null || panel === null) return;
    const { call } = panel;
    if (call?.call.id === found.call.id && call.moduleKey === found.source.key) return;
    await panel.showCall(found);
  }
}
