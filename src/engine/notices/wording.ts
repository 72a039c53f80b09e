import type { Range } from '../geometry/coverage.js';
import { number } from '../number-text.js';
import { listed, say, type Phrase, type Words } from '../phrase.js';

/** What one cell of an axis is. */
export type CellName = 'cell' | 'row' | 'column' | 'slice';

/** What one cell of an axis is called: a row, a column, a slice; in one dimension a cell. */
export const cellName = (rank: number, axis: number): CellName => {
  if (rank === 1) return 'cell';
  return (['slice', 'row', 'column'] as const)[axis + 3 - rank] ?? 'cell';
};

/** One such cell, and several of them. */
export const cellWord: Readonly<Record<CellName, { readonly one: Phrase; readonly many: Phrase }>> =
  {
    cell: { one: say('cell'), many: say('cells') },
    row: { one: say('row'), many: say('rows') },
    column: { one: say('column'), many: say('columns') },
    slice: { one: say('slice'), many: say('slices') },
  };

/** The ends of an axis. */
export type SideName = 'front' | 'back' | 'top' | 'bottom' | 'left' | 'right';

/** What the two ends of an axis are called. */
export const sideNames = (
  rank: number,
  axis: number,
): { readonly before: SideName; readonly after: SideName } => {
  const names = [
    { before: 'front', after: 'back' },
    { before: 'top', after: 'bottom' },
    { before: 'left', after: 'right' },
  ] as const;
  return names[axis + 3 - rank] ?? { before: 'left', after: 'right' };
};

/** A side within a sentence, and at its beginning. */
export const sideWord: Readonly<
  Record<SideName, { readonly within: Phrase; readonly first: Phrase }>
> = {
  front: { within: say('front'), first: say('Front') },
  back: { within: say('back'), first: say('Rear') },
  top: { within: say('top'), first: say('Top') },
  bottom: { within: say('bottom'), first: say('Bottom') },
  left: { within: say('left'), first: say('Left') },
  right: { within: say('right'), first: say('Right') },
};

/** `row 4`, `rows 10–11`, `rows 1, 3 and 5–6`; at most four stretches. */
export const cellsText = (name: CellName, ranges: readonly Range[]): Phrase => {
  const shown = ranges
    .slice(0, 4)
    .map(({ from, to }) => (to - from === 1 ? number(from) : `${number(from)}–${number(to - 1)}`));
  const rest = ranges.length - shown.length;
  const places = listed(rest > 0 ? [...shown, say('{count} more', { count: rest })] : shown);
  const one = ranges.length === 1 && (ranges[0]?.to ?? 0) - (ranges[0]?.from ?? 0) === 1;
  return one ? cellAt[name](places) : cellsAt[name](places);
};

/** A cell by its place. */
export const cellAt: Readonly<Record<CellName, (at: Words) => Phrase>> = {
  cell: (at) => say('cell {at}', { at }),
  row: (at) => say('row {at}', { at }),
  column: (at) => say('column {at}', { at }),
  slice: (at) => say('slice {at}', { at }),
};

const cellsAt: Readonly<Record<CellName, (at: Words) => Phrase>> = {
  cell: (at) => say('cells {at}', { at }),
  row: (at) => say('rows {at}', { at }),
  column: (at) => say('columns {at}', { at }),
  slice: (at) => say('slices {at}', { at }),
};

/** The `n`-th: as a word up to the tenth. */
export const ordinal = (n: number): Phrase => ordinals[n - 1] ?? say('{n}th', { n });

const ordinals: readonly Phrase[] = [
  say('first'),
  say('second'),
  say('third'),
  say('fourth'),
  say('fifth'),
  say('sixth'),
  say('seventh'),
  say('eighth'),
  say('ninth'),
  say('tenth'),
];
