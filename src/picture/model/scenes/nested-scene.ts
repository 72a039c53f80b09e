import type { Cone } from '../cone.js';
import type { Nested } from '../nested.js';
import type { Scene, Shape } from '../../shapes/shape.js';
import { coneShapes } from './staircase-scene.js';

/** All maps in one square from one corner, with their names beside it. */
export function nestedScene(
  { maps, side, height }: Nested,
  width: number,
  seen: Cone['boxes'],
  hasSample: boolean,
): Scene {
  const inside = maps.toReversed();
  return {
    width,
    height,
    shapes: [
      ...(hasSample
        ? []
        : [{ kind: 'rect' as const, role: 'map' as const, ...square(side), radius: 2 }]),
      ...inside.flatMap(({ box, map }): Shape[] =>
        map.kind === 'input' ? [] : [{ kind: 'rect', role: 'map-shade', ...box, radius: 0 }],
      ),
      ...inside.map(({ box, map }): Shape => {
        const role =
          map.kind === 'input'
            ? 'map-outline'
            : map.kind === 'pooling'
              ? 'nested-pooling'
              : 'nested-map';
        return { kind: 'rect', role, ...box, radius: 0 };
      }),
      ...coneShapes({ boxes: seen, lines: [] }),
      ...maps.flatMap(({ corner: [x, y], label, map }): Shape[] => {
        const middle = label.y - 4;
        return [
          {
            kind: 'line',
            role: 'map-outline',
            points: [
              { x, y: Math.min(y, height - 4) },
              { x: side + 8, y: middle },
              { x: label.x - 4, y: middle },
            ],
          },
          {
            kind: 'text',
            role: 'text-map',
            text: map.text,
            tail: map.kind === 'input' ? map.below : map.title,
            x: label.x,
            y: middle,
            size: 12.5,
            anchor: 'start',
          },
        ];
      }),
    ],
  };
}

const square = (side: number) => ({ x: 1, y: 1, width: side, height: side });
