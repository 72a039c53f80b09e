import { window, l10n } from 'vscode';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { callNamed } from '../analysis/call-at.js';
import { readCallArgument } from '../call-argument.js';
import { labCall } from './lab-call.js';
import type { LabFollower } from './lab-follower.js';
import type { LabView } from './lab-view.js';

/** Opens the Lab, with the settings of a call where one is named. */
export class LabCommand {
  readonly #analyses: DocumentAnalyses;
  readonly #lab: LabView;
  readonly #follower: LabFollower;

  constructor(analyses: DocumentAnalyses, lab: LabView, follower: LabFollower) {
    this.#analyses = analyses;
    this.#lab = lab;
    this.#follower = follower;
  }

  async run(argument: unknown): Promise<void> {
    const asked = readCallArgument(argument);
    const call = asked === null ? null : await callNamed(this.#analyses, asked);
    if (asked !== null && call === null) {
      void window.showWarningMessage(l10n.t('The call is no longer in the code.'));
    }
    if (call !== null) this.#follower.hold(call);
    await this.#lab.open(call === null ? null : labCall(this.#analyses, call));
  }
}
