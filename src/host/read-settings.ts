import { workspace, type Uri } from 'vscode';
import { checkSettings, type Settings } from './settings.js';

/** The checked settings that hold for a document, or without one for the workspace. */
export const readSettings = (scope: Uri | undefined): Settings => {
  const configuration = workspace.getConfiguration('poolscope', scope ?? null);
  return checkSettings((key) => configuration.get<unknown>(key));
};
