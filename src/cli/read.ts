import { textOf } from '../engine/phrase.js';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '../engine/index.js';
import { PythonReader, type Entry } from '../python/analyse.js';
import type { Analysis } from '../python/site.js';
import type { ReadCommand } from './command.js';
import { fileSources } from './file-sources.js';

/** Reads the file that a command names. Fails with a message where there is no such file or entry. */
export async function readModel(command: ReadCommand): Promise<Result<Analysis, string>> {
  const file = path.resolve(command.file);
  const root = path.resolve(command.root ?? path.dirname(file));
  const relative = path.relative(root, file).split(path.sep).join('/');
  if (relative.startsWith('../') || path.isAbsolute(relative)) {
    return fail(`${command.file} is not below the root ${root}.`);
  }
  const source = readSource(file);
  if (source === null) return fail(`There is no file ${command.file}.`);
  const entry = entryOf(command);
  const analysis = await new PythonReader().analyse(relative, source, fileSources(root), {
    train: command.train,
    limits: { steps: 60_000_000, milliseconds: 120_000 },
    ...(entry !== null && { entry }),
  });
  const missing = analysis.problems.find((problem) => problem.code === 'unknown-entry');
  return missing === undefined ? ok(analysis) : fail(textOf(missing.message));
}

function entryOf(command: ReadCommand): Entry | null {
  if (command.entry === null) return null;
  return {
    name: command.entry,
    kwargs: command.keywordArguments,
    attr: command.attribute,
    inputs: command.inputs,
  };
}

function readSource(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
