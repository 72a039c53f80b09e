import type { ValueRange } from '../../protocol/index.js';

/** How values become colours: one hue, or two hues that meet where values are 0. */
export type HeatScale = 'sequential' | 'diverging';

/** Two hues only where values cross 0. */
export const scaleOf = (range: ValueRange): HeatScale =>
  range.min < 0 && range.max > 0 ? 'diverging' : 'sequential';

/**
 * Where a value lies between the ends of its range, as a level from 0 to 255. On the diverging
 * scale 0 is always in the middle. NaN is at the bottom.
 */
export function levelOf(value: number, range: ValueRange): number {
  const [low, high] = endsOf(range);
  if (Number.isNaN(value) || high === low) return high === low ? 128 : 0;
  const share = (value - low) / (high - low);
  return Math.round(255 * Math.min(1, Math.max(0, share)));
}

/** The values at level 0 and at level 255. */
export function endsOf(range: ValueRange): readonly [low: number, high: number] {
  if (scaleOf(range) === 'sequential') return [range.min, range.max];
  const reach = Math.max(-range.min, range.max);
  return [-reach, reach];
}
