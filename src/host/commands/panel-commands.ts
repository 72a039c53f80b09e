import { Position, window, type TextEditor, l10n } from 'vscode';
import type { TabName } from '../../protocol/index.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { proposeSizes } from '../../core/contract/index.js';
import { callNamed, type CallAt } from '../analysis/call-at.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import { parseSelectedInput, parseShape } from '../../present/input/selected-input.js';
import { isReadable } from '../languages.js';
import { callAtCursor } from '../panel/cursor-call.js';
import { copyText } from '../panel/panel-actions.js';
import type { Panels } from '../panel/panels.js';
import { revealCode } from '../panel/reveal-code.js';
import { formatName } from '../panel/save-export.js';
import { modelFormats, pictureFormats } from '../../protocol/export-format.js';
import { NO_SIZE, type ViewOptions } from '../../present/view-options.js';
import type { ModelArgument } from '../../core/hover-commands.js';
import { openDocument } from '../analysis/open-document.js';
import { readCallArgument, readModelArgument } from '../call-argument.js';
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
    const call = await this.#call(argument, {
      isForShape: input.shapeText !== undefined,
      withFailures: tab === 'windows',
    });
    if (call === null) return this.#panels.showNothing(editor?.document.uri ?? null);
    await this.#panels.show(call, { tab, ...input });
  }

  /** Opens the Model tab for the model that the argument names, else for the one at the cursor. */
  async openModel(argument: unknown): Promise<void> {
    const asked = readCallArgument(argument);
    const call = asked === null ? null : await callNamed(this.#analyses, asked);
    if (call !== null) {
      const { line, character } = call.location.range.start;
      return this.#showModel({ document: call.location.uri.toString(), line, column: character });
    }
    const editor = window.activeTextEditor;
    const place = readModelArgument(argument) ?? (editor === undefined ? null : cursorIn(editor));
    if (place === null) await this.#panels.current?.choose({ tab: 'model' });
    else await this.#showModel(place);
  }

  async #showModel(modelPlace: ModelArgument): Promise<void> {
    const change = { tab: 'model', modelPlace, modelRun: null, modelSize: NO_SIZE } as const;
    const document = await openDocument(modelPlace.document);
    const at = new Position(modelPlace.line, modelPlace.column);
    const call = isReadable(document) ? await callAtCursor(this.#analyses, document, at) : null;
    if (call === null) await this.#panels.showNothing(document.uri, change);
    else await this.#panels.show(call, change);
  }

  /** Asks for the size of a call's input, remembers it and shows it. */
  async giveSize(argument: unknown): Promise<void> {
    const found = await this.#call(argument);
    if (found === null) {
      void window.showInformationMessage(l10n.t('There is no pooling call in this file.'));
      return;
    }
    const { document, source, call } = found;
    const { key } = source;
    const proposals =
      (await this.#analyses.ask(document, proposeSizes, {
        call: { by: 'id', id: call.id },
        given: this.#given.inFile(key),
      })) ?? [];
    const text = await window.showInputBox({
      title: l10n.t('Size of the input of {layer}', { layer: call.callee }),
      prompt: l10n.t('Batch, channels and sizes, or only the sizes. Enter shows the picture.'),
      placeHolder: proposals.join('   |   '),
      value: this.#given.of(key, call.id) ?? proposals.at(0) ?? '',
      validateInput: (typed) =>
        parseShape(typed) === null
          ? l10n.t('Whole numbers with commas between them, such as 1, 3, 224, 224.')
          : undefined,
    });
    if (text === undefined) return;
    await this.#panels.show(found, { shapeText: text });
  }

  /** Forgets every size that was given in the file of the editor. */
  async forgetSizes(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const source = document === undefined ? null : this.#analyses.source(document);
    if (source === null) return;
    await this.#given.forget(source.key);
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
    const display = this.#panels.current?.display;
    if (display?.kind !== 'ready') return;
    const items = display.copyAs.map(({ label, what, text }) => ({ label, detail: text, what }));
    const chosen = await window.showQuickPick(items, { title: l10n.t('Copy the Layer as Code') });
    if (chosen !== undefined) await copyText(chosen.what, chosen.detail);
  }

  /** Asks for a format and lets the panel in front export its picture. */
  async exportPicture(): Promise<void> {
    const panel = this.#panels.current;
    const kind = panel?.display?.kind;
    if (panel === null || (kind !== 'ready' && kind !== 'unpooling' && kind !== 'model')) {
      void window.showInformationMessage(l10n.t('Open the picture of a pooling layer first.'));
      return;
    }
    const formats = kind === 'model' ? modelFormats : pictureFormats;
    const items = formats.map((format) => ({ label: formatName(format), format }));
    const chosen = await window.showQuickPick(items, { title: l10n.t('Export the Picture') });
    if (chosen !== undefined) panel.send({ type: 'export', format: chosen.format });
  }

  async #call(
    argument: unknown,
    { isForShape = false, withFailures = false } = {},
  ): Promise<CallAt | null> {
    const asked = readCallArgument(argument);
    if (asked !== null) return callNamed(this.#analyses, asked);
    const editor = window.activeTextEditor;
    if (editor !== undefined && isReadable(editor.document)) {
      const { document, selection } = editor;
      if (!isForShape) {
        return callAtCursor(this.#analyses, document, selection.active, (at) => {
          return withFailures ? { by: 'shown', at, nearest: true } : { by: 'cursor', at };
        });
      }
      const inView = this.#panels.current?.call ?? null;
      const shown = inView?.uri.toString() === document.uri.toString() ? inView.call.id : null;
      return callAtCursor(this.#analyses, document, selection.active, (at) => {
        return { by: 'shape', at, shown };
      });
    }
    const call = this.#panels.current?.call ?? null;
    return call === null
      ? null
      : callNamed(this.#analyses, { document: call.uri.toString(), call: call.call.id });
  }
}

const cursorIn = ({ document, selection }: TextEditor): ModelArgument => ({
  document: document.uri.toString(),
  line: selection.active.line,
  column: selection.active.character,
});

/** What the selection gives as input; nothing where it is neither a shape nor an array. */
const selectedInput = ({ document, selection }: TextEditor): Partial<ViewOptions> => {
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
