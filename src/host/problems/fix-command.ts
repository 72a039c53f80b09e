import { window, l10n } from 'vscode';
import { firstFix, wayOut, type EditsAnswer } from '../../core/contract/index.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { openDocument } from '../analysis/open-document.js';
import { readCallArgument, readWayArgument } from '../call-argument.js';
import { applyAnswer } from '../edit/apply-edits.js';

/** Applies the first fix of a rejected call, or a way out of sizes that don't fit, as a hover asks. */
export class FixCommand {
  readonly #analyses: DocumentAnalyses;

  constructor(analyses: DocumentAnalyses) {
    this.#analyses = analyses;
  }

  async run(argument: unknown): Promise<void> {
    const asked = readCallArgument(argument) ?? readWayArgument(argument);
    const document = asked === null ? null : await openDocument(asked.document);
    const source = document === null ? null : this.#analyses.source(document);
    const edits = document === null ? null : await this.#edits(document, argument);
    if (source === null || edits === null) {
      void window.showWarningMessage(l10n.t('There is nothing to fix at this call any more.'));
      return;
    }
    await applyAnswer(source, edits);
  }

  async #edits(
    document: Awaited<ReturnType<typeof openDocument>>,
    argument: unknown,
  ): Promise<EditsAnswer> {
    const asked = readWayArgument(argument);
    if (asked !== null) {
      return this.#analyses.ask(document, wayOut, { at: asked.at, way: asked.way });
    }
    const call = readCallArgument(argument);
    return call === null
      ? null
      : this.#analyses.ask(document, firstFix, { call: { by: 'id', id: call.call } });
  }
}
