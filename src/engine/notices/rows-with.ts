import type { Range } from '../geometry/coverage.js';
import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';
import type { NoticeCells } from './notice.js';

/** The rows (slices, cells of one axis) of the input or output that hold such a value in some plane. */
export function rowsWith(
  { axes, spec, channels }: Plan,
  of: NoticeCells['of'],
  values: Values,
  isSuch: (value: number) => boolean,
): readonly NoticeCells[] {
  const sizes = axes.map((axis) => (of === 'input' ? axis.inputSize : axis.outputSize));
  const inner = spec.layout === 'channels-last' ? channels : 1;
  const perRow = sizes.slice(1).reduce((all, size) => all * size, inner);
  const rows = new Set<number>();
  for (let i = 0; i < values.length; i += 1) {
    if (isSuch(values[i])) rows.add(Math.floor(i / perRow) % (sizes[0] ?? 1));
  }
  const ranges: Range[] = [];
  for (const row of [...rows].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.to === row) ranges[ranges.length - 1] = { from: last.from, to: row + 1 };
    else ranges.push({ from: row, to: row + 1 });
  }
  return ranges.length === 0 ? [] : [{ of, axis: 0, ranges }];
}
