import { EventEmitter, Uri, languages, window, workspace, type Disposable } from 'vscode';

const ADDRESS = Uri.from({ scheme: 'poolscope-text', path: '/Poolscope.md' });
const changed = new EventEmitter<Uri>();
let newest = '';

/** Serves the document that says in words what a panel shows. */
export const registerPictureText = (): Disposable =>
  workspace.registerTextDocumentContentProvider(ADDRESS.scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => newest,
  });

/** Opens the document with this text, where an editor's keys and a screen reader go through it. */
export const showText = async (text: string): Promise<void> => {
  newest = text;
  changed.fire(ADDRESS);
  const document = await workspace.openTextDocument(ADDRESS);
  await window.showTextDocument(await languages.setTextDocumentLanguage(document, 'markdown'));
};
