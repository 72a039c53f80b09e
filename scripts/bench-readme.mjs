/** Writes what the kernels were measured at into the README, from `bench/results.json`. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMain, root } from './root.mjs';

const begin = '<!-- Written by npm run bench: -->';
const end = '<!-- until here. -->';

/** The goals of the kernels and what came of them, as a table. */
export function goalsTable({ goals }) {
  const rows = goals.map(({ measure, goal, measured, met, note }) => {
    const value = measured === null ? '' : `${Number(measured.toPrecision(2))}×`;
    const verdict = met === null ? 'not measured' : met ? 'met' : 'missed';
    return `| ${measure} | ${goal} | ${value} | ${[verdict, note].filter(Boolean).join(': ')} |`;
  });
  return ['| | Aimed at | Measured | |', '|---|---|---|---|', ...rows].join('\n');
}

/** Replaces the table in the README; throws where its place is missing. */
export async function writeGoals({ parts }) {
  if (parts.kernels === undefined) return;
  const file = path.join(root, 'README.md');
  const text = await readFile(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`No place for the kernels' goals in ${file}.`);
  const head = text.slice(0, from + begin.length);
  await writeFile(file, `${head}\n\n${goalsTable(parts.kernels)}\n\n${text.slice(to)}`);
}

if (isMain(import.meta)) {
  await writeGoals(JSON.parse(await readFile(path.join(root, 'bench/results.json'), 'utf8')));
}
