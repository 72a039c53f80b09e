import type { Translate } from '../../../engine/phrase.js';
import type { Measure, ModelState } from '../../../protocol/model-state.js';
import type { Point, Scene, Shape } from '../../shapes/shape.js';
import { layOutSkyline, SKY_COSTS, SKY_HEIGHT } from '../skyline.js';
import { written } from './written.js';

/** Room for the numbers left of the skyline. */
export const SKY_LEFT = 40;
const TOP = 2;
const NAMES = 18;

/** Every call in order: rows of its map, what outputs see, poolings, cost; the chosen calls tinted. */
export function skylineScene(
  model: ModelState,
  measure: Measure,
  chosen: { readonly from: number; readonly to: number } | null,
  width: number,
  t: Translate,
): Scene {
  const room = Math.max(1, width - SKY_LEFT);
  const calls = model.rows.map(({ sizes, field, isPooling, costs }) => ({
    sizes,
    field,
    isPooling,
    cost: costs[measure],
  }));
  const sky = layOutSkyline(calls, model.scale, room);
  const step = room / Math.max(1, calls.length);
  const at = (x: number, y: number): Point => ({ x: SKY_LEFT + x, y: TOP + y });
  const text = (
    words: string,
    x: number,
    y: number,
    anchor: 'start' | 'middle' | 'end' = 'start',
  ): Shape => written('text-layer', words, SKY_LEFT + x, TOP + y, 11.5, anchor);
  const box = (
    role: Shape['role'],
    [x, y]: readonly [number, number],
    wide: number,
    height: number,
  ): Shape => ({ kind: 'rect', role, ...at(x, y), width: wide, height, radius: 0 });
  return {
    width,
    height: TOP + SKY_HEIGHT + SKY_COSTS + 22,
    shapes: [
      ...sky.grid.flatMap(({ y, size }): Shape[] => [
        { kind: 'line', role: 'map-edge', points: [at(0, y), at(room, y)] },
        text(String(size), -8, y + 4, 'end'),
      ]),
      { kind: 'polygon', role: 'bar', points: sky.area.map(([x, y]) => at(x, y)) },
      ...sky.poolings.map(({ x, width: wide }) => box('sky-pooling', [x, 0], wide, SKY_HEIGHT)),
      { kind: 'line', role: 'sky-line', points: sky.line.map(([x, y]) => at(x, y)) },
      ...(sky.covered === null || sky.covered > room * 0.7
        ? []
        : [text(t('sees {size} and more', { size: model.scale }), sky.covered + 10, 14)]),
      ...(chosen === null
        ? []
        : [
            box(
              'seen',
              [chosen.from * step, -1],
              Math.max(4, (chosen.to - chosen.from + 1) * step),
              SKY_HEIGHT + 1,
            ),
          ]),
      text(t('cost'), -8, SKY_HEIGHT + 14, 'end'),
      ...sky.costs.map(({ x, width: wide, height }) =>
        box('sky-cost', [x, SKY_HEIGHT + 4], wide, height),
      ),
      ...model.blocks
        .filter(
          ({ level, isBlock, from, to }) => level === 0 && isBlock && (to - from + 1) * step > 26,
        )
        .map(({ path, from, to }) =>
          text(
            `${path}, ${String(to - from + 1)}`,
            ((from + to + 1) / 2) * step,
            SKY_HEIGHT + SKY_COSTS + NAMES,
            'middle',
          ),
        ),
    ],
  };
}
