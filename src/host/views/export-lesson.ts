import { Uri, commands, l10n, window, workspace } from 'vscode';
import { exportLesson, listLessons } from '../../core/contract/index.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';

/** Asks for a lesson and a format, and writes it as a page with pictures or as a notebook. */
export const runExportLesson = async (analyses: DocumentAnalyses): Promise<void> => {
  const lessons = (await analyses.askAbout(null, listLessons, {})) ?? [];
  const lesson = await window.showQuickPick(
    lessons.map(({ id, title }) => ({ label: title, id })),
    { title: l10n.t('Export a Lesson') },
  );
  if (lesson === undefined) return;
  const formats = [
    { label: l10n.t('Markdown page with pictures'), format: 'markdown', extension: 'md' } as const,
    { label: l10n.t('Notebook'), format: 'notebook', extension: 'ipynb' } as const,
  ];
  const chosen = await window.showQuickPick(formats, { title: lesson.label });
  if (chosen === undefined) return;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    ...(folder === undefined
      ? {}
      : { defaultUri: Uri.joinPath(folder, `${lesson.id}.${chosen.extension}`) }),
    filters: { [chosen.label]: [chosen.extension] },
    title: l10n.t('Export a Lesson'),
  });
  if (target === undefined) return;
  const file = target.path.slice(target.path.lastIndexOf('/') + 1);
  const name = file.replace(/\.[^.]*$/u, '');
  const question = { id: lesson.id, name, format: chosen.format };
  const [page, ...pictures] = (await analyses.askAbout(null, exportLesson, question)) ?? [];
  if (page === undefined) return;
  const write = (place: Uri, text: string): Thenable<void> =>
    workspace.fs.writeFile(place, new TextEncoder().encode(text));
  await write(target, page.text);
  for (const picture of pictures) {
    await write(Uri.joinPath(target, '..', picture.name), picture.text);
  }
  const open = l10n.t('Open');
  const answer = await window.showInformationMessage(l10n.t('Saved {file}.', { file }), open);
  if (answer === open) await commands.executeCommand('vscode.open', target);
};
