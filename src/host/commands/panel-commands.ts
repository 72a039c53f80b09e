import { window, type TextEditor, l10n } from 'vscode';
import type { TabName } from '../../protocol/index.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { findCall } from '../analysis/named-call.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import { parseSelectedInput, parseShape } from '../input/selected-input.js';
import { isReadable } from '../languages.js';
import { proposalsFor } from '../layer/proposals.js';
import { callFor, readShowing, type CallAt } from '../panel/cursor-call.js';
import { copyText } from '../panel/panel-deeds.js';
import type { Panels } from '../panel/panels.js';
import { revealCode } from '../panel/reveal-code.js';
import { formatName } from '../panel/save-export.js';
import { readSettings } from '../read-settings.js';
import type { ViewChoices } from '../snapshot/view-choices.js';
import { readCallArgument } from './call-argument.js';
import { openExample } from './example.js';

/** Commands that need a call, or the panel in front. */
export class PanelCommands {
  readonly #analyses: DocumentAnalyses;
  readonly #given: GivenShapes;
  readonly #panels: Panels;

  constructor(analyses: DocumentAnalyses, given: GivenShapes, panels: Panels) {
    this.#analyses = analyses;
    this.#given = given;
    this.#panels = panels;
  }

  /**
   * Opens a tab of the panel for the call that the argument names, else for the one at the cursor.
   * A selected shape or literal array becomes the input.
   */
  async open(tab: TabName, argument: unknown): Promise<void> {
    const panel = this.#panels.current;
    const editor = window.activeTextEditor;
    if (readCallArgument(argument) === null && editor === undefined && panel !== null) {
      return panel.choose({ tab });
    }
    const input = editor === undefined ? {} : selectedInput(editor);
    const call = await this.#call(argument);
    if (call === null) return this.#panels.showNothing(editor?.document.uri ?? null);
    await this.#panels.show(call.location, call.named, { tab, ...input });
  }

  /** Asks for the size of a call's input, remembers it and shows it. */
  async giveSize(argument: unknown): Promise<void> {
    const call = await this.#call(argument);
    if (call === null) {
      void window.showInformationMessage(l10n.t('There is no pooling call in this file.'));
      return;
    }
    const { module, named, location } = call;
    const { key, uri } = module.source;
    const proposals = proposalsFor(named.site, this.#given.inFile(key), readSettings(uri));
    const text = await window.showInputBox({
      title: l10n.t('Size of the input of {layer}', { layer: named.site.callee }),
      prompt: l10n.t('Batch, channels and sizes, or only the sizes. Enter shows the picture.'),
      placeHolder: proposals.join('   |   '),
      value: this.#given.of(key, named.id) ?? proposals.at(0) ?? '',
      validateInput: (typed) =>
        parseShape(typed) === null
          ? l10n.t('Whole numbers with commas between them, such as 1, 3, 224, 224.')
          : undefined,
    });
    if (text === undefined) return;
    await this.#panels.show(location, named, { shapeText: text });
  }

  /** Forgets every size that was given in the file of the editor. */
  async forgetSizes(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const module = document === undefined ? null : await this.#analyses.read(document);
    if (module === null) return;
    await this.#given.forget(module.source.key);
    window.setStatusBarMessage(`$(check) ${l10n.t('Forgot the sizes given in this file')}`, 3000);
  }

  /** Opens the example and shows its layer. */
  async showExample(): Promise<void> {
    await openExample();
    await this.open('windows', undefined);
  }

  async reveal(): Promise<void> {
    const call = this.#panels.current?.call ?? null;
    if (call !== null) await revealCode(call.location);
  }

  async keep(): Promise<void> {
    const panel = this.#panels.current;
    if (panel !== null) await panel.choose({ kept: !panel.kept });
  }

  async refresh(): Promise<void> {
    const panel = this.#panels.current;
    if (panel === null) return;
    if (panel.call !== null) this.#analyses.forget(panel.call.moduleKey);
    await panel.update();
  }

  /** Offers the layer of the panel in front as code of each framework. */
  async copyAsCode(): Promise<void> {
    const state = this.#panels.current?.state;
    if (state?.kind !== 'ready') return;
    const items = state.copyAs.flatMap(({ label, action }) =>
      action.kind === 'copy' ? [{ label, detail: action.text, action }] : [],
    );
    const chosen = await window.showQuickPick(items, { title: l10n.t('Copy the Layer as Code') });
    if (chosen !== undefined) await copyText(chosen.action.what, chosen.action.text);
  }

  /** Asks for a format and lets the panel in front export its picture. */
  async exportPicture(): Promise<void> {
    const panel = this.#panels.current;
    if (panel?.state?.kind !== 'ready' && panel?.state?.kind !== 'unpooling') {
      void window.showInformationMessage(l10n.t('Open the picture of a pooling layer first.'));
      return;
    }
    const items = (['svg', 'png', 'gif', 'apng', 'tikz', 'markdown', 'csv'] as const).map(
      (format) => ({ label: formatName(format), format }),
    );
    const chosen = await window.showQuickPick(items, { title: l10n.t('Export the Picture') });
    if (chosen !== undefined) panel.send({ type: 'export', format: chosen.format });
  }

  async #call(argument: unknown): Promise<CallAt | null> {
    const asked = readCallArgument(argument);
    if (asked !== null) return findCall(this.#analyses, asked);
    const editor = window.activeTextEditor;
    if (editor !== undefined && isReadable(editor.document)) {
      const module = await readShowing(this.#analyses, editor.document);
      return module === null ? null : callFor(module, editor.document, editor.selection.active);
    }
    const call = this.#panels.current?.call ?? null;
    return call === null
      ? null
      : findCall(this.#analyses, { document: call.uri.toString(), call: call.site.id });
  }
}

/** What the selection gives as input; nothing where it is neither a shape nor an array. */
const selectedInput = ({ document, selection }: TextEditor): Partial<ViewChoices> => {
  const input = selection.isEmpty ? null : parseSelectedInput(document.getText(selection));
  if (input === null) return {};
  const shapeText = input.shape.join(', ');
  return input.kind === 'shape'
    ? { shapeText }
    : {
        shapeText,
        values: { kind: 'literal', shape: input.shape, data: input.data, label: input.label },
      };
};
