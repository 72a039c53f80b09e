import { cost, countedBy, type Cost, type DataType, type Plan } from '../../engine/index.js';
import { countText } from '../../picture/number-text.js';
import type { CostRow, CostState } from '../../protocol/index.js';

/** The cost of one forward pass in rows, each with the convention it was counted by. */
export function costStateOf(plan: Plan, dtype: DataType): CostState | null {
  const result = cost(plan, dtype);
  if (!result.ok) return null;
  const value = result.value;
  return {
    summary: `${operationSummary(value)}, ${bytesText(value.bytesIn + value.bytesOut)} moved`,
    rows: [...rowsOf(value)],
    countedBy: countedBy(plan).map((count) => ({
      tool: count.tool,
      value: countText(count.value),
      reason: count.reason,
    })),
  };
}

/** `21 comparisons, 25 values read, 80 B moved`: the cost in one line. */
export function costLine(plan: Plan, dtype: DataType): string {
  const result = cost(plan, dtype);
  if (!result.ok) return result.error.message;
  const { reads, bytesIn, bytesOut } = result.value;
  return `${operationSummary(result.value)}, ${countText(reads)} values read, ${bytesText(bytesIn + bytesOut)} moved`;
}

const OPERATIONS: readonly { readonly key: keyof Cost['operations']; readonly label: string }[] = [
  { key: 'comparisons', label: 'Comparisons' },
  { key: 'additions', label: 'Additions' },
  { key: 'multiplications', label: 'Multiplications' },
  { key: 'exponentials', label: 'Exponentials' },
  { key: 'logarithms', label: 'Logarithms' },
  { key: 'powers', label: 'Powers' },
  { key: 'roots', label: 'Roots' },
  { key: 'randomDraws', label: 'Random draws' },
];

function rowsOf(cost: Cost): readonly CostRow[] {
  const rows: CostRow[] = [row('Values read', '', cost.reads, 'values')];
  if (cost.readsWithPadding !== cost.reads) {
    rows.push(row('… counting padding', '', cost.readsWithPadding, 'values'));
  }
  for (const { key, label } of OPERATIONS) {
    const count = cost.operations[key];
    const main = key === 'comparisons' || key === 'additions';
    const note = main && count === cost.reads - cost.outputs ? 'reads − outputs' : '';
    if (count > 0) rows.push(row(label, note, count, label.toLowerCase()));
  }
  rows.push(row('Divisions', '', cost.operations.divisions, 'divisions'));
  rows.push(...byteRows(cost));
  rows.push({
    label: 'Intensity',
    note: 'ops per byte',
    value: decimals(cost.intensity),
    exact: `${countText(cost.totalOperations)} operations`,
  });
  rows.push({
    label: 'Overlap',
    note: 'reads per input value',
    value: `${decimals(cost.overlap)}×`,
    exact: `${String(cost.overlap)} reads per input value`,
  });
  if (cost.textbook !== null) {
    rows.push({
      label: 'd2l textbook',
      note: cost.textbook.terms.map((term) => term.symbol).join('·'),
      value: countText(cost.textbook.value),
      exact: cost.textbook.terms.map((term) => String(term.value)).join(' · '),
    });
  }
  return rows;
}

const KIBI = 1024;

function byteRows(cost: Cost): readonly CostRow[] {
  const out = cost.bytesOut + cost.indexBytes;
  if (cost.bytesIn < KIBI && out < KIBI) {
    return [
      {
        label: 'Bytes in / out',
        note: cost.dtype,
        value: `${String(cost.bytesIn)} / ${String(out)}`,
        exact: `${String(cost.bytesIn)} bytes in, ${String(out)} bytes out`,
      },
    ];
  }
  return [
    { ...row('Bytes in', cost.dtype, cost.bytesIn, 'bytes'), value: bytesText(cost.bytesIn) },
    { ...row('Bytes out', '', out, 'bytes'), value: bytesText(out) },
  ];
}

const row = (label: string, note: string, value: number, unit: string): CostRow => ({
  label,
  note,
  value: countText(value),
  exact: `${countText(value)} ${unit}`,
});

const decimals = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : '–');

/** Bytes as a reader likes them: `80 B`, `3.06 MiB`. */
export function bytesText(bytes: number): string {
  if (bytes < KIBI) return `${String(bytes)} B`;
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes / KIBI;
  let unit = 0;
  // From 0.75 of the next unit on, that one reads better: 0.77 MiB.
  while (value >= 0.75 * KIBI && unit < units.length - 1) {
    value /= KIBI;
    unit += 1;
  }
  return `${value.toFixed(2)} ${units[unit] ?? ''}`;
}

function operationSummary(cost: Cost): string {
  const most = OPERATIONS.find(({ key }) => cost.operations[key] > 0);
  if (most === undefined) return '0 operations';
  const count = cost.operations[most.key];
  const word = most.label.toLowerCase();
  return `${countText(count)} ${count === 1 ? word.replace(/s$/u, '') : word}`;
}
