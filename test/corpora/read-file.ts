import path from 'node:path';
import { fileSources } from '../../src/cli/file-sources.js';
import { readText } from '../../src/cli/read-text.js';
import { textOf } from '../../src/engine/phrase.js';
import { PythonReader } from '../../src/python/analyse.js';
import { joinCells } from '../../src/python/notebook/joined-cells.js';
import { readNotebook } from '../../src/python/notebook/read-notebook.js';
import type { LayerSite, Problem } from '../../src/python/site.js';
import { silentNames } from './silent-names.js';

/** What reading one file gave, as numbers and short texts. */
export interface FileReport {
  readonly file: string;
  /** Why the file isn't read; null: it is. */
  readonly skipped: string | null;
  readonly seconds: number;
  /** Pooling sites whose shapes are known, hold symbols, or aren't known for a reason. */
  readonly shapes: number;
  readonly symbols: number;
  readonly reasons: readonly string[];
  /** Pooling sites with neither a shape nor a reason. */
  readonly mute: number;
  readonly problems: readonly { readonly code: string; readonly text: string }[];
  /** Calls with a pooling layer's name at whose place there is no site. */
  readonly silent: readonly string[];
}

const NOTHING = {
  seconds: 0,
  shapes: 0,
  symbols: 0,
  reasons: [],
  mute: 0,
  problems: [],
  silent: [],
};

/** Reads a file by itself, as the command would. */
export async function readFile(file: string): Promise<FileReport> {
  const text = pythonOf(file);
  if (typeof text !== 'string') return { file, skipped: text.reason, ...NOTHING };
  const begun = process.cpuUsage();
  const name = path.basename(file);
  const analysis = await new PythonReader().analyse(name, text, fileSources(path.dirname(file)), {
    limits: { steps: 60_000_000, milliseconds: 20_000 },
  });
  const used = process.cpuUsage(begun);
  const own = analysis.sites.filter(({ range }) => range.file === name);
  const pooling = own.filter(({ isPooling }) => isPooling);
  const seen = pooling.filter(({ flows }) => flows.length > 0);
  const known = seen.filter((site) => site.flows.every(isKnown));
  const blank = pooling.filter(({ flows }) => flows.length === 0);
  return {
    file,
    skipped: null,
    seconds: (used.user + used.system) / 1e6,
    shapes: known.length,
    symbols: seen.length - known.length,
    reasons: blank.flatMap(({ unknown }) => (unknown === null ? [] : [textOf(unknown.reason)])),
    mute: blank.filter(({ unknown }) => unknown === null).length,
    problems: analysis.problems.map((problem) => described(problem)),
    silent: silentNames(text, own),
  };
}

function pythonOf(file: string): string | { readonly reason: string } {
  const read = readText(file);
  if (!read.ok) return { reason: read.error };
  if (!file.endsWith('.ipynb')) return read.value;
  const notebook = readNotebook(read.value);
  if (!notebook.ok) return { reason: textOf(notebook.error) };
  return joinCells(notebook.value.map((text, index) => ({ id: String(index), text }))).text;
}

function isKnown({ input, output }: LayerSite['flows'][number]): boolean {
  return [...input, ...output].every((size) => typeof size === 'number');
}

function described(problem: Problem): FileReport['problems'][number] {
  const line = problem.range === null ? '' : `:${problem.range.start.line + 1}`;
  return {
    code: `${problem.severity} ${problem.code}`,
    text: `${problem.range?.file ?? ''}${line}: ${textOf(problem.message)}`,
  };
}
