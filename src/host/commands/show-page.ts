import { Uri, commands, extensions, l10n, window } from 'vscode';
import { DOCUMENTED_CODES } from '../../present/problems/documented-codes.js';

const EXTENSION = 'poolscope.poolscope';

/** Shows the page about a code of problems; asks for the code where none is given. */
export const showPage = async (argument: unknown): Promise<void> => {
  const code =
    typeof argument === 'string' && DOCUMENTED_CODES.has(argument)
      ? argument
      : await window.showQuickPick([...DOCUMENTED_CODES], { title: l10n.t('Explain a Problem') });
  const folder = extensions.getExtension(EXTENSION)?.extensionUri;
  if (code === undefined || folder === undefined) return;
  const page = Uri.joinPath(folder, 'docs', 'notices', `${code}.md`);
  await commands.executeCommand('markdown.showPreview', page);
};
