import path from 'node:path';
import { layerStart } from '../../agents/layer-answers.js';
import type { AskedFile, ReadForAgent } from '../../agents/tools.js';
import { fail, ok, type Result } from '../../engine/result.js';
import { isWithin } from '../file-sources.js';
import { openFile, type OpenedFile } from '../opened-file.js';

/** Reads files below a folder, and no others. */
export const readBelow =
  (root: string): ReadForAgent =>
  async (asked) => {
    const opened = await openBelow(root, asked);
    return opened.ok ? opened.value.report(asked.detailed) : opened;
  };

/** The picture of the layer on the line that is asked about; null where there is none. */
export async function pictureBelow(root: string, asked: AskedFile): Promise<string | null> {
  const opened = await openBelow(root, asked);
  const report = opened.ok ? await opened.value.report() : opened;
  if (!opened.ok || !report.ok || asked.line === null) return null;
  const at = layerStart(report.value, asked.line);
  return at === null ? null : opened.value.picture(at);
}

async function openBelow(
  root: string,
  { file: name, entry }: AskedFile,
): Promise<Result<OpenedFile, string>> {
  const file = path.resolve(root, name);
  if (!isWithin(root, file)) return fail(`${name} is not below ${root}, and nothing else is read.`);
  const opened = await openFile({
    file,
    root,
    entry: entry?.name ?? null,
    inputs: entry?.inputs ?? [],
    keywordArguments: {},
    attribute: null,
    train: false,
    sitePackages: [],
    python: null,
  });
  return opened.ok ? ok(opened.value) : opened;
}
