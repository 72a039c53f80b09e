import type { Ladder } from '../../protocol/index.js';
import { squareRuns, type WorkedOut } from '../../python/worked-out.js';
import { lastMapAt } from './last-map.js';

/** So many sides are shown, around those that fit. */
const MOST_SIDES = 16;

/** What square inputs near those that fit give the layer that tells; null: no square fits. */
export function ladderOf(workedOut: WorkedOut): Ladder | null {
  const { requirements, squares, sides } = workedOut;
  if (squares === null) return null;
  const [{ size }] = requirements;
  const runs = squareRuns(size, workedOut);
  const smallest = runs[0]?.first ?? squares.first;
  const around = Math.max(0, MOST_SIDES - (squares.last - squares.first + 1));
  const first = Math.max(smallest, squares.first - Math.floor(around / 2));
  const last = first + MOST_SIDES - 1;
  const fits = { first: squares.first, last: Math.min(squares.last, last) };
  const rungs = runs
    .filter((run) => run.last >= first && run.first <= last)
    .map((run) => {
      const map = lastMapAt(
        workedOut,
        sides.map(() => run.first),
      );
      return {
        first: Math.max(first, run.first),
        last: Math.min(last, run.last),
        map: map?.slice(1).join('×') ?? '',
        values: run.worth,
      };
    });
  return { sides: Array.from({ length: MOST_SIDES }, (_, at) => first + at), rungs, fits };
}
