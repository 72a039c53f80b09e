import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { SourceProvider } from '../python/source-provider.js';
import { readText } from './read-text.js';

/**
 * The files below a folder, by path relative to it. Nothing outside it is read: a link is followed
 * only to what lies below the folder too.
 */
export function fileSources(root: string): SourceProvider {
  const realRoot = realPath(root);
  return {
    read(relative) {
      if (realRoot === null) return null;
      const file = path.resolve(root, relative);
      if (!isWithin(root, file)) return null;
      const real = realPath(file);
      if (real === null || !isWithin(realRoot, real)) return null;
      const read = readText(real);
      return read.ok ? read.value : null;
    },
  };
}

/** Whether a path is a folder or below it. */
export function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** Where a path leads once all links are followed; null: nowhere. */
function realPath(file: string): string | null {
  try {
    return realpathSync(file);
  } catch {
    return null;
  }
}
