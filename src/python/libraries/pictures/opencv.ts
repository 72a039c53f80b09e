import { add, multiply, symbol } from '../../dimension.js';
import { int, NONE, tuple } from '../../values/create.js';
import { arrayLike, newArray, shapeOf } from '../arrays/array.js';
import type { LibraryMember, LibraryModule } from '../contract.js';
import { constant, fn, libraryModule } from '../members.js';

const KEEPS = [
  'GaussianBlur',
  'blur',
  'medianBlur',
  'bilateralFilter',
  'Canny',
  'equalizeHist',
  'normalize',
  'dilate',
  'erode',
  'morphologyEx',
  'Sobel',
  'Laplacian',
  'filter2D',
  'flip',
  'add',
  'subtract',
  'multiply',
  'addWeighted',
  'bitwise_not',
  'bitwise_and',
  'bitwise_or',
  'convertScaleAbs',
  'adaptiveThreshold',
  'LUT',
  'absdiff',
];

const keeping: LibraryMember = fn('src, *args, **options', (args) => ({
  ...args.tensor('src'),
  numbers: null,
}));

/** What a colour conversion makes of the channels; undefined: they stay as many. */
const CODES: Readonly<Record<string, number>> = {
  BGR2GRAY: 1,
  RGB2GRAY: 1,
  RGBA2GRAY: 1,
  BGRA2GRAY: 1,
  GRAY2BGR: 3,
  GRAY2RGB: 3,
  BGR2RGB: 3,
  RGB2BGR: 3,
  BGRA2BGR: 3,
  RGBA2RGB: 3,
  BGR2HSV: 3,
  RGB2HSV: 3,
  HSV2BGR: 3,
  HSV2RGB: 3,
  BGR2LAB: 3,
  RGB2LAB: 3,
  BGR2YCrCb: 3,
  BGR2RGBA: 4,
  RGB2RGBA: 4,
  BGR2BGRA: 4,
};
const NAMES = Object.keys(CODES);
const GRAYSCALE = 0;

/** OpenCV's pictures: arrays of height, width and channels. */
export const openCvModules: readonly LibraryModule[] = [
  libraryModule('cv2', {
    ...Object.fromEntries(KEEPS.map((name) => [name, keeping])),
    ...Object.fromEntries(NAMES.map((name, at) => [`COLOR_${name}`, constant(() => int(at))])),
    IMREAD_GRAYSCALE: constant(() => int(GRAYSCALE)),
    IMREAD_COLOR: constant(() => int(1)),
    IMREAD_UNCHANGED: constant(() => int(-1)),
    imread: fn('filename, flags=1', (args) => {
      const flags = args.integer('flags');
      const picture = [symbol('H'), symbol('W')];
      const shape = flags === GRAYSCALE ? picture : [...picture, flags < 0 ? symbol('C') : 3];
      return newArray('numpy.ndarray', { shape, dtype: 'uint8' });
    }),
    resize: fn('src, dsize, dst=None, fx=0, fy=0, interpolation=1', (args) => {
      const input = args.tensor('src');
      const [height = 1, width = 1, ...rest] = shapeOf(input);
      if (args.isNone('dsize')) {
        const [across, down] = [args.number('fx'), args.number('fy')];
        const scaled = (size: typeof height, by: number) =>
          typeof size === 'number' ? Math.round(size * by) : multiply(size, by);
        return arrayLike(input, [scaled(height, down), scaled(width, across), ...rest]);
      }
      const [x = 1, y = 1] = args.dimensions('dsize');
      return arrayLike(input, [y, x, ...rest]);
    }),
    cvtColor: fn('src, code, *args, **options', (args) => {
      const input = args.tensor('src');
      const shape = shapeOf(input).slice(0, 2);
      const channels = CODES[NAMES[args.integer('code')] ?? ''];
      if (channels === undefined) return { ...input, numbers: null };
      return arrayLike(input, channels === 1 ? shape : [...shape, channels]);
    }),
    copyMakeBorder: fn('src, top, bottom, left, right, *args, **options', (args) => {
      const input = args.tensor('src');
      const [height = 1, width = 1, ...rest] = shapeOf(input);
      const tall = add(height, add(args.dimension('top'), args.dimension('bottom')));
      const wide = add(width, add(args.dimension('left'), args.dimension('right')));
      return arrayLike(input, [tall, wide, ...rest]);
    }),
    threshold: fn('src, *args, **options', (args) =>
      tuple([int(0), { ...args.tensor('src'), numbers: null }]),
    ),
    imwrite: fn('*args, **options', () => NONE),
    imshow: fn('*args, **options', () => NONE),
    waitKey: fn('*args', () => int(-1)),
  }),
];
