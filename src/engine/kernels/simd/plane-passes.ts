import { tapStep, windowEnd, windowStart } from '../../geometry/axis.js';
import type { AxisPass } from '../passes.js';
import type { PlanePass } from './pass.js';

/**
 * The last two axes reduced in one pass, where their windows are of the commonest; else null.
 * `divisors`: what sums are divided by, in it too where it can.
 */
export function planePass(
  rows: AxisPass,
  columns: AxisPass,
  divisors: Float64Array,
): PlanePass | null {
  const kind = columns.inner === 1 ? kindOf(rows, columns) : null;
  return kind === null
    ? null
    : {
        kind,
        blocks: rows.outer,
        sourceBlock: rows.size * columns.size,
        targetBlock: rows.outputSize * columns.outputSize,
        inPlace: false,
        plane: {
          height: rows.size,
          width: columns.size,
          outHeight: rows.outputSize,
          outWidth: columns.outputSize,
          top: -windowStart(rows.axis, 0),
          left: -windowStart(columns.axis, 0),
          divides: divisors.length > 0 && (kind !== 'width2Stride2' || isPowerOfTwo(divisors[0])),
        },
      };
}

/** Whether to divide by a number is to multiply by its reciprocal, to the bit, in float32 too. */
function isPowerOfTwo(divisor: number): boolean {
  const exponent = Math.log2(Math.abs(divisor));
  return Number.isInteger(exponent) && Math.abs(exponent) <= 126;
}

function kindOf(rows: AxisPass, columns: AxisPass): PlanePass['kind'] | null {
  const small = rows.size * columns.size <= mostInTotal && staysExact(rows.size, columns.size);
  if (small && isWhole(rows) && isWhole(columns)) return 'totals';
  const kind = windowsOf(rows);
  if (kind !== 'width2Stride2' && rows.outputSize < 2) return null;
  return kind === windowsOf(columns) ? kind : null;
}

function isWhole({ size, outputSize, axis }: AxisPass): boolean {
  const reads = windowStart(axis, 0) <= 0 && windowEnd(axis, 0) >= size;
  return outputSize === 1 && tapStep(axis) === 1 && reads;
}

/** Four planes are summed at once, though there be only one: more would read too far beyond it. */
const mostInTotal = 1 << 15;

/** Whether a quarter of a plane added one by one keeps the bound that `runKernels` states. */
const staysExact = (height: number, width: number): boolean =>
  Math.ceil((height * width) / 4) + 5 <= 2 * (height + width);

function windowsOf({ size, outputSize, axis: { windows } }: AxisPass): PlanePass['kind'] | null {
  if (windows.kind !== 'regular' || windows.dilation !== 1) return null;
  const { kernel, stride, firstStart } = windows;
  switch (`${String(kernel)} by ${String(stride)}`) {
    case '2 by 2':
      return firstStart === 0 && outputSize * 2 <= size ? 'width2Stride2' : null;
    case '3 by 1':
      return 'width3';
    case '3 by 2':
      return 'width3Stride2';
    case '5 by 1':
      return 'width5';
    default:
      return null;
  }
}
