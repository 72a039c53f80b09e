import type { Operation } from '../job.js';
import type { Plane, PlanePass } from './pass.js';

/** Columns that windows may read beyond those they need. */
const overrun = 24;

/**
 * What clips the columns that windows read, from the first on: for sums all bits of a column
 * inside the plane and none outside, for maxima and minima the infinity that changes nothing and
 * the one that wins over everything.
 */
export function clipOf({ left, width, outWidth }: Plane, operation: Operation): Int32Array {
  const [inside, outside] = limits[operation];
  const row = new Int32Array(2 * outWidth + left + overrun).fill(outside);
  return row.fill(inside, left, left + width);
}

/** A row of values that change nothing, as long as any that is read. */
export function noneOf({ left, width, outWidth }: Plane, operation: Operation): Float32Array {
  const longest = Math.max(width, 2 * outWidth) + left + overrun;
  return new Float32Array(longest).fill(identities[operation]);
}

/** What each window's sum is divided by; of 2×2 windows the one factor that all are multiplied by. */
export function divisorsOf(
  { kind, plane: { divides }, targetBlock }: PlanePass,
  operation: Operation,
  divisors: Float64Array,
): Float32Array {
  if (operation !== 'sum') return new Float32Array(1);
  if (!divides) return new Float32Array(targetBlock).fill(1);
  return kind === 'width2Stride2' ? Float32Array.of(1 / divisors[0]) : Float32Array.from(divisors);
}

const infinity = 0x7f800000;
const negativeInfinity = infinity | -0x80000000;

const limits: Readonly<Record<Operation, readonly [number, number]>> = {
  max: [infinity, negativeInfinity],
  min: [negativeInfinity, infinity],
  sum: [-1, 0],
};

const identities: Readonly<Record<Operation, number>> = { max: -Infinity, min: Infinity, sum: 0 };
