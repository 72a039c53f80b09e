import {
  CodeAction,
  CodeActionKind,
  type CancellationToken,
  type CodeActionContext,
  type Range,
  type Selection,
  type TextDocument,
  l10n,
} from 'vscode';
import type { Fix } from '../../engine/index.js';
import type { ActionLink } from '../../protocol/index.js';
import type { DocumentAnalyses, ReadModule } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import { siteAt, type NamedSite } from '../analysis/site-search.js';
import { COMMAND } from '../commands/names.js';
import { workspaceEdit } from '../edit/apply-edits.js';
import { argumentEdits, type ArgumentChange, type CodeEdit } from '../edit/argument-edit.js';
import { pythonLiteral } from '../edit/python-literal.js';
import { parseSelectedInput } from '../input/selected-input.js';
import { layerState } from '../layer/layer-state.js';
import { DIAGNOSTIC_SOURCE } from './diagnostics.js';
import { checkLayer } from './layer-check.js';

/** Offers changes of the code: what makes a rejected layer valid, and what its notices propose. */
export class Fixes {
  readonly #analyses: DocumentAnalyses;
  readonly #given: GivenShapes;

  constructor(analyses: DocumentAnalyses, given: GivenShapes) {
    this.#analyses = analyses;
    this.#given = given;
  }

  async at(
    document: TextDocument,
    range: Range | Selection,
    context: CodeActionContext,
    token: CancellationToken,
  ): Promise<CodeAction[]> {
    const module = await this.#analyses.read(document, token);
    if (module === null) return [];
    const input = range.isEmpty ? null : parseSelectedInput(document.getText(range));
    const use = input === null ? [] : [useAsInput()];
    const place = module.source.placeOf(document, range.start);
    const named = place === null ? null : siteAt(module.sites, place);
    if (named === null) return use;
    const problem = checkLayer(named.site);
    if (problem === null) return [...use, ...this.#notices(module, named)];
    const diagnostics = context.diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
    return problem.error.fixes.flatMap((fix, index) => {
      const action = argumentAction(module, named, [fix], fixTitle(fix), CodeActionKind.QuickFix);
      if (action === null) return [];
      action.diagnostics = diagnostics;
      action.isPreferred = index === 0;
      return [action];
    });
  }

  #notices(module: ReadModule, named: NamedSite): readonly CodeAction[] {
    const state = layerState(module, named, this.#given);
    if (state.kind !== 'ready') return [];
    const links = state.inspector.notices.flatMap(({ actions }) => actions);
    return links
      .map((link) => noticeAction(module, named, link))
      .filter((action) => action !== null);
  }
}

/** What a fix is called: `Use padding=1`. */
export const fixTitle = ({ parameter, value }: Fix): string =>
  l10n.t('Use {argument}', { argument: `${parameter}=${pythonLiteral(value)}` });

const useAsInput = (): CodeAction => {
  const action = new CodeAction(l10n.t('Show pooling on this input'), CodeActionKind.Refactor);
  action.command = { command: COMMAND.visualize, title: l10n.t('Visualize Pooling') };
  return action;
};

const noticeAction = (
  module: ReadModule,
  named: NamedSite,
  { label, action }: ActionLink,
): CodeAction | null => {
  switch (action.kind) {
    case 'setArguments':
      return argumentAction(module, named, action.changes, label, CodeActionKind.Refactor);
    case 'replaceCall':
      return editAction(
        module,
        [{ range: named.site.range, text: action.text }],
        label,
        CodeActionKind.Refactor,
      );
    case 'copy':
    case 'compareWith':
      return null;
    default:
      return action satisfies never;
  }
};

const argumentAction = (
  module: ReadModule,
  named: NamedSite,
  changes: readonly ArgumentChange[],
  title: string,
  kind: CodeActionKind,
): CodeAction | null => {
  const edits = argumentEdits(named.site, module.analysis.sites, changes);
  return edits.ok ? editAction(module, edits.value, title, kind) : null;
};

const editAction = (
  module: ReadModule,
  edits: readonly CodeEdit[],
  title: string,
  kind: CodeActionKind,
): CodeAction | null => {
  const edit = workspaceEdit(module, edits);
  if (edit === null) return null;
  const action = new CodeAction(title, kind);
  action.edit = edit;
  return action;
};
