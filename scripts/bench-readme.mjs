/** Writes what was aimed at and what was measured into the README, from `bench/results.json`. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMain, root } from './root.mjs';

const begin = '<!-- Written by npm run bench: -->';
const end = '<!-- until here. -->';

/** The goals of all parts and what came of them, as a table. */
export function goalsTable(parts) {
  const rows = Object.values(parts).flatMap(({ goals }) => goals.map(row));
  return ['| | Aimed at | Measured | |', '|---|---|---|---|', ...rows].join('\n');
}

function row({ measure, goal, measured, met, note }) {
  const [unit] = /\D*$/.exec(goal) ?? [''];
  const value = measured === null ? '' : `${Number(measured.toPrecision(2))}${unit}`;
  const verdict = met === null ? `not measured: ${note}` : met ? 'met' : `missed: ${note}`;
  return `| ${measure} | ${goal} | ${value} | ${verdict.replace(/: $/, '')} |`;
}

/** Replaces the table in the README; throws where its place is missing. */
export async function writeGoals({ parts }) {
  const file = path.join(root, 'README.md');
  const text = await readFile(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`No place for what was measured in ${file}.`);
  const head = text.slice(0, from + begin.length);
  await writeFile(file, `${head}\n\n${goalsTable(parts)}\n\n${text.slice(to)}`);
}

if (isMain(import.meta)) {
  await writeGoals(JSON.parse(await readFile(path.join(root, 'bench/results.json'), 'utf8')));
}
