import { say, type Phrase } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import { isList, numberOf, typeName } from '../binding/python-values.js';
import { rejection } from '../rejection.js';
import { missingSize } from './shapes.js';
import { isBeforeTwo } from './versions.js';

/**
 * The ratios as the function goes through them: over two axes it measures their number first, which
 * a plain number hasn't got (PyTorch 1 took one too).
 */
export const sharesOf = (
  rank: 2 | 3,
  ratio: ArgumentValue,
  version: string | null,
): Result<readonly ArgumentValue[]> => {
  const entries = isList(ratio) ? ratio : typeof ratio === 'string' ? [...ratio] : null;
  if (rank === 2 && !isBeforeTwo(version)) {
    if (entries === null) {
      return fail(
        badRatio(
          'TypeError',
          `object of type '${typeName(ratio)}' has no len()`,
          say('The function takes output_ratio as a tuple; the class takes a number too.'),
          [ratio],
        ),
      );
    }
    if (entries.length > 2) {
      return fail(
        badRatio(
          'ValueError',
          'fractional_max_pool2d requires output_ratio to either be a single Int or tuple of Ints.',
          say('Give one number, or a tuple of {rank}.', { rank }),
          entries.slice(0, 2),
        ),
      );
    }
  }
  return ok(entries ?? repeatValue(rank, ratio));
};

/** The same value for every axis. */
export const repeatValue = (rank: number, value: ArgumentValue): readonly ArgumentValue[] =>
  Array.from({ length: rank }, () => value);

/** `int(input.size(-rank + i) * ratio[i])`, axis by axis: the first thing that fails. */
export const failingShare = (
  rank: number,
  ratios: readonly ArgumentValue[],
  shape: readonly number[],
): PoolError | null => {
  for (let axis = 0; axis < rank; axis += 1) {
    if (shape.length < rank - axis) return missingSize(shape.length, rank - axis);
    const ratio = ratios[axis];
    const failure =
      ratio === undefined
        ? { exception: 'IndexError', message: 'tuple index out of range' }
        : productAsInt(shape[shape.length - rank + axis] ?? 0, ratio);
    if (typeof failure === 'number') continue;
    return badRatio(
      failure.exception,
      failure.message,
      say('Give one number, or a tuple of {rank}.', { rank }),
      repeatValue(rank, { float: numberOf(ratios[0]) ?? 0.5 }),
    );
  }
  return null;
};

interface PythonFailure {
  readonly exception: string;
  readonly message: string;
}

/** `int(size * ratio)` as Python does it: text is repeated, then read as a number. */
export const productAsInt = (size: number, ratio: ArgumentValue): number | PythonFailure => {
  const number = typeof ratio === 'boolean' ? Number(ratio) : numberOf(ratio);
  if (number !== null) {
    const product = size * number;
    if (Number.isFinite(product)) return Math.trunc(product);
    return Number.isNaN(product)
      ? { exception: 'ValueError', message: 'cannot convert float NaN to integer' }
      : { exception: 'OverflowError', message: 'cannot convert float infinity to integer' };
  }
  if (typeof ratio === 'string') {
    const repeated = ratio.repeat(Math.min(size, 1000));
    return /^\s*[-+]?\d+\s*$/u.test(repeated)
      ? Number(repeated)
      : {
          exception: 'ValueError',
          message: `invalid literal for int() with base 10: '${repeated}'`,
        };
  }
  return {
    exception: 'TypeError',
    message: isList(ratio)
      ? `int() argument must be a string, a bytes-like object or a real number, not '${typeName(ratio)}'`
      : `unsupported operand type(s) for *: 'int' and '${typeName(ratio)}'`,
  };
};

/** A complaint about `output_ratio`. */
export const badRatio = (
  exception: string,
  message: string,
  hint: Phrase,
  value: ArgumentValue,
): PoolError =>
  rejection({
    code: 'argument-type',
    exception,
    message,
    parameter: 'output_ratio',
    hint,
    fixes: [{ parameter: 'output_ratio', value }],
  });
