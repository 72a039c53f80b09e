import { ceilDivide, subtract, type Dimension } from '../../dimension.js';

/**
 * How many numbers there are from `start` up to, without, `end` in steps of `step`, as `arange` of
 * every framework counts them; below zero where the step leads away from the end.
 */
export function progressionLength(start: Dimension, end: Dimension, step: number): Dimension {
  if (typeof start === 'number' && typeof end === 'number') return Math.ceil((end - start) / step);
  return step > 0
    ? ceilDivide(subtract(end, start), step)
    : ceilDivide(subtract(start, end), -step);
}
