import type { ModelState, StairMap } from '../../../protocol/model-state.js';
import type { Point, Scene, Shape } from '../../shapes/shape.js';
import type { Cone } from '../cone.js';
import type { PlacedLink, PlacedMap, Staircase } from '../staircase.js';
import { written } from './written.js';

/** Cells get hairlines from so many pixels on. */
const HAIRLINES = 4;

/** What a staircase is drawn of, besides where its maps are. */
export interface StairRequest {
  readonly tail: ModelState['tail'];
  /** A picture lies in the input's map, which is left empty for it. */
  readonly hasSample: boolean;
  /** Only poolings have words over their maps. */
  readonly isTight: boolean;
}

/** The staircase with the cone of one output. */
export function staircaseScene(stairs: Staircase, cone: Cone, request: StairRequest): Scene {
  const { maps, links, scale, width, height } = stairs;
  return {
    width,
    height,
    shapes: [
      ...links.flatMap(linkShapes),
      ...maps.flatMap((placed) => mapShapes(placed, scale, request.hasSample)),
      ...coneShapes(cone),
      ...maps.flatMap((placed) => mapWords(placed, request.isTight)),
      ...tailWords(stairs, request.tail),
    ],
  };
}

function linkShapes({ kind, points }: PlacedLink): Shape[] {
  const [topLeft, topRight, bottomRight, bottomLeft] = points.map(([x, y]): Point => ({ x, y }));
  if (topLeft === undefined || topRight === undefined) return [];
  if (bottomRight === undefined || bottomLeft === undefined) return [];
  if (kind === 'funnel') {
    const corners = [topLeft, topRight, bottomRight, bottomLeft];
    return [{ kind: 'polygon', role: 'funnel', points: corners }];
  }
  const role = kind === 'plain' ? 'map-edge' : 'map-edge-dashed';
  return [
    { kind: 'line', role, points: [topLeft, topRight] },
    { kind: 'line', role, points: [bottomLeft, bottomRight] },
  ];
}

function mapShapes({ map, box }: PlacedMap, scale: number, hasSample: boolean): Shape[] {
  const isInput = map.kind === 'input';
  const place = { ...box, radius: 2 };
  return [
    ...(isInput && hasSample ? [] : [{ kind: 'rect' as const, role: 'map' as const, ...place }]),
    ...(scale >= HAIRLINES && !isInput ? gridLines(box, map.sizes) : []),
    { kind: 'rect', role: outlineOf(map), ...place },
  ];
}

function outlineOf({ kind, isBroken, link }: StairMap): Shape['role'] {
  if (isBroken && link === 'grows') return 'map-outline-broken';
  return kind === 'pooling' ? 'map-outline-pooling' : 'map-outline';
}

function gridLines(box: PlacedMap['box'], sizes: readonly number[]): Shape[] {
  const columns = sizes.at(-1) ?? 1;
  const rows = sizes.length === 1 ? 1 : (sizes.at(-2) ?? 1);
  const line = (from: Point, to: Point): Shape => ({
    kind: 'line',
    role: 'map-grid',
    points: [from, to],
  });
  return [
    ...Array.from({ length: columns - 1 }, (_, at) => {
      const x = box.x + ((at + 1) * box.width) / columns;
      return line({ x, y: box.y }, { x, y: box.y + box.height });
    }),
    ...Array.from({ length: rows - 1 }, (_, at) => {
      const y = box.y + ((at + 1) * box.height) / rows;
      return line({ x: box.x, y }, { x: box.x + box.width, y });
    }),
  ];
}

/** What an output sees, and the lines between. */
export function coneShapes({ boxes, lines }: Cone): Shape[] {
  return [
    ...lines.map(({ from, to }): Shape => {
      const points = [from, to].map(([x, y]) => ({ x, y }));
      return { kind: 'line', role: 'projection-line', points };
    }),
    ...boxes.map(({ isEnd, ...box }): Shape => {
      return { kind: 'rect', role: isEnd ? 'seen-end' : 'seen', ...box, radius: 2 };
    }),
  ];
}

function mapWords({ map, above, below }: PlacedMap, isTight: boolean): Shape[] {
  const isPooling = map.kind === 'pooling';
  const isNamed = map.title !== '' && (!isTight || isPooling);
  const isRed = map.isBroken && map.link === 'grows';
  return [
    ...(isNamed
      ? [
          written(isPooling ? 'text-map' : 'text-layer', map.title, above.x, above.y, 12),
          written(
            map.isBroken ? 'text-broken' : 'text-layer',
            map.arithmetic,
            above.x,
            above.y + 14,
            12,
          ),
        ]
      : []),
    written(isRed ? 'text-broken' : 'text-map', map.text, below.x, below.y, 12.5),
    written('text-layer', map.below, below.x, below.y + 16, 11.5),
  ];
}

function tailWords({ tail }: Staircase, { sizes, note }: ModelState['tail']): Shape[] {
  if (sizes === '') return [];
  return [
    written('text-value', sizes, tail.x, tail.y, 12),
    ...wrapped(note).map((line, at) =>
      written('text-layer', line, tail.x, tail.y + 23 + at * 15, 11.5),
    ),
  ];
}

/** Words in lines of some thirty characters. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 26) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
