import { window, l10n } from 'vscode';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { findCall } from '../analysis/named-call.js';
import { readCallArgument } from '../commands/call-argument.js';
import { labCall } from './lab-call.js';
import type { LabDeeds } from './lab-deeds.js';
import type { LabFollower } from './lab-follower.js';
import type { LabView } from './lab-view.js';

/** Opens the Lab, with the settings of a call where one is named. */
export class LabCommand {
  readonly #analyses: DocumentAnalyses;
  readonly #lab: LabView;
  readonly #deeds: LabDeeds;
  readonly #follower: LabFollower;

  constructor(analyses: DocumentAnalyses, lab: LabView, deeds: LabDeeds, follower: LabFollower) {
    this.#analyses = analyses;
    this.#lab = lab;
    this.#deeds = deeds;
    this.#follower = follower;
  }

  async run(argument: unknown): Promise<void> {
    const asked = readCallArgument(argument);
    const call = asked === null ? null : await findCall(this.#analyses, asked);
    if (asked !== null && call === null) {
      void window.showWarningMessage(l10n.t('The call is no longer in the code.'));
    }
    if (call !== null) this.#follower.hold(call);
    await this.#lab.open(call === null ? null : labCall(this.#deeds, call));
  }
}
