import type { Translate } from '../../engine/phrase.js';
import type { ModelRow } from '../../protocol/model-state.js';

/** A table of text; the first line holds the titles. */
export interface PlainTable {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Every call of a model, as a table for reading aloud, for copying and for the terminal. */
export function plainTable(rows: readonly ModelRow[], t: Translate): PlainTable {
  return {
    titles: [
      t('Order'),
      t('Path'),
      t('Layer'),
      t('Input'),
      t('Output'),
      t('Sees'),
      t('Operations'),
      t('Parameters'),
      t('Note'),
    ],
    rows: rows.map((row) => [
      String(row.from + 1),
      row.path,
      [row.title, row.detail].filter((one) => one !== '').join(' '),
      row.input,
      row.output,
      row.sees,
      row.costs.operations === null ? '?' : row.costs.operations.toLocaleString('en-US'),
      row.costs.parameters === null ? '?' : row.costs.parameters.toLocaleString('en-US'),
      [...row.chips.map(({ text }) => text), row.note, row.reason]
        .filter((one) => one !== '')
        .join('; '),
    ]),
  };
}

/** The table in Markdown. */
export function markdownTable({ titles, rows }: PlainTable): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line), ''].join('\n');
}

/** The table as comma-separated values (RFC 4180), without marks between thousands. */
export function csvTable({ titles, rows }: PlainTable): string {
  const cell = (text: string): string => {
    const plain = /^\d{1,3}(?:,\d{3})+$/u.test(text) ? text.replaceAll(',', '') : text;
    const safe = /^[=+\-@]/u.test(plain) ? `'${plain}` : plain;
    return /[",\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [titles, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
