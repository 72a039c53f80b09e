import { window, l10n } from 'vscode';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { findCall } from '../analysis/named-call.js';
import { readCallArgument } from '../commands/call-argument.js';
import { applyEdits } from '../edit/apply-edits.js';
import { argumentEdits } from '../edit/argument-edit.js';
import { said } from '../translate.js';
import { checkLayer } from './layer-check.js';

/** Applies the first fix of a rejected call, as the link in its hover asks. */
export class FixCommand {
  readonly #analyses: DocumentAnalyses;

  constructor(analyses: DocumentAnalyses) {
    this.#analyses = analyses;
  }

  async run(argument: unknown): Promise<void> {
    const asked = readCallArgument(argument);
    const call = asked === null ? null : await findCall(this.#analyses, asked);
    const fix = call === null ? undefined : checkLayer(call.named.site)?.error.fixes.at(0);
    if (call === null || fix === undefined) {
      void window.showWarningMessage(l10n.t('There is nothing to fix at this call any more.'));
      return;
    }
    const { module, named } = call;
    const edits = argumentEdits(named.site, module.analysis.sites, [fix]);
    if (edits.ok) await applyEdits(module, edits.value);
    else void window.showWarningMessage(said(edits.error));
  }
}
