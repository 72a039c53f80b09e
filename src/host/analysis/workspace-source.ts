import { FileType, Uri, workspace } from 'vscode';
import type { SourceProvider } from '../../python/source-provider.js';

/** The largest file read for an import, in bytes, and the most files read for one analysis. */
const LARGEST_FILE = 1_000_000;
const MOST_FILES = 400;

/**
 * Gives the analysis other files of one workspace folder, and of nothing else: unsaved text where
 * the file is open, else from the folder's file system. Remembers which files were asked for, so
 * that a change of one of them is known to matter.
 */
export class WorkspaceSource implements SourceProvider {
  readonly #root: Uri | null;
  readonly #asked = new Map<string, Promise<string | null>>();

  constructor(root: Uri | null) {
    this.#root = root;
  }

  /** Addresses of all files that were asked for, whether they exist or not. */
  get asked(): ReadonlySet<string> {
    return new Set([...this.#asked.keys()].map((path) => this.#uri(path)?.toString() ?? path));
  }

  read(path: string): Promise<string | null> {
    const known = this.#asked.get(path);
    if (known !== undefined) return known;
    const text = this.#asked.size < MOST_FILES ? this.#load(path) : Promise.resolve(null);
    this.#asked.set(path, text);
    return text;
  }

  #uri(path: string): Uri | null {
    const parts = path.split('/');
    const inside =
      path !== '' && !path.includes('\\') && !parts.some((part) => part === '..' || part === '');
    return this.#root !== null && inside ? Uri.joinPath(this.#root, path) : null;
  }

  async #load(path: string): Promise<string | null> {
    const uri = this.#uri(path);
    if (uri === null) return null;
    const open = workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString(),
    );
    if (open !== undefined) return open.getText();
    const size = await sizeOf(uri);
    if (size === null || size > LARGEST_FILE) return null;
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  }
}

/** The size of a file in bytes; null where there is none. A link that leads elsewhere is none. */
const sizeOf = async (uri: Uri): Promise<number | null> => {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    return type === FileType.File ? size : null;
  } catch {
    return null;
  }
};
