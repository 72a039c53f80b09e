import { rowsIn } from './bar.js';

/** A call on the skyline. */
export interface SkyCall {
  readonly sizes: readonly number[] | null;
  readonly field: readonly { readonly size: number }[] | null;
  readonly isPooling: boolean;
  readonly cost: number | null;
}

/** What the skyline draws, in pixels. */
export interface Skyline {
  readonly area: readonly (readonly [number, number])[];
  readonly line: readonly (readonly [number, number])[];
  readonly poolings: readonly { readonly x: number; readonly width: number }[];
  readonly costs: readonly {
    readonly x: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly grid: readonly { readonly y: number; readonly size: number }[];
  /** Where outputs begin to see all, in pixels; null: none does. */
  readonly covered: number | null;
}

/** Height of the maps and of the costs below them. */
export const SKY_HEIGHT = 76;
export const SKY_COSTS = 20;
const LEAST_POOLING = 3;

/** Every call in order: rows of its map and the largest field so far on a log scale, cost below. */
export function layOutSkyline(calls: readonly SkyCall[], largest: number, width: number): Skyline {
  const step = width / Math.max(1, calls.length);
  const whole = Math.log2(Math.max(2, largest));
  const y = (size: number): number =>
    SKY_HEIGHT * (1 - Math.log2(Math.min(largest, Math.max(1.02, size))) / whole);
  let rows = largest;
  let seen = 1;
  let covered: number | null = null;
  const area: [number, number][] = [[0, SKY_HEIGHT]];
  const line: [number, number][] = [];
  calls.forEach((call, at) => {
    rows = rowsIn(call.sizes) ?? rows;
    seen = Math.max(seen, call.field?.[0]?.size ?? seen);
    if (seen >= largest) covered ??= at * step;
    area.push([at * step, y(rows)], [(at + 1) * step, y(rows)]);
    line.push([at * step, y(seen)], [(at + 1) * step, y(seen)]);
  });
  area.push([width, SKY_HEIGHT]);
  const most = Math.max(1, ...calls.map(({ cost }) => cost ?? 0));
  return {
    area,
    line,
    poolings: calls.flatMap(({ isPooling }, at) =>
      isPooling ? [{ x: at * step, width: Math.max(LEAST_POOLING, step) }] : [],
    ),
    costs: calls.flatMap(({ cost }, at) =>
      cost === null || cost / most < 0.02
        ? []
        : [{ x: at * step, width: Math.max(1, step * 0.7), height: (SKY_COSTS * cost) / most }],
    ),
    grid: [2, 8, 32].map((by) => ({ size: Math.round(largest / by), y: y(largest / by) })),
    covered,
  };
}
