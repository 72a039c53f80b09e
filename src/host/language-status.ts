import {
  l10n,
  languages,
  LanguageStatusSeverity,
  window,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import { fileStatus, type FileStatus } from '../core/contract/index.js';
import type { DocumentAnalyses } from './analysis/document-analyses.js';
import { sourceOf } from './analysis/readable-source.js';
import { COMMAND } from './command-names.js';
import { markAsDone } from './walkthrough.js';
import { DisposableOwner } from './disposable-owner.js';
import { isReadable, mayPool, READABLE } from './languages.js';

/** Says beside the language of the file in view how much of it is read, and by whose rules. */
export class LanguageStatus extends DisposableOwner {
  readonly #analyses: DocumentAnalyses;
  readonly #log: LogOutputChannel;
  readonly #item = this.register(
    languages.createLanguageStatusItem('poolscope.status', [...READABLE]),
  );

  constructor(analyses: DocumentAnalyses, log: LogOutputChannel) {
    super();
    this.#analyses = analyses;
    this.#log = log;
    this.#item.name = 'Poolscope';
    this.register(window.onDidChangeActiveTextEditor(() => this.#update()));
    this.register(
      analyses.onDidChange((key) => {
        const document = window.activeTextEditor?.document;
        if (document !== undefined && sourceOf(document)?.key === key) this.#update();
      }),
    );
    this.#update();
  }

  #update(): void {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !isReadable(document)) return;
    this.#show(document).catch((error: unknown) => {
      this.#log.error('The status of a file could not be told.', error);
    });
  }

  async #show(document: TextDocument): Promise<void> {
    if (!mayPool(document.getText())) {
      this.#item.busy = false;
      this.#say(callsText(NOTHING), null, 'settings');
      return;
    }
    const version = document.version;
    this.#item.busy = true;
    const outcome = await this.#analyses.outcome(document, fileStatus, {});
    const isCurrent =
      window.activeTextEditor?.document === document && document.version === version;
    if (!isCurrent || this.disposed) return;
    const stopped = this.#analyses.stopped(outcome);
    if (stopped !== null) this.#say(l10n.t('Reading was stopped'), stopped, 'restart');
    else if (outcome?.ok === true) {
      this.#say(callsText(outcome.value), librariesText(outcome.value), 'settings');
      if (outcome.value.calls > 0) markAsDone('foundPooling');
    }
    this.#item.busy = false;
  }

  #say(text: string, detail: string | null, offers: 'settings' | 'restart'): void {
    const item = this.#item;
    item.text = text;
    item.detail = detail ?? '';
    item.severity =
      offers === 'restart' ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.command =
      offers === 'restart'
        ? { command: COMMAND.restart, title: l10n.t('Restart Poolscope') }
        : {
            command: 'workbench.action.openSettings',
            title: l10n.t('Settings'),
            arguments: ['poolscope'],
          };
  }
}

const NOTHING: FileStatus = { calls: 0, sized: 0, libraries: [] };

const callsText = ({ calls, sized }: FileStatus): string =>
  calls === 0
    ? l10n.t('No pooling layer found')
    : l10n.t('{sized} of {calls} pooling calls have sizes', { sized, calls });

const librariesText = ({ libraries }: FileStatus): string | null => {
  const assumed = libraries.flatMap(({ name, version }) =>
    version === null ? [] : [`${name} ${version}`],
  );
  return assumed.length === 0
    ? null
    : l10n.t('By the rules of {libraries}', { libraries: assumed.join(', ') });
};
