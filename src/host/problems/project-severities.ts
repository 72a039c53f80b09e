import { Uri, workspace } from 'vscode';
import { chosenSeverities, type Settings } from '../../present/settings.js';
import { DisposableOwner } from '../disposable-owner.js';

const FILE = '.poolscope.json';

type Severities = Settings['severities'];

/** What a workspace folder's `.poolscope.json` settles for the terminal and the editor alike. */
export class ProjectSeverities extends DisposableOwner {
  readonly #known = new Map<string, Promise<Severities>>();

  /** @param changed told when a file of settings came, changed or went */
  constructor(changed: () => void) {
    super();
    const watcher = this.register(workspace.createFileSystemWatcher(`**/${FILE}`));
    const forget = (): void => {
      this.#known.clear();
      changed();
    };
    this.register(watcher.onDidCreate(forget));
    this.register(watcher.onDidChange(forget));
    this.register(watcher.onDidDelete(forget));
  }

  /** The severities by code for a document; none where its folder settles none. */
  of(document: Uri): Promise<Severities> {
    const folder = workspace.getWorkspaceFolder(document)?.uri;
    if (folder === undefined) return Promise.resolve({});
    const key = folder.toString();
    const known = this.#known.get(key) ?? read(Uri.joinPath(folder, FILE));
    this.#known.set(key, known);
    return known;
  }
}

/** A file that isn't there, or is no JSON, settles nothing: the terminal says what is wrong with it. */
const read = async (file: Uri): Promise<Severities> => {
  try {
    const text = new TextDecoder().decode(await workspace.fs.readFile(file));
    const settings: unknown = JSON.parse(text);
    return typeof settings === 'object' && settings !== null && 'severities' in settings
      ? chosenSeverities(settings.severities)
      : {};
  } catch {
    return {};
  }
};
