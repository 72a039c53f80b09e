import {
  cellSpacing,
  cost,
  countedBy,
  say,
  textOf,
  type Cost,
  type DataType,
  type Phrase,
  type Plan,
  type Translate,
  type Words,
} from '../../engine/index.js';
import { countText } from '../../picture/words/number-text.js';
import type { CostState } from '../../protocol/index.js';

/**
 * The cost of one forward pass in rows, each with the convention it was counted by. `times` is a
 * factor that isn't known as a number, see {@link openSizes}: the plan has 1 in its place.
 */
export function costStateOf(
  plan: Plan,
  dtype: DataType,
  t: Translate,
  times: string | null = null,
): CostState | null {
  const result = cost(plan, dtype);
  if (!result.ok) return null;
  const value = result.value;
  const multiplied = (text: string): string => (times === null ? text : `${times} × ${text}`);
  return {
    summary: t('{operations}, {bytes} moved', {
      operations: multiplied(textOf(operationSummary(value), t)),
      bytes: multiplied(bytesText(value.bytesIn + value.bytesOut)),
    }),
    rows: rowsOf(plan, value, times !== null).map((row) => ({
      label: textOf(row.label, t),
      note: textOf(row.note, t),
      value: row.isRatio === true ? row.value : multiplied(row.value),
      exact: row.isRatio === true ? textOf(row.exact, t) : multiplied(textOf(row.exact, t)),
    })),
    countedBy: countedBy(plan).map((count) => ({
      tool: count.tool,
      value: multiplied(countText(count.value)),
      reason: textOf(count.reason, t),
    })),
  };
}

/** What an operation is called: in a table, and with its count. */
interface OperationWords {
  readonly key: keyof Cost['operations'];
  readonly label: Phrase;
  readonly one: Phrase;
  readonly many: (count: string) => Phrase;
}

const OPERATIONS: readonly OperationWords[] = [
  {
    key: 'comparisons',
    label: say('Comparisons'),
    one: say('1 comparison'),
    many: (count) => say('{count} comparisons', { count }),
  },
  {
    key: 'additions',
    label: say('Additions'),
    one: say('1 addition'),
    many: (count) => say('{count} additions', { count }),
  },
  {
    key: 'multiplications',
    label: say('Multiplications'),
    one: say('1 multiplication'),
    many: (count) => say('{count} multiplications', { count }),
  },
  {
    key: 'exponentials',
    label: say('Exponentials'),
    one: say('1 exponential'),
    many: (count) => say('{count} exponentials', { count }),
  },
  {
    key: 'logarithms',
    label: say('Logarithms'),
    one: say('1 logarithm'),
    many: (count) => say('{count} logarithms', { count }),
  },
  {
    key: 'powers',
    label: say('Powers'),
    one: say('1 power'),
    many: (count) => say('{count} powers', { count }),
  },
  {
    key: 'roots',
    label: say('Roots'),
    one: say('1 root'),
    many: (count) => say('{count} roots', { count }),
  },
  {
    key: 'randomDraws',
    label: say('Random draws'),
    one: say('1 random draw'),
    many: (count) => say('{count} random draws', { count }),
  },
];

/** A row whose words are still to be said. */
interface Row {
  readonly label: Phrase;
  readonly note: Words;
  readonly value: string;
  readonly exact: Words;
  /** The value is the same however large the batch is. */
  readonly isRatio?: true;
}

function rowsOf({ axes }: Plan, cost: Cost, isPart: boolean): readonly Row[] {
  const rows: Row[] = [values(say('Values read'), cost.reads)];
  if (cost.readsWithPadding !== cost.reads) {
    const label = axes.some((axis) => cellSpacing(axis) > 1)
      ? say('… counting padding and holes')
      : say('… counting padding');
    rows.push(values(label, cost.readsWithPadding));
  }
  for (const { key, label, many } of OPERATIONS) {
    const count = cost.operations[key];
    const main = key === 'comparisons' || key === 'additions';
    const note = main && count === cost.reads - cost.outputs ? say('reads − outputs') : '';
    const value = countText(count);
    if (count > 0) rows.push({ label, note, value, exact: many(value) });
  }
  const divisions = countText(cost.operations.divisions);
  rows.push({
    label: say('Divisions'),
    note: '',
    value: divisions,
    exact: say('{count} divisions', { count: divisions }),
  });
  rows.push(...byteRows(cost, isPart));
  rows.push({
    label: say('Intensity'),
    note: say('ops per byte'),
    value: decimals(cost.intensity),
    isRatio: true,
    exact: isPart ? '' : say('{count} operations', { count: countText(cost.totalOperations) }),
  });
  rows.push({
    label: say('Overlap'),
    note: say('reads per input value'),
    value: `${decimals(cost.overlap)}×`,
    isRatio: true,
    exact: say('{count} reads per input value', { count: cost.overlap }),
  });
  if (cost.textbook !== null) {
    rows.push({
      label: say('d2l textbook'),
      note: cost.textbook.terms.map((term) => term.symbol).join('·'),
      value: countText(cost.textbook.value),
      exact: cost.textbook.terms.map((term) => String(term.value)).join(' · '),
    });
  }
  return rows;
}

const values = (label: Phrase, count: number): Row => ({
  label,
  note: '',
  value: countText(count),
  exact: say('{count} values', { count: countText(count) }),
});

const KIBI = 1024;

function byteRows(cost: Cost, isPart: boolean): readonly Row[] {
  const out = cost.bytesOut + cost.indexBytes;
  if (!isPart && cost.bytesIn < KIBI && out < KIBI) {
    return [
      {
        label: say('Bytes in / out'),
        note: cost.dtype,
        value: `${String(cost.bytesIn)} / ${String(out)}`,
        exact: say('{in} bytes in, {out} bytes out', { in: cost.bytesIn, out }),
      },
    ];
  }
  return [bytes(say('Bytes in'), cost.dtype, cost.bytesIn), bytes(say('Bytes out'), '', out)];
}

const bytes = (label: Phrase, note: string, count: number): Row => ({
  label,
  note,
  value: bytesText(count),
  exact: say('{count} bytes', { count: countText(count) }),
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

function operationSummary(cost: Cost): Phrase {
  const most = OPERATIONS.find(({ key }) => cost.operations[key] > 0);
  if (most === undefined) return say('{count} operations', { count: 0 });
  const count = cost.operations[most.key];
  return count === 1 ? most.one : most.many(countText(count));
}
