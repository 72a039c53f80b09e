import {
  NotebookCellKind,
  Uri,
  workspace,
  type CancellationToken,
  type TextDocument,
} from 'vscode';
import { answerTool, type AskedFile } from '../../agents/tools.js';
import { reportFile } from '../../core/contract/index.js';
import { fail, ok, type Result } from '../../engine/result.js';
import type { FileReport } from '../../protocol/report.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';

/** Answers agents about files of the workspace, as they are in the editor. */
export class AgentTools {
  readonly #analyses: DocumentAnalyses;

  constructor(analyses: DocumentAnalyses) {
    this.#analyses = analyses;
  }

  /**
   * What a tool answers, as JSON.
   * @throws {Error} with what the agent should do otherwise
   */
  async answer(name: string, input: unknown, token: CancellationToken): Promise<string> {
    const answer = await answerTool(name, input, (asked) => this.#read(asked, token));
    if (!answer.ok) throw new Error(answer.error);
    return JSON.stringify(answer.value);
  }

  async #read(
    { file, entry, detailed }: AskedFile,
    token: CancellationToken,
  ): Promise<Result<FileReport, string>> {
    const document = await documentOf(file);
    if (!document.ok) return document;
    const text = this.#analyses.text(document.value);
    if (text === null) return fail(`${file} is no Python file or notebook.`);
    const run = {
      train: false,
      entry:
        entry === null ? null : { name: entry.name, kwargs: {}, attr: null, inputs: entry.inputs },
    };
    const asked =
      entry === null ? text : { ...text, run, version: `${text.version} ${JSON.stringify(entry)}` };
    const outcome = await this.#analyses.askApart(asked, reportFile, { detailed }, token);
    if (outcome.ok) {
      const missing = outcome.value.problems.find(({ code }) => code === 'unknown-entry');
      return missing === undefined ? ok(outcome.value) : fail(missing.message);
    }
    return fail(
      this.#analyses.stopped(outcome) ??
        `${file} changed while it was read, or can’t be read. Ask again.`,
    );
  }
}

/** Opens a file of the workspace; no other is read. */
const documentOf = async (file: string): Promise<Result<TextDocument, string>> => {
  for (const uri of urisOf(file)) {
    try {
      const document = await open(uri);
      if (document !== null) return ok(document);
    } catch {
      // It is in another folder of the workspace, or nowhere.
    }
  }
  return fail(`There is no ${file} in the workspace. Name it relative to the workspace folder.`);
};

const open = async (uri: Uri): Promise<TextDocument | null> => {
  if (!uri.path.endsWith('.ipynb')) return workspace.openTextDocument(uri);
  const notebook = await workspace.openNotebookDocument(uri);
  const cell = notebook.getCells().find(({ kind }) => kind === NotebookCellKind.Code);
  return cell?.document ?? null;
};

const urisOf = (file: string): readonly Uri[] => {
  const folders = workspace.workspaceFolders ?? [];
  const path = file.replaceAll('\\', '/');
  const uris = folders.flatMap(({ uri }) => [
    Uri.joinPath(uri, path),
    ...(path.startsWith('/') || /^[A-Za-z]:\//u.test(path)
      ? [uri.with({ path: path.startsWith('/') ? path : `/${path}` })]
      : []),
  ]);
  return uris.filter((uri) => workspace.getWorkspaceFolder(uri) !== undefined);
};
