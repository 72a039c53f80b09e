import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { reshape, shapeProduct } from '../arrays/rearrange.js';
import { rowsThrough, runningProducts, runningSums, type Row } from '../arrays/rows.js';
import { takeArray } from './array-arguments.js';
import type { Family } from './family.js';

/** Functions whose answer has the shape and type of their first argument. */
const SAME = [
  'cbrt',
  'exp2',
  'square',
  'fix',
  'rint',
  'around',
  'round_',
  'fabs',
  'absolute',
  'conj',
  'conjugate',
  'real',
  'imag',
  'degrees',
  'radians',
  'deg2rad',
  'rad2deg',
  'arcsin',
  'arccos',
  'arctan',
  'arcsinh',
  'arccosh',
  'arctanh',
  'sinc',
  'i0',
  'nan_to_num',
  'fliplr',
  'flipud',
  'copy',
  'tril',
  'triu',
  'spacing',
  'unwrap',
  'angle',
  'invert',
  'bitwise_not',
  'asfortranarray',
  'flip',
  'roll',
  'sort',
  'partition',
  'require',
  'asanyarray',
  'clip',
  'sign',
  'trunc',
];

/** The same, with yes or no for each element. */
const TRUTHS = [
  'isnan',
  'isinf',
  'isfinite',
  'isneginf',
  'isposinf',
  'signbit',
  'logical_not',
  'isreal',
];

/** The same, with a place for each element. */
const PLACES = ['argsort', 'argpartition'];

/** Sums along an axis that keep every step; without an axis over all elements in a row. */
const RUNNING = ['cumsum', 'cumprod', 'nancumsum', 'cumulative_sum', 'cumulative_prod'];

const ROWS: Readonly<Record<string, Row>> = { cumsum: runningSums, cumprod: runningProducts };

/** Functions that keep the shape of their first argument. */
export function shapeKeeping(family: Family): Readonly<Record<string, LibraryMember>> {
  const keeping = (dtype: string | null): LibraryMember =>
    fn('a, *args, **options', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      return { ...input, dtype: dtype ?? input.dtype, numbers: null };
    });
  const running = (name: string): LibraryMember =>
    fn('a, axis=None, *args, **options', (args, context) => {
      const given = takeArray(args, 'a', family, context);
      const isFlat = args.isNone('axis');
      const input = isFlat ? reshape(given, [shapeProduct(shapeOf(given))]) : given;
      const axis = isFlat ? 0 : args.integer('axis');
      const row = ROWS[name];
      const along = axis < 0 ? axis + shapeOf(input).length : axis;
      const numbers = row === undefined ? null : rowsThrough(input, along, row);
      return arrayLike(input, shapeOf(input), { numbers });
    });
  const all = (names: readonly string[], member: LibraryMember): [string, LibraryMember][] =>
    names.map((name) => [name, member]);
  return Object.fromEntries([
    ...all(SAME, keeping(null)),
    ...all(TRUTHS, keeping('bool')),
    ...all(PLACES, keeping(family.int)),
    ...RUNNING.map((name): [string, LibraryMember] => [name, running(name)]),
  ]);
}
