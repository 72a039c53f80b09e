import type { ReportRow } from '../../src/protocol/report-state.js';

/** What a report can be sorted by. */
export type ReportColumn = 'place' | 'call' | 'input' | 'output' | 'cost' | 'notices';

/** How a report is sorted. */
export interface ReportOrder {
  readonly column: ReportColumn;
  readonly isDescending: boolean;
}

/** The rows in an order; rows that are equal stay in the order of the code. */
export function sortedRows(
  rows: readonly ReportRow[],
  { column, isDescending }: ReportOrder,
): readonly ReportRow[] {
  const compare = COMPARE[column];
  const sorted = rows.toSorted(compare);
  return isDescending ? rows.toSorted((a, b) => compare(b, a)) : sorted;
}

type Compare = (a: ReportRow, b: ReportRow) => number;

const byText =
  (text: (row: ReportRow) => string): Compare =>
  (a, b) =>
    text(a).localeCompare(text(b), 'en', { numeric: true });

const COMPARE: Readonly<Record<ReportColumn, Compare>> = {
  place: (a, b) => byText(({ file }) => file)(a, b) || a.line - b.line,
  call: byText(({ call }) => call),
  input: (a, b) => valuesIn(a.input) - valuesIn(b.input),
  output: (a, b) => valuesIn(a.output) - valuesIn(b.output),
  cost: (a, b) => numberIn(a.cost) - numberIn(b.cost),
  notices: (a, b) => severityOf(a) - severityOf(b),
};

/** How many values a shape has; symbols count as one. */
const valuesIn = (shape: string): number =>
  shape.split('×').reduce((all, size) => all * (/^\d+$/u.test(size) ? Number(size) : 1), 1);

const numberIn = (cost: string): number =>
  Number((/[\d,.]+/u.exec(cost)?.[0] ?? '0').replaceAll(',', ''));

/** 3 for what fails, 2 for warnings, 1 for remarks, 0 for nothing. */
export function severityOf({ problem, notices }: ReportRow): 0 | 1 | 2 | 3 {
  if (problem !== '' || notices.some(({ severity }) => severity === 'error')) return 3;
  if (notices.some(({ severity }) => severity === 'warning')) return 2;
  return notices.length > 0 ? 1 : 0;
}
