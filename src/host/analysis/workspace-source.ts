import { Uri } from 'vscode';
import type { SourceProvider } from '../../python/source-provider.js';
import type { InstalledPackages } from '../platform/platform.js';
import type { KnownFiles } from './known-files.js';

/** The most files read for one analysis. */
const MOST_FILES = 400;

/**
 * Gives the analysis other files of one workspace folder and of the packages
 * installed for it, and of nothing else. Remembers which
 * files were asked for, so that a change of one of them is known to matter.
 */
export class WorkspaceSource implements SourceProvider {
  readonly #root: Uri | null;
  readonly #files: KnownFiles;
  readonly #packages: InstalledPackages | null;
  readonly #answers = new Map<string, Promise<string | null> | string | null>();
  readonly #asked = new Set<string>();

  constructor(root: Uri | null, files: KnownFiles, packages: InstalledPackages | null) {
    this.#root = root;
    this.#packages = packages;
    this.#files = files;
  }

  /** Addresses of all files that were asked for, whether they exist or not. */
  get asked(): ReadonlySet<string> {
    return this.#asked;
  }

  read(path: string): Promise<string | null> | string | null {
    if (this.#packages?.holds(path) === true) return this.#packages.read(path);
    const known = this.#answers.get(path);
    if (known !== undefined) return known;
    const uri = this.#answers.size < MOST_FILES ? this.#uri(path) : null;
    if (uri !== null) this.#asked.add(uri.toString());
    const answer = uri === null ? null : this.#files.read(uri);
    this.#answers.set(path, answer);
    return answer;
  }

  #uri(path: string): Uri | null {
    const parts = path.split('/');
    const inside =
      path !== '' && !path.includes('\\') && !parts.some((part) => part === '..' || part === '');
    return this.#root !== null && inside ? Uri.joinPath(this.#root, path) : null;
  }
}
