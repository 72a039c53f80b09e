import path from 'node:path';
import { fail, ok, type Result } from '../../engine/result.js';
import { readShape } from '../../agents/shape-text.js';
import type { Config } from './config.js';
import type { FileToCheck } from './find-files.js';
import type { Finding } from './finding.js';
import { findingsOf } from './findings.js';
import type { CheckResult } from './formats.js';
import { reportOn, type EntryInputs } from './report-on.js';

/** Reads files one by one and tells what was found in each. */
export async function check(
  files: readonly FileToCheck[],
  config: Config,
  version: string,
): Promise<Result<CheckResult, string>> {
  const findings: Finding[] = [];
  const unread: { file: string; reason: string }[] = [];
  for (const file of files) {
    const calls = callsOf(file.file, config);
    if (!calls.ok) return calls;
    for (const call of [null, ...calls.value]) {
      const read = await reportOn(file, call);
      if (read.ok) findings.push(...findingsOf(file.file, read.value, config.severities));
      else unread.push({ file: file.file, reason: read.error });
    }
  }
  return ok({ findings: distinct(findings), files: files.length, unread, version });
}

/** The entries of a file whose inputs the project settled. */
function callsOf(file: string, { inputs }: Config): Result<readonly EntryInputs[], string> {
  const calls: EntryInputs[] = [];
  for (const [key, value] of Object.entries(inputs)) {
    const [named = '', entry = ''] = key.split(':');
    if (path.resolve(named) !== path.resolve(file)) continue;
    if (entry === '') return fail(`inputs: write \`${key}\` as FILE:ENTRY, such as net.py:LeNet.`);
    const shapes: (readonly number[])[] = [];
    for (const written of [value].flat()) {
      const shape = readShape(written);
      if (!shape.ok) return fail(`inputs.${key}: ${shape.error}`);
      shapes.push(shape.value);
    }
    calls.push({ entry, inputs: shapes });
  }
  return ok(calls);
}

const distinct = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];
