import { Uri, workspace, type Disposable } from 'vscode';

/** The scheme of documents that hold the Lab's layer as a program, carried by their address. */
export const LAB_SCHEME = 'poolscope-lab';

/** The address of a document with this text. */
export const labDocumentUri = (text: string): Uri =>
  Uri.from({ scheme: LAB_SCHEME, path: '/lab.py', query: text });

/** Serves the documents whose addresses hold their text. */
export const registerLabDocuments = (): Disposable =>
  workspace.registerTextDocumentContentProvider(LAB_SCHEME, {
    provideTextDocumentContent: (uri) => uri.query,
  });
