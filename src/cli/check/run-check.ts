import { watch } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../engine/result.js';
import { check } from './check.js';
import { findConfig } from './config.js';
import { findFiles, isReadable } from './find-files.js';
import { isAtLeast, LEVELS, type Level } from './finding.js';
import { FORMATS, type CheckResult, type Format } from './formats.js';

/** What to check and how to say it. */
export interface CheckCommand {
  readonly paths: readonly string[];
  readonly format: Format;
  /** Findings of this level or graver end with exit code 1; null: none does. */
  readonly failOn: Level | null;
  readonly watch: boolean;
}

/** Reads the words after `poolscope check`. Fails with what is wrong with them. */
export function readCheckCommand(words: readonly string[]): Result<CheckCommand, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'error' },
        watch: { type: 'boolean', default: false },
      },
    });
    if (positionals.length === 0) return fail('Name files or folders: `poolscope check FOLDER`.');
    const format = formatNamed(values.format);
    if (format === null) {
      return fail(`There is no format \`${values.format}\`; there are ${names(FORMATS)}.`);
    }
    const failOn = LEVELS.find((level) => level === values['fail-on']) ?? null;
    if (failOn === null && values['fail-on'] !== 'never') {
      return fail(`\`--fail-on\` takes ${LEVELS.join(', ')} or never.`);
    }
    return ok({ paths: positionals, format, failOn, watch: values.watch });
  } catch (error) {
    if (error instanceof TypeError) return fail(error.message);
    throw error;
  }
}

const formatNamed = (name: string): Format | null =>
  name === 'text' || name === 'json' || name === 'sarif' || name === 'github' || name === 'markdown'
    ? name
    : null;

const names = (table: object): string => Object.keys(table).join(', ');

/** Where a check prints. */
export interface CheckOutput {
  readonly write: (text: string) => void;
  readonly version: string;
}

/**
 * Checks files and prints what was found. Gives the exit code: 0, or 1 where something was as grave
 * as asked for. With `watch` it checks again at every change and never ends by itself.
 */
export async function runCheck(
  command: CheckCommand,
  output: CheckOutput,
): Promise<Result<0 | 1, string>> {
  const first = await checkOnce(command, output);
  if (!first.ok || !command.watch) return first;
  await Promise.all(command.paths.map((path) => checkAtChanges(path, command, output)));
  return first;
}

async function checkOnce(
  { paths, format, failOn }: CheckCommand,
  { write, version }: CheckOutput,
): Promise<Result<0 | 1, string>> {
  const config = findConfig('.');
  if (!config.ok) return config;
  const files = findFiles(paths);
  if (!files.ok) return files;
  const result = await check(files.value, config.value, version);
  if (!result.ok) return result;
  write(`${FORMATS[format](result.value)}\n`);
  return ok(exitCode(result.value, failOn));
}

const exitCode = ({ findings }: CheckResult, failOn: Level | null): 0 | 1 =>
  failOn !== null && findings.some(({ level }) => isAtLeast(level, failOn)) ? 1 : 0;

async function checkAtChanges(
  path: string,
  command: CheckCommand,
  output: CheckOutput,
): Promise<void> {
  for await (const { filename } of watch(path, { recursive: true })) {
    if (filename === null || !isReadable(filename)) continue;
    const again = await checkOnce(command, output);
    if (!again.ok) output.write(`${again.error}\n`);
  }
}
