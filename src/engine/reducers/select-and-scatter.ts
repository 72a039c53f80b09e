import type { WindowReducer } from '../geometry/window.js';

/** Whether the largest value so far stays when the next one is seen. */
type Stays = (largest: number, next: number) => boolean;

/**
 * XLA's comparison: a NaN is replaced by whatever comes after it. Source:
 * `_select_and_scatter_add` of `jax.lax`, which pads first.
 */
export const whileAtLeast: Stays = (largest, next) => largest >= next;

/** PyTorch's comparison, on data that were padded before: the last NaN wins. */
export const untilLarger: Stays = (largest, next) => !(next > largest || Number.isNaN(next));

/**
 * The gradient of a maximum (of a minimum with sign −1) over data and padding alike: padding counts
 * as −∞, which a −∞ behind it doesn't replace, and what padding gets is lost.
 */
export const selectAndScatter =
  (sign: 1 | -1, stays: Stays): NonNullable<WindowReducer['slopes']> =>
  ({ values, count, extents, before, after }, upstream, slopes) => {
    const [depths = 0, rows = 0, columns = 0] = extents;
    // A start value was put first.
    const first = count - depths * rows * columns;
    const [front = 0, top = 0, left = 0] = before;
    const [back = 0, bottom = 0, right = 0] = after;
    let best: number | null = null;
    let largest = -Infinity;
    for (let z = -front; z < depths + back; z += 1) {
      for (let y = -top; y < rows + bottom; y += 1) {
        for (let x = -left; x < columns + right; x += 1) {
          const isRead = isWithin(z, depths) && isWithin(y, rows) && isWithin(x, columns);
          const tap = isRead ? first + (z * rows + y) * columns + x : -1;
          const value = tap < 0 ? -Infinity : sign * (values[tap] ?? 0);
          if (best !== null && stays(largest, value)) continue;
          best = tap;
          largest = value;
        }
      }
    }
    if (best !== null && best >= 0) slopes[best] = upstream;
  };

const isWithin = (place: number, size: number): boolean => place >= 0 && place < size;
