import type { MisfitPicture } from '../../protocol/index.js';
import type { Scene, Shape } from '../shapes/shape.js';
import { measuredColumns, type Column } from './stair-columns.js';

type Stairs = Extract<MisfitPicture, { readonly kind: 'stairs' }>;

const GAP = 12;
const NAME_HEIGHT = 15;
const WORDS_HEIGHT = 30;
/** Of the width, at most this much is the largest map's. */
const WIDEST_MAP = 0.42;
const LETTER = 6.1;

/**
 * Maps to scale on one base line, the input first, with what arrives and what was asked for above the
 * last one. At most `maxHeight` pixels high; `input` names the first map.
 */
export function stairsScene(
  { maps, arrives, asked }: Stairs,
  input: string,
  maxWidth: number,
  maxHeight: number,
): Scene {
  const largest = Math.max(...maps.flatMap(({ sizes }) => sizes), 1);
  const room = maxHeight - NAME_HEIGHT - WORDS_HEIGHT;
  const scale = Math.min(room, maxWidth * WIDEST_MAP) / largest;
  const base = WORDS_HEIGHT + room;
  const columns = measuredColumns(maps, input, scale, GAP);
  const words = Math.max(arrives.length, asked.length) * LETTER + 12;
  const width = Math.max(words, ...columns.map(({ left, room: own }) => left + own + 1));
  const text = (role: 'text-value' | 'text-broken', y: number, said: string): Shape => ({
    kind: 'text',
    role,
    x: width - 1,
    y,
    text: said,
    size: 11,
    anchor: 'end',
  });
  return {
    width,
    height: maxHeight,
    shapes: [
      ...funnels(maps, columns, base),
      ...columns.flatMap((column, at) => mapShapes(maps[at]?.isPooling ?? false, column, base)),
      text('text-value', 7, arrives),
      text('text-broken', 21, asked),
    ],
  };
}

/** What shrinks between two maps: filled where a pooling does it. */
function funnels(maps: Stairs['maps'], columns: readonly Column[], base: number): readonly Shape[] {
  return columns.slice(1).flatMap((column, at): readonly Shape[] => {
    const before = columns[at];
    if (before === undefined || !(maps[at + 1]?.isPooling ?? false)) return [];
    const [from, to] = [right(before), column.middle - column.width / 2];
    return [
      {
        kind: 'polygon',
        role: 'funnel',
        points: [
          { x: from, y: base - before.height },
          { x: to, y: base - column.height },
          { x: to, y: base },
          { x: from, y: base },
        ],
      },
    ];
  });
}

const right = ({ middle, width }: Column): number => middle + width / 2;

function mapShapes(isPooling: boolean, column: Column, base: number): readonly Shape[] {
  const { middle, width, height, size, name } = column;
  const fits = width >= size.length * LETTER + 4 && height >= 14;
  const box = { x: middle - width / 2, y: base - height, width, height, radius: 1.5 };
  return [
    { kind: 'rect', role: 'map', ...box },
    { kind: 'rect', role: isPooling ? 'nested-pooling' : 'map-outline', ...box },
    {
      kind: 'text',
      role: 'text-value',
      x: middle,
      y: fits ? base - height / 2 : base - height - 7,
      text: size,
      size: 10.5,
      anchor: 'middle',
    },
    {
      kind: 'text',
      role: isPooling ? 'text-title' : 'text-caption',
      x: middle,
      y: base + 9,
      text: name,
      size: 10.5,
      anchor: 'middle',
    },
  ];
}
