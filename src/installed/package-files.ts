import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { SourceProvider } from '../python/source-provider.js';
import type { FolderReader } from './site-packages.js';

/** The largest file of a package that is read, in bytes. */
const LARGEST_FILE = 2_000_000;
/** How many texts are kept between readings. */
const MOST_KEPT = 2_000;

interface Kept {
  readonly size: number;
  readonly time: number;
  readonly text: string;
}

/**
 * The files of installed packages: of some folders, by absolute path, and of nothing else. They are
 * read at once, and again only where their size or time has changed.
 */
export class PackageFiles implements SourceProvider {
  readonly folders: readonly string[];
  readonly #kept = new Map<string, Kept>();

  constructor(folders: readonly string[]) {
    this.folders = folders;
  }

  read(path: string): string | null {
    if (!this.holds(path) || path.split('/').includes('..')) return null;
    const now = statSync(path, { throwIfNoEntry: false });
    if (now === undefined || !now.isFile() || now.size > LARGEST_FILE) return null;
    const known = this.#kept.get(path);
    if (known?.size === now.size && known.time === now.mtimeMs) return known.text;
    const text = textOf(path);
    if (text === null) return null;
    this.#kept.delete(path);
    this.#kept.set(path, { size: now.size, time: now.mtimeMs, text });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return text;
  }

  /** Whether a path lies in one of the folders. */
  holds(path: string): boolean {
    return this.folders.some((folder) => path.startsWith(`${folder}/`));
  }

  /** A path as its package names it: from the folder of installed packages on. */
  within(path: string): string {
    const folder = this.folders.find((one) => path.startsWith(`${one}/`));
    return folder === undefined ? path : path.slice(folder.length + 1);
  }
}

/** Looks at this machine's folders. */
export const diskReader: FolderReader = {
  names: (folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
  text: textOf,
};

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
