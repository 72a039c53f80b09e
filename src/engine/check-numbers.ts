import { notWorkedOut } from './dialects/rejection.js';
import { say } from './phrase.js';
import type { PoolError } from './result.js';
import type { Padding, WindowSource } from './spec.js';

/** The largest number that a window's settings may have: C's `int`, which all frameworks pass on. */
const LARGEST = 2 ** 31 - 1;

/** Windows over data with holes are gone through once for each place between two cells. */
const WIDEST_HOLES = 2 ** 16;

/** The error of a window whose settings no framework could reckon with; null: they are fine. */
export function checkNumbers(source: WindowSource): PoolError | null {
  const numbers = numbersOf(source);
  if (numbers.some((value) => !Number.isInteger(value))) {
    return {
      code: 'argument-type',
      exception: 'TypeError',
      message: `'float' object cannot be interpreted as an integer`,
      parameter: null,
      hint: say('Sizes and steps of windows are whole numbers.'),
      fixes: [],
    };
  }
  if (source.kind === 'sliding' && source.baseDilation?.some((holes) => holes > WIDEST_HOLES)) {
    return notWorkedOut(
      null,
      `base_dilation above ${String(WIDEST_HOLES)}`,
      say('A base dilation of more than {most} isn’t worked out.', {
        most: WIDEST_HOLES.toLocaleString('en'),
      }),
    );
  }
  if (isImpossible(source)) {
    return {
      code: 'argument-range',
      exception: 'ValueError',
      message: 'sizes must not be negative, and steps must be positive',
      parameter: null,
      hint: say('Every entry is at least 1.'),
      fixes: [],
    };
  }
  if (numbers.every((value) => Math.abs(value) <= LARGEST)) return null;
  return {
    code: 'argument-range',
    exception: 'OverflowError',
    message: 'Python int too large to convert to C int',
    parameter: null,
    hint: say('Sizes and steps of windows are below 2^31.'),
    fixes: [],
  };
}

function numbersOf(source: WindowSource): readonly number[] {
  switch (source.kind) {
    case 'sliding':
      return [
        ...source.kernel,
        ...source.stride,
        ...source.dilation,
        ...(source.baseDilation ?? []),
        ...paddingOf(source.padding),
      ];
    case 'adaptive':
      return source.outputSize.filter((size) => size !== null);
    case 'fractional':
      return [...source.kernel, ...source.outputSize];
    case 'regions':
    case 'global':
      return [];
    default:
      return source satisfies never;
  }
}

const paddingOf = (padding: Padding): readonly number[] =>
  padding.kind === 'explicit' ? padding.axes.flatMap(({ before, after }) => [before, after]) : [];

/** What no framework computes, for those that don't look themselves. */
const isImpossible = (source: WindowSource): boolean => {
  switch (source.kind) {
    case 'sliding':
      return source.kernel.some((size) => size < 0) || source.stride.some((step) => step < 1);
    case 'adaptive':
      return source.outputSize.some((size) => size !== null && size < 0);
    default:
      return false;
  }
};
