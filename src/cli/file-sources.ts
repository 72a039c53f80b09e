import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceProvider } from '../python/source-provider.js';

/** The files below a folder, by path relative to it. Nothing outside it is read. */
export function fileSources(root: string): SourceProvider {
  return {
    read(relative) {
      const file = path.resolve(root, relative);
      if (file !== root && !file.startsWith(root + path.sep)) return null;
      try {
        return readFileSync(file, 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR')
  );
}
