import {
  Selection,
  Uri,
  env,
  window,
  workspace,
  type LogOutputChannel,
  type TextEditor,
  l10n,
} from 'vscode';
import { argumentEdits, insertion, type LabAction } from '../../core/contract/index.js';
import { callAt } from '../analysis/call-at.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { applyAnswer, applyEdits } from '../edit/apply-edits.js';
import { encodeLabLink, labPath } from '../../present/lab/link.js';
import type { Action } from '../../protocol/index.js';
import { isReadable } from '../languages.js';
import { copyText } from '../panel/panel-actions.js';
import type { Panels } from '../panel/panels.js';
import type { CodeToInsert } from '../../present/lab/insert-code.js';
import type { LabCall } from './lab-call.js';
import { labDocumentUri } from './lab-document.js';

/** Does in the editor what the Lab asks for. */
export class LabActions {
  readonly #extensionId: string;
  readonly #analyses: DocumentAnalyses;
  readonly #panels: Panels;
  readonly #log: LogOutputChannel;

  constructor(
    extensionId: string,
    analyses: DocumentAnalyses,
    panels: Panels,
    log: LogOutputChannel,
  ) {
    this.#extensionId = extensionId;
    this.#analyses = analyses;
    this.#panels = panels;
    this.#log = log;
  }

  /** Does an action; `call` is the one that the Lab writes into. */
  async perform(action: LabAction, call: LabCall | null): Promise<void> {
    switch (action.kind) {
      case 'insert':
        return this.#insert(action.code);
      case 'apply':
        return this.#apply(action.action, call);
      case 'openPanel':
        return this.#openPanel(action.program);
      case 'copyLink': {
        const address = Uri.from({
          scheme: env.uriScheme,
          authority: this.#extensionId,
          path: labPath,
          query: encodeLabLink(action.link),
        });
        return copyText(l10n.t('the link'), address.toString(true));
      }
      case 'copy':
        return copyText(l10n.t('the code'), action.text);
      case 'log':
        this.#log.error(`The Lab’s view failed: ${action.message}`);
        return;
      default:
        return action satisfies never;
    }
  }

  /** Says that a link opens nothing. */
  refuseLink(uri: Uri): void {
    void window.showWarningMessage(l10n.t('This link does not hold a state of the Lab.'));
    this.#log.warn(`A link could not be read: ${uri.toString(true)}`);
  }

  /** Writes the code to a line of its own below the cursor of the Python editor, or into a new document. */
  async #insert(code: CodeToInsert): Promise<void> {
    const editor = await pythonEditor();
    const { document, selection } = editor;
    const question = { text: document.getText(), line: selection.active.line, code };
    const place = await this.#analyses.askAbout(null, insertion, question);
    if (place === null) return;
    await editor.edit((edit) => {
      if (place.imports !== '') edit.insert(document.positionAt(place.importsAt), place.imports);
      edit.insert(document.positionAt(place.bodyAt), place.body);
    });
  }

  async #apply(action: Action, target: LabCall | null): Promise<void> {
    const found =
      target === null
        ? null
        : await callAt(this.#analyses, target.document, { by: 'id', id: target.id });
    if (found === null) {
      void window.showWarningMessage(l10n.t('The call is no longer in the code.'));
      return;
    }
    const { document, source, call } = found;
    switch (action.kind) {
      case 'setArguments': {
        const question = { call: { by: 'id' as const, id: call.id }, changes: action.changes };
        await applyAnswer(source, await this.#analyses.ask(document, argumentEdits, question));
        return;
      }
      case 'replaceCall':
        await applyEdits(source, [{ range: call.range, text: action.text }]);
        return;
      case 'copy':
        return copyText(action.what, action.text);
      case 'compareWith':
      case 'wayOut':
      case 'writeInputSize':
        // The Lab offers none of them.
        return;
      default:
        return action satisfies never;
    }
  }

  async #openPanel(program: string | null): Promise<void> {
    if (program === null) {
      void window.showInformationMessage(
        l10n.t('A panel shows layers of PyTorch, Keras, TensorFlow and Flax.'),
      );
      return;
    }
    const document = await workspace.openTextDocument(labDocumentUri(program));
    const call = await callAt(this.#analyses, document, { by: 'last' });
    if (call === null) {
      void window.showWarningMessage(l10n.t('This layer has no picture of its own yet.'));
      return;
    }
    await this.#panels.show(call);
  }
}

const pythonEditor = async (): Promise<TextEditor> => {
  const active = window.activeTextEditor;
  const editor =
    active !== undefined && isReadable(active.document)
      ? active
      : window.visibleTextEditors.find(({ document }) => isReadable(document));
  if (editor !== undefined) {
    return window.showTextDocument(editor.document, {
      ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
    });
  }
  const shown = await window.showTextDocument(
    await workspace.openTextDocument({ language: 'python', content: '' }),
  );
  shown.selection = new Selection(0, 0, 0, 0);
  return shown;
};
