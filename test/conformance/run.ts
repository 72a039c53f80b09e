import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { frameworkValues } from './framework-values.js';
import { onnxPool } from './onnx-pool.js';
import { report } from './report.js';
import type { CaseResult, Format } from './suite.js';
import { torchValues } from './torch-values.js';
import { webnnPool } from './webnn-pool.js';

const formats: readonly Format[] = [torchValues, frameworkValues, onnxPool, webnnPool];

/**
 * Runs the case files given, or every one of the data folder, prints what failed and a table per
 * file, and gives the exit code: 0 only if cases ran and all passed.
 */
export const run = async (files: readonly string[], dataFolder: string): Promise<number> => {
  const chosen = files.length > 0 ? files : await caseFiles(dataFolder);
  const results: CaseResult[] = [];
  for (const path of chosen) {
    const file: unknown = JSON.parse(await readFile(path, 'utf8'));
    const name = formatName(file);
    const format = formats.find(({ accepts }) => accepts(name));
    if (format === undefined) throw new Error(`${path}: no reader for the format “${name}”`);
    const ran = format.run(file);
    results.push(...ran);
    process.stdout.write(`${report(path, ran)}\n`);
  }
  const failed = results.filter(({ failure }) => failure !== null).length;
  process.stdout.write(`${String(results.length - failed)} passed, ${String(failed)} failed\n`);
  if (results.length === 0) process.stderr.write('No conformance cases were found.\n');
  return failed === 0 && results.length > 0 ? 0 : 1;
};

/** The case files of a folder; files of other checks (shapes of whole models) are left to them. */
const caseFiles = async (folder: string): Promise<readonly string[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return names.filter((name) => !name.startsWith('shapes-')).map((name) => join(folder, name));
};

const formatName = (file: unknown): string =>
  typeof file === 'object' && file !== null && 'format' in file ? String(file.format) : '';
