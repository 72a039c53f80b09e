import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fail, ok, type Result } from '../../engine/result.js';

/** Folders that hold no code of the project. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '__pycache__', 'site-packages']);

/** More files than this are not for one call. */
const MOST_FILES = 20_000;

/** A file to check, and the folder that its absolute imports start from. */
export interface FileToCheck {
  readonly file: string;
  readonly root: string;
}

/**
 * The Python files and notebooks that paths name, folders searched through, in the order of their
 * names. Links are not followed, and folders that begin with a dot, virtual environments and
 * installed packages are left out. Fails with a message for a path that isn't there.
 */
export function findFiles(paths: readonly string[]): Result<readonly FileToCheck[], string> {
  const found: FileToCheck[] = [];
  for (const named of paths) {
    const stat = statSync(named, { throwIfNoEntry: false });
    if (stat === undefined) return fail(`There is no file or folder ${named}.`);
    if (stat.isFile()) found.push({ file: named, root: path.dirname(named) });
    else if (stat.isDirectory()) search(named, named, found);
    else return fail(`${named} is neither a file nor a folder.`);
    if (found.length > MOST_FILES) {
      return fail(`${named} holds more than ${String(MOST_FILES)} files; name a smaller folder.`);
    }
  }
  return ok(found);
}

function search(folder: string, root: string, found: FileToCheck[]): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === 'pyvenv.cfg')) return;
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.length > MOST_FILES) return;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name)) {
      search(file, root, found);
    } else if (entry.isFile() && isReadable(entry.name)) {
      found.push({ file, root });
    }
  }
}

/** Whether a file's name is that of Python code or of a notebook. */
export const isReadable = (name: string): boolean => /\.(?:py|ipynb)$/u.test(name);
