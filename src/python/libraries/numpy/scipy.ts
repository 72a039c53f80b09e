import { multiply, type Dimension } from '../../dimension.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryMember, LibraryModule } from '../contract.js';
import { fn, libraryModule } from '../members.js';
import { takeArray } from './array-arguments.js';
import { convolvedLength } from './contractions.js';
import { numpy, type Family } from './family.js';

/** What `full`, `same` and `valid` make of two lengths; SciPy keeps the first one's length for `same`. */
const joinedLength = (a: Dimension, b: Dimension, mode: string): Dimension =>
  mode === 'same' ? a : convolvedLength(a, b, mode);

/** Convolutions and correlations of any number of axes: `scipy.signal`, `jax.scipy.signal`. */
export function signalFunctions(family: Family): Readonly<Record<string, LibraryMember>> {
  return Object.fromEntries(
    ['convolve', 'convolve2d', 'correlate', 'correlate2d', 'fftconvolve', 'oaconvolve'].map(
      (name) => [
        name,
        fn("in1, in2, mode='full', *args, **options", (args, context) => {
          const input = takeArray(args, 'in1', family, context);
          const kernel = shapeOf(takeArray(args, 'in2', family, context));
          return arrayLike(
            input,
            shapeOf(input).map((size, axis) =>
              joinedLength(size, kernel[axis] ?? 1, args.text('mode')),
            ),
          );
        }),
      ],
    ),
  );
}

const keeps = fn('input, *args, **options', (args, context) => ({
  ...takeArray(args, 'input', numpy, context),
  numbers: null,
}));

const FILTERS = [
  'convolve',
  'correlate',
  'convolve1d',
  'correlate1d',
  'gaussian_filter',
  'gaussian_filter1d',
  'uniform_filter',
  'uniform_filter1d',
  'maximum_filter',
  'maximum_filter1d',
  'minimum_filter',
  'minimum_filter1d',
  'median_filter',
  'percentile_filter',
  'rank_filter',
  'generic_filter',
  'grey_dilation',
  'grey_erosion',
  'grey_opening',
  'grey_closing',
  'sobel',
  'prewitt',
  'laplace',
  'gaussian_laplace',
  'shift',
];

/** The tables of SciPy: filters and convolutions, which stand before and beside pooling. */
export const scipyModules: readonly LibraryModule[] = [
  libraryModule('scipy.signal', {
    ...signalFunctions(numpy),
    medfilt: keeps,
    medfilt2d: keeps,
    wiener: keeps,
    detrend: keeps,
  }),
  libraryModule('scipy.ndimage', {
    ...Object.fromEntries(FILTERS.map((name) => [name, keeps])),
    zoom: fn('input, zoom, *args, **options', (args, context) => {
      const input = takeArray(args, 'input', numpy, context);
      const shape = shapeOf(input);
      const zoom = args.get('zoom');
      const factors =
        zoom.kind === 'tuple' || zoom.kind === 'list'
          ? context
              .items(zoom)
              .map((one) => (one.kind === 'int' || one.kind === 'float' ? one.value : 1))
          : shape.map(() => args.number('zoom'));
      return arrayLike(
        input,
        shape.map((size, axis) => {
          const factor = factors[axis] ?? 1;
          return typeof size === 'number' ? Math.round(size * factor) : multiply(size, factor);
        }),
      );
    }),
  }),
];
