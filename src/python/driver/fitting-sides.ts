import { evaluate } from '../evaluate-dimension.js';
import type { Requirement } from '../requirement.js';
import {
  LARGEST_SIDE,
  runs,
  worthAt,
  type OpenInput,
  type Range,
  type Run,
} from '../worked-out.js';

/** So many pairs of a height and a width are looked at one by one. */
const MOST_PAIRS = 20_000;

/** Sizes of all sides at once, each of which fits with each of the others. */
export type Box = readonly Range[];

/** Which inputs give every layer the number that it fixes. */
export type Fit =
  | { readonly kind: 'fits'; readonly boxes: readonly Box[] }
  /** None does; the numbers that arrive are all multiples of `step`. */
  | { readonly kind: 'none'; readonly requirement: Requirement; readonly step: number }
  | { readonly kind: 'open' };

/** The equal sides that meet all requirements: their last run, below which some sizes are negative. */
export function squaresThatFit(
  open: OpenInput,
  requirements: readonly Requirement[],
): Range | null {
  const fits: number[] = [];
  for (let side = 1; side <= LARGEST_SIDE; side += 1) {
    if (requirements.every(({ size, wanted }) => worthAt(size, side, open) === wanted))
      fits.push(side);
  }
  const last = fits.at(-1);
  if (last === undefined) return null;
  const first = fits.findLast((side, at) => fits[at - 1] !== side - 1) ?? last;
  return { first, last };
}

/**
 * The heights and widths that meet all requirements, nearest to a square first. What arrives at a
 * layer is taken for a product of a number that the height gives and one that the width gives, which
 * is checked; where it is none, or no size up to the largest tells, the question is left open.
 */
export function rectanglesThatFit(
  { sides, known }: OpenInput,
  requirements: readonly Requirement[],
): Fit {
  const [requirement] = requirements;
  const [high, wide] = sides;
  if (requirement === undefined || high === undefined || wide === undefined) return OPEN;
  if (sides.length !== 2) return OPEN;
  const arriving = ({ size }: Requirement, height: number, width: number): number | null =>
    evaluate(size, new Map([...known, [high, height], [wide, width]]));
  const whole = arriving(requirement, LARGEST_SIDE, LARGEST_SIDE);
  if (whole === null || whole <= 0) return OPEN;
  const rows = runs((side) => arriving(requirement, side, LARGEST_SIDE));
  const columns = runs((side) => arriving(requirement, LARGEST_SIDE, side));
  const isProduct = rows.every((row, at) => {
    const column = columns[Math.min(at, columns.length - 1)];
    if (column === undefined) return false;
    const both = arriving(requirement, row.first, column.first);
    return both !== null && both * whole === row.worth * column.worth;
  });
  if (!isProduct) return OPEN;
  const boxes: Box[] = [];
  let looked = 0;
  for (const row of rows) {
    for (const column of columns) {
      if (row.worth * column.worth !== requirement.wanted * whole) continue;
      looked += 1;
      if (looked > MOST_PAIRS) return OPEN;
      const fits = requirements.every(
        (one) => arriving(one, row.first, column.first) === one.wanted,
      );
      if (fits) boxes.push([row, column]);
    }
  }
  if (boxes.length > 0) return { kind: 'fits', boxes: boxes.toSorted(bySlimness) };
  const smallest = Math.min(rows[0]?.worth ?? Infinity, columns[0]?.worth ?? Infinity);
  if (looked > 0 || requirement.wanted >= smallest) return OPEN;
  const step = (divisorOf(rows) * divisorOf(columns)) / whole;
  return { kind: 'none', requirement, step };
}

const OPEN: Fit = { kind: 'open' };

/** The largest number that divides what every run gives. */
function divisorOf(found: readonly Run[]): number {
  return found.reduce((divisor, { worth }) => gcd(divisor, worth), 0);
}

function bySlimness(a: Box, b: Box): number {
  return slimness(a) - slimness(b);
}

function slimness([rows, columns]: Box): number {
  return Math.abs(Math.log((rows?.first ?? 1) / (columns?.first ?? 1)));
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
