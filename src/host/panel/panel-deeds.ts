import { commands, env, window, workspace, type LogOutputChannel, l10n } from 'vscode';
import type { Action, Intention } from '../../protocol/index.js';
import type { DocumentAnalyses, ReadModule } from '../analysis/document-analyses.js';
import type { NamedSite } from '../analysis/site-search.js';
import { COMMAND } from '../commands/names.js';
import { applyEdits } from '../edit/apply-edits.js';
import { argumentEdits, type ArgumentChange } from '../edit/argument-edit.js';
import { said } from '../translate.js';
import { pickImage } from './pick-image.js';
import type { PanelInView } from './panel-in-view.js';
import { focusEditor, placeNamed, revealCode } from './reveal-code.js';
import { saveExport, type ExportProgressNotice } from './save-export.js';
import type { TrackedCall } from './tracked-call.js';

interface Found {
  readonly module: ReadModule;
  readonly named: NamedSite;
  readonly call: TrackedCall;
}

/** Does what a reader asks for in a panel. */
export class PanelDeeds {
  readonly #analyses: DocumentAnalyses;
  readonly #log: LogOutputChannel;

  constructor(analyses: DocumentAnalyses, log: LogOutputChannel) {
    this.#analyses = analyses;
    this.#log = log;
  }

  async perform(
    panel: PanelInView,
    intention: Intention,
    progress: ExportProgressNotice,
  ): Promise<void> {
    switch (intention.type) {
      case 'reveal':
        if (panel.call !== null) await revealCode(panel.call.location);
        return;
      case 'revealLocation':
        return this.#revealLocation(panel, intention.location);
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
        return saveExport(intention, panel.call?.uri ?? null);
      case 'copy':
        return copyText(intention.what, intention.text);
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
      case 'compareWith':
        return panel.choose({ tab: 'compare' });
      default:
        return action satisfies never;
    }
  }

  async #setArguments(panel: PanelInView, changes: readonly ArgumentChange[]): Promise<void> {
    const found = await this.#find(panel);
    if (found === null) return;
    const { module, named } = found;
    const edits = argumentEdits(named.site, module.analysis.sites, changes);
    if (!edits.ok) {
      void window.showWarningMessage(said(edits.error));
      return;
    }
    if (await applyEdits(module, edits.value)) await panel.update();
  }

  async #replaceCall(panel: PanelInView, text: string): Promise<void> {
    const found = await this.#find(panel);
    if (found === null) return;
    const { module, named } = found;
    if (await applyEdits(module, [{ range: named.site.range, text }])) await panel.update();
  }

  async #openCall(panel: PanelInView, id: string): Promise<void> {
    const found = await this.#module(panel);
    const named = found?.sites.find((site) => site.id === id);
    if (found === null || named === undefined) return;
    const location = found.source.locate(named.site.range);
    if (location !== null) await panel.showSite(location, named);
  }

  async #revealLocation(panel: PanelInView, label: string): Promise<void> {
    const found = await this.#find(panel);
    const place = found === null ? null : placeNamed(label, found.named.site, found.module);
    if (place !== null) await revealCode(place);
  }

  async #refresh(panel: PanelInView): Promise<void> {
    const module = await this.#module(panel);
    if (module !== null) this.#analyses.forget(module.source.key);
    await panel.update();
  }

  async #find(panel: PanelInView): Promise<Found | null> {
    const module = await this.#module(panel);
    const { call } = panel;
    const named = module === null || call === null ? null : call.findIn(module);
    if (module === null || call === null || named === null) {
      void window.showWarningMessage(l10n.t('The call is no longer in the code.'));
      return null;
    }
    return { module, named, call };
  }

  async #module(panel: PanelInView): Promise<ReadModule | null> {
    const uri = panel.call?.uri ?? panel.file;
    if (uri === null) return null;
    const open = workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString(),
    );
    return this.#analyses.read(open ?? (await workspace.openTextDocument(uri)));
  }
}

/** Puts text on the clipboard and says what it was. */
export const copyText = async (what: string, text: string): Promise<void> => {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied {what}', { what })}`, 3000);
};
