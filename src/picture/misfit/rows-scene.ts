import type { MisfitPicture } from '../../protocol/index.js';
import type { Role, Scene, Shape } from '../shapes/shape.js';

type Rows = Extract<MisfitPicture, { readonly kind: 'rows' }>;

/** What is said below the rows. */
export interface RowsWords {
  /** `one row, one sample`. */
  readonly before: string;
  /** `sample 0 runs into row 1`. */
  readonly after: string;
}

const WIDEST = 140;
const ROW = 6;
const SHOWN = 5;
const GAP = 46;
const LETTER = 6.4;

/** Rows before and after they were cut otherwise; the first sample stands out in both. */
export function rowsScene({ before, after }: Rows, words: RowsWords): Scene {
  const scale = WIDEST / Math.max(before[1], after[1], 1);
  const left = { x: 1, width: before[1] * scale };
  const right = { x: left.width + GAP, width: after[1] * scale };
  const height = SHOWN * ROW;
  const captions = height + 12;
  const shapes: Shape[] = [
    ...grid(left, 'map-outline', before[0]),
    filled(left.x, 0, left.width),
    { kind: 'line', role: 'arrow', points: arrow(left.width + 12, right.x - 12, height / 2) },
    ...grid(right, 'map-outline-broken', after[0]),
    ...sampleParts(before[1], after[1]).map((part, row) => filled(right.x, row, part * scale)),
    text('text-title', left.x, captions, before.join(' × ')),
    text('text-caption', left.x, captions + 15, words.before),
    text('text-broken', right.x, captions, after.join(' × ')),
    text('text-caption', right.x, captions + 15, words.after),
  ];
  const said = Math.max(words.after.length * LETTER, right.width);
  return { width: right.x + said + 2, height: captions + 24, shapes };
}

/** How much of each new row the first sample fills, as far as rows are shown. */
function sampleParts(values: number, columns: number): readonly number[] {
  const rows = Math.min(SHOWN, Math.ceil(values / Math.max(1, columns)));
  return Array.from({ length: rows }, (_, row) => Math.min(columns, values - row * columns));
}

function grid(
  { x, width }: { readonly x: number; readonly width: number },
  role: Role,
  rows: number,
): readonly Shape[] {
  const shown = Math.min(SHOWN, rows);
  const lines = Array.from({ length: Math.max(0, shown - 1) }, (_, at): Shape => {
    const y = (at + 1) * ROW;
    return {
      kind: 'line',
      role: 'bar-field',
      points: [
        { x, y },
        { x: x + width, y },
      ],
    };
  });
  const box = { x, y: 0, width, height: shown * ROW, radius: 1 };
  return [{ kind: 'rect', role: 'map', ...box }, ...lines, { kind: 'rect', role, ...box }];
}

const filled = (x: number, row: number, width: number): Shape => ({
  kind: 'rect',
  role: 'current-window-bar',
  x,
  y: row * ROW + 1,
  width,
  height: ROW - 2,
  radius: 1,
});

const arrow = (from: number, to: number, y: number) => [
  { x: from, y },
  { x: to, y },
  { x: to - 4, y: y - 3 },
  { x: to, y },
  { x: to - 4, y: y + 3 },
];

function text(role: Role, x: number, y: number, said: string): Shape {
  return { kind: 'text', role, x, y, text: said, size: 11, anchor: 'start' };
}
