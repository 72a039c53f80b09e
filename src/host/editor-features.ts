import {
  CodeActionKind,
  Disposable,
  languages,
  type DocumentSelector,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import { isReadable, mayHoldLayers, mayPool, READABLE } from './languages.js';
import type { LazyServices } from './lazy-services.js';
import { readSettings } from './read-settings.js';
import type { Settings } from '../present/settings.js';
import type { Services } from './services.js';

/** Registers what an editor asks for; nothing is loaded for a text that can't hold pooling. */
export const registerEditorFeatures = (
  services: LazyServices,
  log: LogOutputChannel,
): Disposable => {
  const selector: DocumentSelector = READABLE;
  const answer = async <T>(
    document: TextDocument,
    wanted: (settings: Settings) => boolean,
    ask: (services: Services) => Promise<T>,
  ): Promise<T | undefined> => {
    if (!isReadable(document) || !wanted(readSettings(document.uri))) return undefined;
    const text = document.getText();
    if (!mayPool(text) && !mayHoldLayers(text)) return undefined;
    try {
      return await ask(await services.get());
    } catch (error) {
      log.error('An editor’s question could not be answered.', error);
      return undefined;
    }
  };
  const changed = services.onDidChangeAnswers;
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
          ({ inlayHints }) => inlayHints !== 'off',
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
