import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { textOf } from '../../src/engine/phrase.js';
import { PythonReader } from '../../src/python/analyse.js';
import type { SourceProvider } from '../../src/python/source-provider.js';
import { CodeText } from '../../src/present/misfit/code-text.js';
import { waysOut } from '../../src/present/misfit/ways-out.js';

/** A program that fails: where, and with which words. */
interface FailingProgram {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

const NO_FILES: SourceProvider = { read: () => Promise.resolve(null) };

/**
 * Applies the first way out of each failing program and, where the framework is installed, runs what
 * comes of it. Gives 1 if fewer than two thirds of the programs have one that helps.
 */
export async function run(folder: string): Promise<number> {
  const { programs } = readJson(path.join(folder, 'programs.json'));
  const python = pythonWithTorch();
  const places = mkdtempSync(path.join(tmpdir(), 'poolscope-fixes-'));
  let fixed = 0;
  let ran = 0;
  let tried = 0;
  for (const program of programs) {
    const source = readFileSync(path.join(folder, 'programs', program.file), 'utf8');
    const change = await firstWay(program, source);
    if (change === null) {
      console.log(`${program.file}: no fix`);
      continue;
    }
    fixed += 1;
    const torch = /\btorch\b/u.test(source) && python !== null;
    const said = torch ? execute(python, places, change.text) : 'read again, not run';
    if (torch) tried += 1;
    if (torch && said === null) ran += 1;
    console.log(`${program.file}: ${change.title}: ${said ?? 'runs'}`);
  }
  rmSync(places, { recursive: true });
  console.log(
    `${fixed} of ${programs.length} have a fix; of ${tried} that could be run, ${ran} run`,
  );
  return fixed * 3 >= programs.length * 2 && ran * 3 >= tried * 2 ? 0 : 1;
}

async function firstWay(
  { file, line, message }: FailingProgram,
  source: string,
): Promise<{ readonly title: string; readonly text: string } | null> {
  const reader = new PythonReader();
  const read = (text: string) => reader.analyse(file, text, NO_FILES);
  const analysis = await read(source);
  const problem = analysis.problems.find(
    (one) => one.range?.start.line === line - 1 && textOf(one.message).includes(message),
  );
  if (problem === undefined) return null;
  const [way] = await waysOut(problem, analysis, source, read);
  const text = way === undefined ? null : new CodeText(file, source).edited(way.edits);
  return way === undefined || text === null ? null : { title: textOf(way.title), text };
}

/** Debian's Python, if it has PyTorch. */
function pythonWithTorch(): string | null {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import torch'], { stdio: 'ignore' });
    return '/usr/bin/python3';
  } catch {
    return null;
  }
}

/** Runs a program; null: it ended well, else the last line that it said. */
function execute(python: string, folder: string, text: string): string | null {
  const file = path.join(folder, 'program.py');
  writeFileSync(file, text);
  try {
    execFileSync(python, [file], { cwd: folder, stdio: 'pipe', timeout: 120_000 });
    return null;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return `fails: ${said.trim().split('\n').at(-1) ?? ''}`;
  }
}

function readJson(file: string): { readonly programs: readonly FailingProgram[] } {
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof data !== 'object' || data === null || !('programs' in data)) throw new Error(file);
  const { programs } = data;
  if (!Array.isArray(programs)) throw new Error(`${file} holds no programs`);
  return { programs: programs.map(programOf) };
}

function programOf(data: unknown): FailingProgram {
  if (
    typeof data !== 'object' ||
    data === null ||
    !('file' in data && typeof data.file === 'string') ||
    !('line' in data && typeof data.line === 'number') ||
    !('message' in data && typeof data.message === 'string')
  ) {
    throw new Error('a program is a file, a line and a message');
  }
  return { file: data.file, line: data.line, message: data.message };
}
