import type { Passage, ReportedLayer } from '../protocol/report.js';
import type { Places } from './places.js';
import { shapeText, shorten } from './shapes-table.js';
import { formatTable, type Column, type Ink } from './table.js';

const COLUMNS: readonly Column[] = [
  { title: 'Line', align: 'right' },
  { title: 'Call', align: 'left' },
  { title: 'Path', align: 'left' },
  { title: 'Output', align: 'left' },
  { title: 'Operations', align: 'right' },
  { title: 'Read', align: 'right' },
  { title: 'Written', align: 'right' },
  { title: 'Ops/byte', align: 'right' },
];

const NONE = 'No pooling layer with a known input found.';

/** What each passage through a pooling layer costs in float32, and the totals. */
export function costTable(
  layers: readonly ReportedLayer[],
  places: Places,
  ink: Ink,
): readonly string[] {
  const passages = layers.flatMap((layer) => layer.passages.map((passage) => ({ layer, passage })));
  if (passages.length === 0) return [NONE];
  const rows = passages.map(({ layer, passage }) => [
    places.inTable(layer.range),
    shorten(layer.text.replaceAll(/\s+/gu, ' '), 48),
    passage.path,
    passage.certainty === 'unknown' ? '?' : shapeText(passage.output),
    ...sumCells([passage.cost]),
  ]);
  const totals = sumCells(passages.map(({ passage }) => passage.cost));
  return formatTable(COLUMNS, [...rows, ['', 'Total', '', '', ...totals]], ink);
}

/** What all passages cost together, as a sentence; `?` where a part isn't known. */
export function costLine(layers: readonly ReportedLayer[]): string {
  const costs = layers.flatMap(({ passages }) => passages.map(({ cost }) => cost));
  if (costs.length === 0) return NONE;
  if (costs.every((cost) => cost === null)) return 'What these layers cost is not known.';
  const [operations = '', read = '', written = '', ratio = ''] = sumCells(costs);
  return `Together: ${operations} operations, ${read} read, ${written} written, ${ratio} operations per byte`;
}

/** A count, so many times as much where it stands for symbols. */
export const timesText = (times: string | null, count: string): string =>
  times === null ? count : `${times} × ${count}`;

type PassageCost = NonNullable<Passage['cost']>;

/** Operations, bytes and their ratio of some passages together; `?` for what isn't known of them. */
function sumCells(costs: readonly (PassageCost | null)[]): readonly string[] {
  const known = costs.filter((cost) => cost !== null);
  const sum = (of: (cost: PassageCost) => number, text: (count: number) => string): string => {
    const sums = new Map<string | null, number>();
    for (const cost of known) sums.set(cost.times, (sums.get(cost.times) ?? 0) + of(cost));
    const parts = [...sums].map(([times, count]) => timesText(times, text(count)));
    return [...parts, ...(known.length < costs.length ? ['?'] : [])].join(' + ');
  };
  const all = (of: (cost: PassageCost) => number): number =>
    known.reduce((total, cost) => total + of(cost), 0);
  const moved = all(({ bytesRead, bytesWritten }) => bytesRead + bytesWritten);
  const ratio = moved === 0 ? '–' : (all(({ operations }) => operations) / moved).toFixed(3);
  const isOneFactor = new Set(known.map(({ times }) => times)).size === 1;
  const own = known.length === 1 ? (known[0]?.intensity?.toFixed(3) ?? '–') : ratio;
  return [
    sum(({ operations }) => operations, grouped),
    sum(({ bytesRead }) => bytesRead, bytes),
    sum(({ bytesWritten }) => bytesWritten, bytes),
    isOneFactor && known.length === costs.length ? own : '?',
  ];
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/gu, ',');
}

function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  if (count < 1024 ** 2) return `${(count / 1024).toFixed(1)} KiB`;
  return `${(count / 1024 ** 2).toFixed(1)} MiB`;
}
