import { symbol, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { NONE, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, newArray, shapeOf } from '../arrays/array.js';
import type { BuiltinFunction, LibraryMember, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { arrayFrom } from '../numpy/creation.js';
import { numpy } from '../numpy/family.js';
import { splitRows } from '../pandas/frame.js';

const array = (shape: Shape, dtype = 'float64'): TensorValue =>
  newArray('numpy.ndarray', { shape, dtype });

/** Data sets that come with scikit-learn: samples and features. */
const SETS: Readonly<Record<string, readonly [samples: number, features: number]>> = {
  load_iris: [150, 4],
  load_digits: [1797, 64],
  load_wine: [178, 13],
  load_breast_cancer: [569, 30],
  load_diabetes: [442, 10],
};

const loaded = ([samples, features]: readonly [number, number]): LibraryMember =>
  fn('*, return_X_y=False, as_frame=False, **options', (args, context) => {
    const [data, target] = [array([samples, features]), array([samples], 'int64')];
    if (args.flag('return_X_y')) return tuple([data, target]);
    const bunch = context.instantiate('sklearn.utils.Bunch');
    context.setAttribute(bunch, 'data', data);
    context.setAttribute(bunch, 'target', target);
    return bunch;
  });

/** A maker of samples and one target for each. */
const made = (features: number | null): LibraryMember =>
  fn(
    `n_samples=100${features === null ? '' : `, n_features=${features}`}, *args, **options`,
    (args) => {
      const samples = args.dimension('n_samples');
      const wide = features === null ? 2 : args.dimension('n_features');
      return tuple([array([samples, wide]), array([samples], 'int64')]);
    },
  );

const makeRegression = fn(
  'n_samples=100, n_features=100, n_informative=10, n_targets=1, **options',
  (args) => {
    const samples = args.dimension('n_samples');
    const targets = args.dimension('n_targets');
    return tuple([
      array([samples, args.dimension('n_features')]),
      array(targets === 1 ? [samples] : [samples, targets]),
    ]);
  },
);

/** How many of so many samples are for testing: a share is rounded up, a number is itself. */
function testRows(samples: Dimension, args: Arguments): Dimension | null {
  if (typeof samples !== 'number') return null;
  const sizeOf = (name: string, round: (rows: number) => number): number | null => {
    if (args.isNone(name)) return null;
    const asked = args.number(name);
    return Number.isInteger(asked) && asked >= 1 ? asked : round(asked * samples);
  };
  const train = sizeOf('train_size', Math.floor);
  const test = sizeOf('test_size', Math.ceil);
  return test ?? (train === null ? Math.ceil(samples * 0.25) : samples - train);
}

/** How many of so many samples are for training, and how many for testing. */
function splitOf(samples: Dimension, args: Arguments): readonly [Dimension, Dimension] {
  const test = testRows(samples, args);
  return test === null || typeof samples !== 'number' || typeof test !== 'number'
    ? [symbol('Ntrain'), symbol('Ntest')]
    : [samples - test, test];
}

/** `train_test_split(X, y)`: the rows of each array in two parts. */
const trainTestSplit = fn(
  '*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None',
  (args, context) => {
    const parts = args.rest.flatMap((given): readonly Value[] => {
      const table = splitRows(given, (rows) => splitOf(rows, args), context);
      if (table !== null) return table;
      const whole = given.kind === 'tensor' ? given : arrayFrom(given, null, numpy, context);
      const [samples = 1, ...rest] = shapeOf(whole);
      const [first, second] = splitOf(samples, args);
      return [arrayLike(whole, [first, ...rest]), arrayLike(whole, [second, ...rest])];
    });
    return { kind: 'list', items: [...parts] };
  },
);

const fit: BuiltinFunction = method('X=None, y=None, **options', (args) => args.self);

const same: BuiltinFunction = method('X, y=None, **options', (args, context) => {
  const input = arrayFrom(args.get('X'), null, numpy, context);
  return arrayLike(input, shapeOf(input), { dtype: 'float64' });
});

const labels: BuiltinFunction = method('y', (args, context) => {
  const input = arrayFrom(args.get('y'), null, numpy, context);
  return arrayLike(input, shapeOf(input).slice(0, 1), { dtype: 'int64' });
});

/** How many classes there are is in the data. */
const oneHot: BuiltinFunction = method('X, y=None, **options', (args, context) => {
  const input = arrayFrom(args.get('X'), null, numpy, context);
  return arrayLike(input, [...shapeOf(input).slice(0, 1), symbol('K')], { dtype: 'float64' });
});

const transformer = (transform: BuiltinFunction): LibraryMember =>
  cls({
    methods: {
      __init__: method('*args, **options', () => NONE),
      fit,
      transform,
      fit_transform: transform,
      inverse_transform: transform,
    },
  });

const SCALERS = ['StandardScaler', 'MinMaxScaler', 'MaxAbsScaler', 'RobustScaler', 'Normalizer'];

const named = (
  names: readonly string[],
  member: LibraryMember,
): Readonly<Record<string, LibraryMember>> =>
  Object.fromEntries(names.map((name) => [name, member]));

/** What of scikit-learn makes, splits and scales the data of networks. */
export const scikitModules: readonly LibraryModule[] = [
  libraryModule('sklearn.utils', { Bunch: cls({}) }),
  libraryModule('sklearn.datasets', {
    ...Object.fromEntries(Object.entries(SETS).map(([name, sizes]) => [name, loaded(sizes)])),
    make_classification: made(20),
    make_blobs: made(2),
    ...named(['make_moons', 'make_circles'], made(null)),
    make_regression: makeRegression,
  }),
  libraryModule('sklearn.model_selection', { train_test_split: trainTestSplit }),
  libraryModule('sklearn.preprocessing', {
    ...named(SCALERS, transformer(same)),
    LabelEncoder: transformer(labels),
    ...named(['OneHotEncoder', 'LabelBinarizer'], transformer(oneHot)),
  }),
];
