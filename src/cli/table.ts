import stringWidth from 'string-width';

/** One column of a table for people. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** Colours a line or a word for a terminal; the identity where the output isn't one. */
export interface Ink {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly warning: (text: string) => string;
}

const plain: Ink = { strong: same, quiet: same, warning: same };

const coloured: Ink = {
  strong: (text) => `\u001b[1m${text}\u001b[0m`,
  quiet: (text) => `\u001b[2m${text}\u001b[0m`,
  warning: (text) => `\u001b[33m${text}\u001b[0m`,
};

/** Ink for a stream: colour only on a terminal that wants it. */
export function inkFor(isTerminal: boolean): Ink {
  return isTerminal ? coloured : plain;
}

/** Aligned lines: titles, then one line per row; two spaces between columns, none at the end. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  ink: Ink,
): readonly string[] {
  const widths = columns.map((column, index) =>
    Math.max(widthOf(column.title), ...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, index) => pad(cells[index] ?? '', widths[index] ?? 0, column.align))
      .join('  ')
      .trimEnd();
  return [ink.strong(line(columns.map((column) => column.title))), ...rows.map(line)];
}

function pad(text: string, size: number, align: Column['align']): string {
  const gap = ' '.repeat(Math.max(0, size - widthOf(text)));
  return align === 'left' ? text + gap : gap + text;
}

/** What takes a column for each sign, as nearly all that is printed does. */
const PLAIN = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff]*$/;

/** The columns that a text takes; only what isn't plain needs the tables of Unicode, which take time to load. */
function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

function same(text: string): string {
  return text;
}
