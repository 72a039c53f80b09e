import { readFileSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '../engine/result.js';

/** The largest file that is read, in bytes. */
const LARGEST = 16 * 1024 ** 2;

/** What a system's error code says, for a person. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ERR_INVALID_ARG_VALUE: 'this can’t be the name of a file',
};

/**
 * The text of a file, or the reason why it can't be read. Only plain files are opened: a pipe or a
 * device might never end.
 */
export function readText(file: string): Result<string, string> {
  try {
    const found = statSync(file);
    if (found.isDirectory()) return fail('it is a folder');
    if (!found.isFile()) return fail('it is not a plain file');
    if (found.size > LARGEST) return fail('it is larger than 16 MiB');
    return ok(readFileSync(file, 'utf8').replace(/^\ufeff/u, ''));
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const code = String(error.code);
    return fail(REASONS[code] ?? `the system says ${code}`);
  }
}
