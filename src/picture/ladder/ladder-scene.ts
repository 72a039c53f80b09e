import type { Translate } from '../../engine/phrase.js';
import type { Ladder } from '../../protocol/index.js';
import type { Role, Scene, Shape } from '../shapes/shape.js';

/** What the lines of a ladder are called. */
export interface LadderWords {
  readonly input: string;
  readonly lastMap: string;
  readonly values: string;
}

const STEP = 27;
const LEFT = 64;
const LETTER = 6.6;
const [INPUTS, BRACKETS, MAPS, VALUES] = [13, 33, 50, 66];
const HEIGHT = 76;

/**
 * Sides of an input in a line, those that fit outlined; below, in brackets, what sides in a row give:
 * the last map and how many values that is.
 */
export function ladderScene({ sides, rungs, fits }: Ladder, words: LadderWords): Scene {
  const [first = 1] = sides;
  const left = (side: number): number => LEFT + (side - first) * STEP;
  const middle = (side: number): number => left(side) + STEP / 2;
  const isFitting = (side: number): boolean => side >= fits.first && side <= fits.last;
  const right = LEFT + sides.length * STEP;
  const shapes: Shape[] = [
    text('text-caption', LEFT - 8, INPUTS, words.input, 'end'),
    text('text-caption', LEFT - 8, MAPS, words.lastMap, 'end'),
    text('text-caption', LEFT - 8, VALUES, words.values, 'end'),
    ...sides.slice(1).map((side): Shape => {
      const gap = { from: middle(side - 1) + 10, to: middle(side) - 10 };
      return line([gap.from, INPUTS], [gap.to, INPUTS]);
    }),
  ];
  for (const side of sides) {
    if (isFitting(side)) {
      const box = { x: left(side) + 1, y: 1, width: STEP - 2, height: 2 * INPUTS - 2, radius: 3 };
      shapes.push({ kind: 'rect', role: 'window', ...box });
    }
    const role = isFitting(side) ? 'text-winner' : 'text-quiet';
    shapes.push(text(role, middle(side), INPUTS, String(side), 'middle'));
  }
  for (const { first: from, last: to, map, values } of rungs) {
    const [start, end] = [left(from) + 3, left(to) + STEP - 3];
    const fitting = isFitting(from) || isFitting(to);
    shapes.push(
      line([start, BRACKETS - 4], [start, BRACKETS], [end, BRACKETS], [end, BRACKETS - 4]),
    );
    for (const [y, said] of [
      [MAPS, map],
      [VALUES, String(values)],
    ] as const) {
      if (!fitting && said.length * LETTER > end - start + 4) continue;
      const role = fitting ? 'text-winner' : 'text-quiet';
      shapes.push(text(role, (start + end) / 2, y, said, 'middle'));
    }
  }
  return { width: right + 4, height: HEIGHT, shapes };
}

/** The same in words: `inputs 28 to 31 give 4×4, 256 values`. */
export function ladderTitle({ rungs, fits }: Ladder, t: Translate): string {
  const rung = rungs.find(({ first, last }) => first <= fits.first && fits.first <= last);
  const { map = '', values = 0 } = rung ?? {};
  return t('inputs {first} to {last} give {map}, {values} values', {
    ...fits,
    map: map === '' ? '?' : map,
    values,
  });
}

function line(...points: readonly (readonly [number, number])[]): Shape {
  return { kind: 'line', role: 'bar-field', points: points.map(([x, y]) => ({ x, y })) };
}

function text(
  role: Role,
  x: number,
  y: number,
  said: string,
  anchor: 'start' | 'middle' | 'end',
): Shape {
  return { kind: 'text', role, x, y, text: said, size: 11, anchor };
}
