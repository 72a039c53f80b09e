import {
  CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  DiagnosticSeverity,
  type CancellationToken,
  type CodeActionContext,
  type Diagnostic,
  type Range,
  type Selection,
  type TextDocument,
  l10n,
} from 'vscode';
import type { ModelArgument } from '../../core/hover-commands.js';
import { codeActions, type OfferedAction } from '../../core/contract/index.js';
import { parseSelectedInput } from '../../present/input/selected-input.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import type { ReadableSource } from '../analysis/readable-source.js';
import { COMMAND } from '../command-names.js';
import { workspaceEdit } from '../edit/apply-edits.js';
import { DIAGNOSTIC_SOURCE } from './diagnostics.js';

const KIND: Readonly<Record<OfferedAction['kind'], CodeActionKind>> = {
  quickFix: CodeActionKind.QuickFix,
  refactor: CodeActionKind.Refactor,
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
};

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
    const input = range.isEmpty ? null : parseSelectedInput(document.getText(range));
    const use = input === null ? [] : [useAsInput()];
    const source = this.#analyses.source(document);
    const at = source?.placeOf(document, range.start) ?? null;
    if (source === null || at === null) return use;
    const all =
      context.triggerKind === CodeActionTriggerKind.Invoke &&
      (context.only === undefined || context.only.intersects(CodeActionKind.Refactor));
    const question = { at, given: this.#given.inFile(source.key), all };
    const offered = await this.#analyses.ask(document, codeActions, question, token);
    const diagnostics = context.diagnostics.filter((each) => each.source === DIAGNOSTIC_SOURCE);
    const actions = (offered ?? []).map((each) => codeAction(source, each, diagnostics));
    const [failure] = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
    const chain = failure === undefined ? [] : [showChain(document, failure)];
    return [...use, ...actions.filter((action) => action !== null), ...chain];
  }
}

const useAsInput = (): CodeAction => {
  const action = new CodeAction(l10n.t('Show pooling on this input'), CodeActionKind.Refactor);
  action.command = { command: COMMAND.visualize, title: l10n.t('Visualize Pooling') };
  return action;
};

const showChain = (document: TextDocument, failure: Diagnostic): CodeAction => {
  const title = l10n.t('Show the chain in the Model view');
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  const { line, character } = failure.range.start;
  const argument: ModelArgument = { document: document.uri.toString(), line, column: character };
  action.command = { command: COMMAND.visualizeModel, title, arguments: [argument] };
  action.diagnostics = [failure];
  return action;
};

const codeAction = (
  source: ReadableSource,
  { title, kind, edits, preferred }: OfferedAction,
  diagnostics: CodeActionContext['diagnostics'],
): CodeAction | null => {
  const edit = workspaceEdit(source, edits);
  if (edit === null) return null;
  const action = new CodeAction(title, KIND[kind]);
  action.edit = edit;
  if (kind === 'quickFix') {
    action.diagnostics = [...diagnostics];
    action.isPreferred = preferred;
  }
  return action;
};
