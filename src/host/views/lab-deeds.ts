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
import type { DocumentAnalyses, ReadModule } from '../analysis/document-analyses.js';
import type { NamedSite } from '../analysis/site-search.js';
import { applyEdits } from '../edit/apply-edits.js';
import { argumentEdits } from '../edit/argument-edit.js';
import type { LayerCode } from '../lab/code/layer-code.js';
import type { LabCall } from '../lab/lab-target.js';
import { encodeLabLink, labPath } from '../lab/link.js';
import type { LabDeed, LabSession } from '../lab/session.js';
import { isReadable } from '../languages.js';
import { copyText } from '../panel/panel-deeds.js';
import type { Panels } from '../panel/panels.js';
import { said } from '../translate.js';
import { insertionOf } from './insert-code.js';
import { labDocumentUri, labProgram } from './lab-document.js';

/** Where the selected call of the Lab stands. */
export interface LabCallPlace {
  readonly document: Uri;
  readonly id: string;
}

/** Does in the editor what the Lab asks for. */
export class LabDeeds {
  readonly #extensionId: string;
  readonly #analyses: DocumentAnalyses;
  readonly #panels: Panels;
  readonly #log: LogOutputChannel;
  readonly #places = new WeakMap<LabCall, LabCallPlace>();

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

  /** Remembers where a call stands, so that the Lab can write into it. */
  place(call: LabCall, place: LabCallPlace): LabCall {
    this.#places.set(call, place);
    return call;
  }

  async perform(deed: LabDeed, session: LabSession): Promise<void> {
    switch (deed.kind) {
      case 'insert':
        return insertCode(deed.code);
      case 'apply':
        return this.#apply(deed);
      case 'openPanel':
        return this.#openPanel(deed.code, session);
      case 'copyLink': {
        const address = Uri.from({
          scheme: env.uriScheme,
          authority: this.#extensionId,
          path: labPath,
          query: encodeLabLink(deed.link),
        });
        return copyText(l10n.t('the link'), address.toString(true));
      }
      case 'copy':
        return copyText(l10n.t('the code'), deed.text);
      case 'log':
        this.#log.error(`The Lab’s view failed: ${deed.message}`);
        return;
      default:
        return deed satisfies never;
    }
  }

  /** Says that a link opens nothing. */
  refuseLink(uri: Uri): void {
    void window.showWarningMessage(l10n.t('This link does not hold a state of the Lab.'));
    this.#log.warn(`A link could not be read: ${uri.toString(true)}`);
  }

  async #apply({ action, call }: Extract<LabDeed, { readonly kind: 'apply' }>): Promise<void> {
    const found = await this.#find(call);
    if (found === null) {
      void window.showWarningMessage(l10n.t('The call is no longer in the code.'));
      return;
    }
    const { module, named } = found;
    switch (action.kind) {
      case 'setArguments': {
        const edits = argumentEdits(named.site, module.analysis.sites, action.changes);
        if (edits.ok) await applyEdits(module, edits.value);
        else void window.showWarningMessage(said(edits.error));
        return;
      }
      case 'replaceCall':
        await applyEdits(module, [{ range: named.site.range, text: action.text }]);
        return;
      case 'copy':
        return copyText(action.what, action.text);
      case 'compareWith':
        return;
      default:
        return action satisfies never;
    }
  }

  async #openPanel(code: LayerCode, session: LabSession): Promise<void> {
    const { picture } = session.state;
    const program =
      picture === null ? null : labProgram(code, session.settings, picture.input.data);
    if (program === null) {
      void window.showInformationMessage(
        l10n.t('A panel shows layers of PyTorch, Keras, TensorFlow and Flax.'),
      );
      return;
    }
    const document = await workspace.openTextDocument(labDocumentUri(program));
    const module = await this.#analyses.read(document);
    const site = module?.sites.findLast(({ site: { flows } }) => flows.length > 0);
    const location =
      module === null || site === undefined ? null : module.source.locate(site.site.range);
    if (site === undefined || location === null) {
      void window.showWarningMessage(l10n.t('This layer has no picture of its own yet.'));
      return;
    }
    await this.#panels.show(location, site);
  }

  async #find(
    call: LabCall,
  ): Promise<{ readonly module: ReadModule; readonly named: NamedSite } | null> {
    const place = this.#places.get(call);
    if (place === undefined) return null;
    const document = await workspace.openTextDocument(place.document);
    const module = await this.#analyses.read(document);
    const named = module?.sites.find(({ id }) => id === place.id);
    return module === null || named === undefined ? null : { module, named };
  }
}

/** Writes the code at the cursor of the Python editor, or into a new document. */
const insertCode = async (code: LayerCode): Promise<void> => {
  const editor = await pythonEditor();
  const { document, selection } = editor;
  const { importsAt, imports, body } = insertionOf(
    document.getText(),
    document.lineAt(selection.active.line).text,
    code,
  );
  await editor.edit((edit) => {
    if (imports !== '') edit.insert(document.positionAt(importsAt), imports);
    edit.replace(selection, body);
  });
};

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
