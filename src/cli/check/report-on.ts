import type { Result } from '../../engine/result.js';
import type { FileReport } from '../../protocol/report.js';
import type { ReadCommand } from '../command.js';
import { openFile } from '../opened-file.js';
import type { FileToCheck } from './find-files.js';

/** An entry of a file to call, with the sizes of its inputs. */
export interface EntryInputs {
  readonly entry: string;
  readonly inputs: ReadCommand['inputs'];
}

/** What a file says as it stands, or by calling an entry of it. Fails with a message. */
export async function reportOn(
  { file, root }: FileToCheck,
  call: EntryInputs | null = null,
  detailed = false,
): Promise<Result<FileReport, string>> {
  const opened = await openFile({
    file,
    root,
    entry: call?.entry ?? null,
    inputs: call?.inputs ?? [],
    keywordArguments: {},
    attribute: null,
    train: false,
    sitePackages: [],
    python: null,
  });
  return opened.ok ? opened.value.report(detailed) : opened;
}
