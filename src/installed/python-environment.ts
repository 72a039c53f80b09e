import { sitePackagesOf, withSlashes, type FolderReader } from './site-packages.js';

/**
 * The folders of installed packages of the first environment or interpreter that has some. Only full
 * paths count: `python` alone would have to be looked for, or run.
 */
export function firstEnvironment(
  candidates: readonly (string | null)[],
  reader: FolderReader,
): readonly string[] {
  for (const candidate of candidates) {
    if (candidate === null || !isFullPath(candidate)) continue;
    const folders = sitePackagesOf(candidate, reader);
    if (folders.length > 0) return folders;
  }
  return [];
}

/** Whether a path says where it is, from the root on. */
export function isFullPath(path: string): boolean {
  return /^(\/|[A-Za-z]:\/)/u.test(withSlashes(path));
}
