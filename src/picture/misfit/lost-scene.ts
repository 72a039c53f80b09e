import type { MisfitPicture } from '../../protocol/index.js';
import type { Role, Scene, Shape } from '../shapes/shape.js';

type Lost = Extract<MisfitPicture, { readonly kind: 'lost' }>;

/** What the picture says in words. */
export interface LostWords {
  /** `57 rows` for a count of cells along the axis. */
  readonly count: (cells: number) => string;
}

const CELL = 30;
const PITCH = 32;
const LEFT = 76;
/** Cells of the axis before the pooling that are shown, from its end. */
const SHOWN = 5;
const LINES = [0, 56, 100] as const;

/**
 * Where cells go that a pooling drops: the last ones that it reads, what it makes of them, and the hole
 * that they leave where its result, made larger again, meets what it came from.
 */
export function lostScene(lost: Lost, { count }: LostWords): Scene {
  const { names, sizes, kernel, stride, dropped } = lost;
  const [before, after, joined] = sizes;
  const shown = Math.min(before, Math.max(SHOWN, kernel + dropped));
  const first = before - shown;
  const x = (index: number): number => LEFT + (index - first) * PITCH;
  const windows = windowsFrom(lost, first);
  const grown = Math.abs(joined - after * stride) < stride ? stride : null;
  const shapes: Shape[] = names.flatMap((name, at) => nameShapes(name, count(sizes[at] ?? 0), at));
  for (let index = first; index < before; index += 1) {
    shapes.push(...cell(index >= before - dropped ? 'cell-dropped' : 'cell', x(index), 0, index));
  }
  for (const window of windows) {
    const start = x(window * stride);
    const width = (kernel - 1) * PITCH + CELL;
    const middle = start + width / 2;
    shapes.push(
      { kind: 'rect', role: 'window-bar', x: start, y: 36, width, height: 4, radius: 2 },
      line(middle, 41, middle, 54),
      ...cell('cell', middle - CELL / 2, LINES[1], window),
    );
    for (let step = 0; grown !== null && step < grown; step += 1) {
      shapes.push(line(middle, 88, x(window * grown + step) + CELL / 2, 98));
    }
  }
  for (let index = first; index < before; index += 1) {
    const there = index < joined;
    if (there) shapes.push(...cell('cell', x(index), LINES[2], index));
    else shapes.push({ ...box('differs', x(index), LINES[2]) });
  }
  return { width: x(before) + 2, height: LINES[2] + CELL + 3, shapes };
}

/** The windows that lie wholly in the cells that are shown. */
function windowsFrom({ sizes: [, after], stride }: Lost, first: number): readonly number[] {
  const from = Math.ceil(first / stride);
  return Array.from({ length: Math.max(0, after - from) }, (_, at) => from + at);
}

function nameShapes(name: string, count: string, at: number): readonly Shape[] {
  const y = LINES[at] ?? 0;
  const text = (role: Role, size: number, down: number, said: string): Shape => ({
    kind: 'text',
    role,
    x: 0,
    y: y + down,
    text: said,
    size,
    anchor: 'start',
  });
  return [text('text-title', 12, 9, short(name)), text('text-caption', 11, 23, count)];
}

const box = (role: Role, x: number, y: number) =>
  ({ kind: 'rect', role, x, y: y + 2, width: CELL, height: CELL, radius: 3 }) as const;

const cell = (role: Role, x: number, y: number, index: number): readonly Shape[] => [
  box(role, x, y),
  {
    kind: 'text',
    role: role === 'cell-dropped' ? 'text-dropped' : 'text-value',
    x: x + CELL / 2,
    y: y + 2 + CELL / 2,
    text: String(index),
    size: 11.5,
    anchor: 'middle',
  },
];

const line = (fromX: number, fromY: number, toX: number, toY: number): Shape => ({
  kind: 'line',
  role: 'map-outline',
  points: [
    { x: fromX, y: fromY },
    { x: toX, y: toY },
  ],
});

const short = (name: string): string => (name.length > 10 ? `${name.slice(0, 9)}…` : name);
