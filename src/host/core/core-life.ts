import { l10n, window, type LogOutputChannel } from 'vscode';
import { DisposableOwner } from '../disposable-owner.js';
import { isReadable } from '../languages.js';
import type { CoreSupervisor } from './supervisor.js';

/** How long nothing is asked, with no file of ours in view, until the core ends. */
const IDLE_MILLISECONDS = 10 * 60_000;

/** Starts the core, and ends it once nobody seems to need it; the next question starts it again. */
export class CoreLife extends DisposableOwner {
  readonly #core: CoreSupervisor;
  readonly #log: LogOutputChannel;
  #timer: NodeJS.Timeout | null = null;

  constructor(core: CoreSupervisor, log: LogOutputChannel) {
    super();
    this.#core = core;
    this.#log = log;
    this.register({
      dispose: () => {
        this.#cancel();
        core.end();
      },
    });
    this.register(window.onDidChangeVisibleTextEditors(() => this.#look()));
    core.warm();
    this.#look();
  }

  #look(): void {
    this.#cancel();
    if (window.visibleTextEditors.some(({ document }) => isReadable(document))) return;
    this.#timer = setTimeout(() => this.#end(), IDLE_MILLISECONDS);
  }

  #end(): void {
    this.#timer = null;
    if (this.#core.quietMilliseconds < IDLE_MILLISECONDS) {
      this.#look();
      return;
    }
    this.#core.end();
    this.#log.debug('The core ended: nothing was asked for ten minutes.');
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** Offers to begin anew, once the core is not started any more. */
export const offerRestart = async (restart: () => void): Promise<void> => {
  const chosen = await window.showErrorMessage(
    l10n.t('Poolscope’s reading ended five times within a minute. It is switched off.'),
    l10n.t('Restart Poolscope'),
  );
  if (chosen !== undefined) restart();
};
