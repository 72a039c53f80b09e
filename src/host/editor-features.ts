import {
  CodeActionKind,
  Disposable,
  languages,
  type DocumentSelector,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import { isReadable, mayPool, READABLE } from './languages.js';
import type { LazyWorkbench } from './lazy-workbench.js';
import { readSettings } from './read-settings.js';
import type { Settings } from './settings.js';
import type { Workbench } from './workbench.js';

/** Registers what an editor asks for; nothing is loaded for a text that can't hold pooling. */
export const registerEditorFeatures = (
  workbench: LazyWorkbench,
  log: LogOutputChannel,
): Disposable => {
  const selector: DocumentSelector = READABLE;
  const answer = async <T>(
    document: TextDocument,
    wanted: (settings: Settings) => boolean,
    ask: (workbench: Workbench) => Promise<T>,
  ): Promise<T | undefined> => {
    if (!isReadable(document) || !wanted(readSettings(document.uri))) return undefined;
    if (!mayPool(document.getText())) return undefined;
    try {
      return await ask(await workbench.get());
    } catch (error) {
      log.error('An editor’s question could not be answered.', error);
      return undefined;
    }
  };
  const changed = workbench.onDidChangeAnswers;
  return Disposable.from(
    languages.registerHoverProvider(selector, {
      provideHover: (document, position, token) =>
        answer(
          document,
          ({ hover }) => hover,
          async ({ hovers }) => hovers.at(document, position, token),
        ),
    }),
    languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: changed,
      provideInlayHints: (document, range, token) =>
        answer(
          document,
          ({ inlayHints }) => inlayHints,
          async ({ hints }) => hints.inlay(document, range, token),
        ),
    }),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed,
      provideCodeLenses: (document, token) =>
        answer(
          document,
          ({ codeLens }) => codeLens,
          async ({ hints }) => hints.lenses(document, token),
        ),
    }),
    languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: (document, range, context, token) =>
          answer(
            document,
            () => true,
            async ({ fixes }) => fixes.at(document, range, context, token),
          ),
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor] },
    ),
  );
};
