import { Disposable, workspace, type Uri } from 'vscode';
import { checkSettings, type Settings } from '../present/settings.js';

/** Documents whose settings are kept; an editor asks for them at each move of the pointer. */
const MOST_KEPT = 200;

let kept: Map<string, Settings> | null = null;

/**
 * Keeps settings until they may be others; until it is disposed. The extension's entry and what it
 * loads are files of their own on a desktop, each with settings of its own to keep; where they are one
 * file, who comes second has nothing to do.
 */
export const keepSettings = (): Disposable => {
  if (kept !== null) return new Disposable(() => undefined);
  const settings = new Map<string, Settings>();
  kept = settings;
  return Disposable.from(
    workspace.onDidChangeConfiguration(() => settings.clear()),
    workspace.onDidChangeWorkspaceFolders(() => settings.clear()),
    new Disposable(() => {
      kept = null;
    }),
  );
};

/** The checked settings that hold for a document, or without one for the workspace. */
export const readSettings = (scope: Uri | undefined): Settings => {
  const key = scope?.toString() ?? '';
  const known = kept?.get(key);
  if (known !== undefined) return known;
  const configuration = workspace.getConfiguration('poolscope', scope ?? null);
  const settings = checkSettings((name) => configuration.get<unknown>(name));
  if (kept !== null && kept.size >= MOST_KEPT) kept.clear();
  kept?.set(key, settings);
  return settings;
};
