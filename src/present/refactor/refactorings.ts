import { textOf } from '../../engine/phrase.js';
import { parseFile } from '../../python/parse/parse-file.js';
import type { LayerSite, Problem } from '../../python/site.js';
import { CodeText } from '../misfit/code-text.js';
import { conversions } from './convert-call.js';
import { equivalents } from './equivalent-code.js';
import { extractedKernelSize } from './extract-kernel-size.js';
import { inputSizeComments } from './input-size-comment.js';
import type { CallToChange, Reading, Refactoring } from './refactoring.js';
import { editedFile } from './replace-call.js';

/** Reads a program as if it stood in the file's place. */
export type ReadProgram = (text: string) => Promise<Reading>;

const writers: readonly ((call: CallToChange) => readonly Refactoring[])[] = [
  conversions,
  equivalents,
  extractedKernelSize,
  inputSizeComments,
];

/**
 * Changes of a call that leave alone what its layer computes. Each was made and the changed program
 * read: those that do not say the same, or bring a new problem, are left out. Of several with one
 * title the first is given.
 */
export async function refactorings(
  site: LayerSite,
  file: string,
  text: string,
  read: ReadProgram,
): Promise<readonly Refactoring[]> {
  if (site.pooling === null || site.range.file !== file) return [];
  const code = new CodeText(file, text);
  const before = new Set((await read(text)).problems.map(keyOf));
  const call: CallToChange = { file: editedFile(file, text), site };
  const broken = call.file.source.errors.length;
  const found = new Map<string, Refactoring>();
  for (const one of writers.flatMap((write) => write(call))) {
    const title = textOf(one.title);
    if (found.has(title)) continue;
    const changed = code.edited(one.edits);
    if (changed === null) continue;
    if (one.trial !== null && !fits(await read(one.trial.text), one.trial.fits)) continue;
    if (one.brings === 'another library') {
      if (parseFile(file, changed).errors.length <= broken) found.set(title, one);
      continue;
    }
    const after = await read(changed);
    const isNew = (problem: Problem): boolean =>
      problem.severity !== 'info' && !before.has(keyOf(problem));
    if (!after.problems.some(isNew) && one.fits(after)) found.set(title, one);
  }
  return [...found.values()];
}

const fits = (read: Reading, test: (read: Reading) => boolean): boolean =>
  read.problems.every(({ severity }) => severity === 'info') && test(read);

/** The same for a problem and itself after lines have moved. */
const keyOf = ({ code, message }: Problem): string => `${code} ${textOf(message)}`;
