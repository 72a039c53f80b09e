import type { AxisField } from '../../protocol/model-state.js';
import { clipped, seenCells } from './seen-cells.js';
import { heightOf, widthOf, type Box, type PlacedMap, type Staircase } from './staircase.js';

/** A line from a point to a point. */
export interface Line {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** What one output sees in every map before it, and the lines from one to the next. */
export interface Cone {
  readonly boxes: readonly (Box & { readonly isEnd: boolean })[];
  readonly lines: readonly Line[];
}

/** What a cone is drawn of: a layer's output, and the maps up to it. */
export interface Seer {
  /** The call that the layer is, or the last one in a block. */
  readonly step: number;
  readonly field: readonly AxisField[] | null;
  readonly seesAll: boolean;
  /** Which output. */
  readonly index: readonly number[];
}

/** The field of an output in each map before it; in its own map the cell itself. */
export function coneOf({ maps, scale }: Pick<Staircase, 'maps' | 'scale'>, seer: Seer): Cone {
  const before = maps.filter(({ map }) => map.step <= seer.step);
  const least = scale < 1 ? 5 : 4;
  const boxes = before.flatMap((placed, at): Cone['boxes'] => {
    const box = seenBox(placed, seer, least);
    const isEnd = at === 0 || at === before.length - 1;
    return box === null ? [] : [{ ...box, isEnd }];
  });
  return {
    boxes,
    lines: boxes.slice(1).flatMap((next, at): Line[] => {
      const from = boxes[at];
      if (from === undefined) return [];
      const right = from.x + from.width;
      return [
        { from: [right, from.y], to: [next.x, next.y] },
        { from: [right, from.y + from.height], to: [next.x, next.y + next.height] },
      ];
    }),
  };
}

/** What an output sees of one map, in pixels; null: nothing, or it isn't known. */
export function seenBox(
  { map, box }: Pick<PlacedMap, 'map' | 'box'>,
  seer: Seer,
  least: number,
): Box | null {
  if (seer.seesAll) return box;
  const spans = seenCells(map.field, seer.field, seer.index);
  const columns = spans?.at(-1);
  if (spans === null || columns === undefined) return null;
  const across = clipped(columns, widthOf(map.sizes));
  if (across.to <= across.from) return null;
  const cell = box.width / widthOf(map.sizes);
  const [x, width] = grownTo(box.x + across.from * cell, (across.to - across.from) * cell, least);
  const rows = spans.at(-2);
  const height = heightOf(map.sizes);
  if (rows === undefined || height === null) return { x, y: box.y, width, height: box.height };
  const down = clipped(rows, height);
  if (down.to <= down.from) return null;
  const tall = box.height / height;
  const [y, tallness] = grownTo(box.y + down.from * tall, (down.to - down.from) * tall, least);
  return { x, y, width, height: tallness };
}

function grownTo(start: number, length: number, least: number): [number, number] {
  return length >= least ? [start, length] : [start - (least - length) / 2, least];
}
