import { commands, env, window, type LogOutputChannel, type TextDocument, l10n } from 'vscode';
import type { Action, Intention } from '../../protocol/index.js';
import {
  argumentEdits,
  findLabel,
  inputAtSides,
  inputSizeEdits,
  wayOut,
} from '../../core/contract/index.js';
import { callAt, type CallAt } from '../analysis/call-at.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { openDocument } from '../analysis/open-document.js';
import { COMMAND } from '../command-names.js';
import { applyAnswer, applyEdits } from '../edit/apply-edits.js';
import type { ArgumentChange } from '../../present/edit/argument-edit.js';
import type { ModelContents } from './model-contents.js';
import { pickImage } from './pick-image.js';
import type { PanelInView } from './panel-in-view.js';
import { focusEditor, revealCode } from './reveal-code.js';
import { showText } from './picture-text.js';
import { saveExport, type ExportProgressNotice } from './save-export.js';

/** Does what a reader asks for in a panel. */
export class PanelActions {
  readonly #analyses: DocumentAnalyses;
  readonly #models: ModelContents;
  readonly #log: LogOutputChannel;

  constructor(analyses: DocumentAnalyses, models: ModelContents, log: LogOutputChannel) {
    this.#analyses = analyses;
    this.#models = models;
    this.#log = log;
  }

  async perform(
    panel: PanelInView,
    intention: Intention,
    progress: ExportProgressNotice,
  ): Promise<void> {
    switch (intention.type) {
      case 'reveal':
        if (panel.view.tab === 'model') return this.#revealStep(panel, null);
        if (panel.call !== null) await revealCode(panel.call.location);
        return;
      case 'revealLocation':
        return this.#revealLocation(panel, intention.location);
      case 'chooseSides':
        return this.#chooseSides(panel, intention.sides);
      case 'revealStep':
        return this.#revealStep(panel, intention.step);
      case 'openStep':
        return this.#openStep(panel, intention.step);
      case 'edit':
        return this.#setArguments(panel, [intention]);
      case 'perform':
        return this.#act(panel, intention.action);
      case 'openCall':
        return this.#openCall(panel, intention.id);
      case 'pickImage': {
        const image = await pickImage();
        if (image !== null) panel.send(image);
        return;
      }
      case 'refresh':
        return this.#refresh(panel);
      case 'openLab':
        await commands.executeCommand(COMMAND.openLab);
        return;
      case 'showExample':
        await commands.executeCommand(COMMAND.showExample);
        return;
      case 'focusEditor':
        if (panel.call === null) {
          await commands.executeCommand('workbench.action.focusActiveEditorGroup');
        } else {
          await focusEditor(panel.call.uri);
        }
        return;
      case 'save':
        return saveExport(intention, panel.call?.uri ?? panel.file);
      case 'copy':
        return copyText(intention.what, intention.text);
      case 'showText':
        return showText(intention.text);
      case 'exportProgress':
        progress.report(intention);
        return;
      case 'failed':
        this.#log.error(`A panel’s view failed: ${intention.message}\n${intention.stack}`);
        return;
      case 'ready':
      case 'select':
      case 'giveShape':
      case 'chooseFlow':
      case 'chooseRun':
      case 'sizeModel':
      case 'openReported':
      case 'setValues':
      case 'editCell':
      case 'undo':
      case 'redo':
      case 'keep':
      case 'showTab':
      case 'chooseInTab':
        return;
      default:
        return intention satisfies never;
    }
  }

  #act(panel: PanelInView, action: Action): Promise<void> {
    switch (action.kind) {
      case 'setArguments':
        return this.#setArguments(panel, action.changes);
      case 'copy':
        return copyText(action.what, action.text);
      case 'replaceCall':
        return this.#replaceCall(panel, action.text);
      case 'wayOut':
        return this.#takeWay(panel, action);
      case 'writeInputSize':
        return this.#writeInputSize(panel);
      case 'compareWith':
        return panel.choose({ tab: 'compare' });
      default:
        return action satisfies never;
    }
  }

  async #setArguments(panel: PanelInView, changes: readonly ArgumentChange[]): Promise<void> {
    const found = await this.#find(panel);
    if (found === null) return;
    const question = { call: { by: 'id' as const, id: found.call.id }, changes };
    const edits = await this.#analyses.ask(found.document, argumentEdits, question);
    if (await applyAnswer(found.source, edits)) await panel.update();
  }

  async #takeWay(
    panel: PanelInView,
    { at, way }: Extract<Action, { readonly kind: 'wayOut' }>,
  ): Promise<void> {
    const document = await this.#document(panel);
    const source = document === null ? null : this.#analyses.source(document);
    if (document === null || source === null) return;
    const edits = await this.#analyses.ask(document, wayOut, { at, way });
    if (await applyAnswer(source, edits)) await panel.update();
  }

  async #writeInputSize(panel: PanelInView): Promise<void> {
    const found = await this.#find(panel);
    if (found === null) return;
    const { flow, sides } = panel.view;
    const question = { call: { by: 'id' as const, id: found.call.id }, flow, sides: sides ?? null };
    const edits = await this.#analyses.ask(found.document, inputSizeEdits, question);
    if (await applyAnswer(found.source, edits)) await panel.update();
  }

  async #replaceCall(panel: PanelInView, text: string): Promise<void> {
    const found = await this.#find(panel);
    if (found === null) return;
    const { source, call } = found;
    if (await applyEdits(source, [{ range: call.range, text }])) await panel.update();
  }

  async #openCall(panel: PanelInView, id: string): Promise<void> {
    const document = await this.#document(panel);
    const found =
      document === null ? null : await callAt(this.#analyses, document, { by: 'id', id });
    if (found !== null) await panel.showCall(found);
  }

  async #revealLocation(panel: PanelInView, label: string): Promise<void> {
    const found = await this.#find(panel);
    if (found === null) return;
    const { document, source, call } = found;
    const question = { call: { by: 'id' as const, id: call.id }, label };
    const range = await this.#analyses.ask(document, findLabel, question);
    const place = range === null ? null : source.locate(range);
    if (place !== null) await revealCode(place);
  }

  /** Shows where a call of the model is written, or the model itself. */
  async #revealStep(panel: PanelInView, step: number | null): Promise<void> {
    const location = (await this.#models.find(panel, step))?.location ?? null;
    if (location !== null) await revealCode(location);
  }

  /** Shows the picture of a pooling call of the model; its code where it has no picture. */
  async #openStep(panel: PanelInView, step: number): Promise<void> {
    const call = (await this.#models.find(panel, step))?.call ?? null;
    if (call === null) return this.#revealStep(panel, step);
    await panel.choose({ tab: 'windows' });
    await panel.showCall(call);
  }

  /** Shows the layer on the input that it gets where the model's has other sides. */
  async #chooseSides(panel: PanelInView, sides: readonly number[]): Promise<void> {
    const found = await this.#find(panel);
    if (found === null) return;
    const question = {
      call: { by: 'id' as const, id: found.call.id },
      flow: panel.view.flow,
      sides,
    };
    const sizes = await this.#analyses.ask(found.document, inputAtSides, question);
    if (sizes === null) return;
    await panel.choose({ shapeText: sizes.isOwn ? null : sizes.text, sides, viewport: null });
  }

  async #refresh(panel: PanelInView): Promise<void> {
    const document = await this.#document(panel);
    const source = document === null ? null : this.#analyses.source(document);
    if (source !== null) this.#analyses.forget(source.key);
    await panel.update();
  }

  async #find(panel: PanelInView): Promise<CallAt | null> {
    const document = await this.#document(panel);
    const { call } = panel;
    const found =
      document === null || call === null
        ? null
        : await callAt(this.#analyses, document, call.choiceIn(this.#analyses));
    if (found === null) {
      void window.showWarningMessage(l10n.t('The call is no longer in the code.'));
    }
    return found;
  }

  async #document(panel: PanelInView): Promise<TextDocument | null> {
    const uri = panel.call?.uri ?? panel.file;
    return uri === null ? null : openDocument(uri.toString());
  }
}

/** Puts text on the clipboard and says what it was. */
export const copyText = async (what: string, text: string): Promise<void> => {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied {what}', { what })}`, 3000);
};
