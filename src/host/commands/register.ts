import { Disposable, commands, window, type LogOutputChannel, l10n } from 'vscode';
import type { LazyServices } from '../lazy-services.js';
import { COMMAND, PICTURE_COMMAND } from '../command-names.js';

/** Registers every command; the services are loaded by the first that is run. */
export const registerCommands = (services: LazyServices, log: LogOutputChannel): Disposable => {
  const run = async (name: string, values: readonly unknown[]): Promise<void> => {
    try {
      await (await services.get()).run(name, values);
    } catch (error) {
      log.error(`“${name}” failed.`, error);
      const choice = await window.showErrorMessage(
        l10n.t('Poolscope could not do that. Its log says more.'),
        l10n.t('Show the Log'),
      );
      if (choice !== undefined) log.show();
    }
  };
  const names: readonly string[] = [
    ...Object.values(COMMAND).filter((name) => name !== COMMAND.showLog),
    ...Object.keys(PICTURE_COMMAND),
  ];
  return Disposable.from(
    commands.registerCommand(COMMAND.showLog, () => log.show()),
    ...names.map((name) =>
      commands.registerCommand(name, (...values: readonly unknown[]) => run(name, values)),
    ),
  );
};
