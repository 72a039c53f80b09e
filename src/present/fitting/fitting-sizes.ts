import { dimensionText } from '../../python/dimension.js';
import type { FittingSizes, SizeChoice } from '../../protocol/index.js';
import { rectanglesThatFit } from '../../python/driver/fitting-sides.js';
import type { Flow } from '../../python/site.js';
import { rangeText, workedOutOf, type Range, type WorkedOut } from '../../python/worked-out.js';
import type { Subject } from '../subject.js';
import type { ViewOptions } from '../view-options.js';
import { ladderOf } from './ladder.js';
import { lastMapAt } from './last-map.js';

/** So many squares are offered one by one, and so many rectangles. */
const MOST_SQUARES = 6;
const MOST_RECTANGLES = 12;

/** The sizes that fit the model's input where that was worked out; null: it wasn't. */
export function fittingOf(
  { call }: Extract<Subject, { readonly kind: 'layer' }>,
  { shapeText, sides }: Pick<ViewOptions, 'shapeText' | 'sides'>,
  flow: Flow | null,
): FittingSizes | null {
  const workedOut = flow === null ? null : workedOutOf(flow);
  if (workedOut === null) return null;
  const { requirements, squares, shown } = workedOut;
  const [{ layer, range, wanted }] = requirements;
  const square = (side: number): SizeChoice => {
    const own = shown.map(() => side);
    return { text: own.join('×'), sides: own };
  };
  const offered = squares === null ? [] : squaresAround(squares, shown[0] ?? squares.first);
  const file = call.location?.replace(/:\d+$/u, '') ?? '';
  const map = lastMapAt(workedOut, shown);
  return {
    layer,
    place: `${file}:${String((range?.start.line ?? 0) + 1)}`,
    values: `${map === null ? '' : `${map.map(dimensionText).join('·')} = `}${String(wanted)}`,
    sides: sides ?? (shapeText === null ? shown : null),
    squares: offered.map(square),
    largest: squares === null || offered.at(-1) === squares.last ? null : square(squares.last).text,
    rectangles: rectanglesOf(workedOut),
    ladder: ladderOf(workedOut),
  };
}

/** The squares that are offered: the one that was taken among them. */
function squaresAround({ first, last }: Range, shown: number): readonly number[] {
  const from = Math.max(first, Math.min(shown, last - MOST_SQUARES + 1));
  const count = Math.min(MOST_SQUARES, last - from + 1);
  return Array.from({ length: count }, (_, at) => from + at);
}

const found = new WeakMap<WorkedOut, readonly SizeChoice[]>();

/** Heights and widths that fit and are not both of the squares', nearest to a square first. */
function rectanglesOf(workedOut: WorkedOut): readonly SizeChoice[] {
  const known = found.get(workedOut);
  if (known !== undefined) return known;
  const fit = rectanglesThatFit(workedOut, workedOut.requirements);
  const rectangles = fit.kind === 'fits' ? fit.boxes.flatMap(rectangleOf) : [];
  const offered = rectangles.slice(0, MOST_RECTANGLES);
  found.set(workedOut, offered);
  return offered;
}

function rectangleOf(box: readonly Range[]): readonly SizeChoice[] {
  const [high, wide] = box;
  if (high === undefined || wide === undefined || high.first === wide.first) return [];
  return [{ text: box.map(rangeText).join(' × '), sides: [high.first, wide.first] }];
}
