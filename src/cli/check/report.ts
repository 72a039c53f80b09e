import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../engine/result.js';
import type { Passage, ReportedLayer } from '../../protocol/report.js';
import { timesText } from '../cost-table.js';
import { shapeText } from '../shapes-table.js';
import { findFiles } from './find-files.js';
import { reportOn } from './report-on.js';

/** Reads the words after `poolscope report`. Fails with what is wrong with them. */
export function readReportCommand(words: readonly string[]): Result<readonly string[], string> {
  try {
    const { positionals } = parseArgs({ args: [...words], allowPositionals: true, options: {} });
    return positionals.length === 0
      ? fail('Name files or folders: `poolscope report FOLDER`.')
      : ok(positionals);
  } catch (error) {
    if (error instanceof TypeError) return fail(error.message);
    throw error;
  }
}

/** A Markdown table of every pooling layer in files and folders, a row for each pair of shapes. */
export async function report(paths: readonly string[]): Promise<Result<string, string>> {
  const files = findFiles(paths);
  if (!files.ok) return files;
  const rows: string[] = [];
  for (const file of files.value) {
    const read = await reportOn(file);
    if (!read.ok) {
      rows.push(row([file.file, `not read: ${read.error}`, '', '', '', '']));
      continue;
    }
    const layers = read.value.layers.filter(({ isPooling }) => isPooling);
    const own = layers.filter(({ role }) => role === 'constructor');
    const calls = layers.filter((layer) => layer.role === 'call' && !isOf(layer, own));
    for (const layer of [...own, ...calls]) rows.push(...rowsOf(file.file, layer));
  }
  const title = row(['Place', 'Layer', 'Input', 'Output', 'Operations', 'Notices']);
  return ok([title, '|---|---|---|---|---:|---|', ...rows].join('\n'));
}

/** Whether a call is of a layer that was built at one of the sites, where its passages stand too. */
const isOf = (layer: ReportedLayer, built: readonly ReportedLayer[]): boolean =>
  layer.passages.length > 0 &&
  built.some(
    (other) =>
      other.kind === layer.kind &&
      layer.passages.every(({ path }) => other.passages.some((passage) => passage.path === path)),
  );

function rowsOf(
  file: string,
  { passages, range, text, unknown }: ReportedLayer,
): readonly string[] {
  const place = `${file}:${String(range.start.line + 1)}`;
  const layer = `\`${text.replaceAll(/\s+/gu, ' ')}\``;
  if (passages.length === 0) {
    const reason = unknown === null ? 'no input is known' : 'unknown';
    return [row([place, layer, reason, '', '', ''])];
  }
  return [...new Set(passages.map((passage) => row([place, layer, ...factsOf(passage)])))];
}

const factsOf = ({ input, output, cost, notices }: Passage): readonly string[] => [
  shapeText(input),
  shapeText(output),
  cost === null ? '?' : timesText(cost.times, cost.operations.toLocaleString('en')),
  notices.map(({ code }) => code).join(', '),
];

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
