import { say } from '../../../engine/phrase.js';
import { minimum, symbol, type Dimension } from '../../dimension.js';
import { dictOf, int, iterator, list, NONE, size, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { newArray } from '../arrays/array.js';
import { dimensionOf } from '../arguments.js';
import type { BuiltinFunction, LibraryContext, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { leavesOf, mapTree } from '../jax/trees.js';
import { withAxis, withoutAxis } from '../jax/transforms.js';
import { arrayFrom } from '../numpy/creation.js';
import { tensorFlow } from './family.js';
import { TENSOR } from './tensors.js';

const DATASET = 'tensorflow.data.Dataset';

/** A data set of elements like this one; `count` null: how many isn't known. */
export function datasetOf(
  element: Value,
  count: Dimension | null,
  context: LibraryContext,
): InstanceValue {
  const made = context.instantiate(DATASET);
  context.setAttribute(made, '_element', element);
  context.setAttribute(made, '_count', count === null ? NONE : size(count));
  return made;
}

/** One element of a data set; null: the value is none. */
export function elementOf(value: Value): Value | null {
  return value.kind === 'instance' ? (value.attributes.get('_element') ?? null) : null;
}

function own(self: InstanceValue): { element: Value; count: Dimension | null } {
  const count = self.attributes.get('_count') ?? NONE;
  return {
    element: self.attributes.get('_element') ?? NONE,
    count: count.kind === 'none' ? null : dimensionOf(count, 'count'),
  };
}

const asTensors = (value: Value, context: LibraryContext): Value => {
  if (value.kind === 'tuple' || value.kind === 'dict')
    return mapTree(value, (leaf) => asTensors(leaf, context));
  return value.kind === 'unknown' ? value : arrayFrom(value, null, tensorFlow, context);
};

const same: BuiltinFunction = method('*args, **options', (args) => args.self);

/** Elements put together along a new first axis. */
const batched = (drops: boolean): BuiltinFunction =>
  method('batch_size, *args, **options', (args, context) => {
    const { element, count } = own(args.selfInstance());
    const asked = args.dimension('batch_size');
    const length = count === null || drops ? asked : minimum(asked, count);
    const like = newArray(TENSOR, { shape: [], dtype: 'float32' });
    const joined = mapTree(element, (leaf) => withAxis(leaf, 0, length, like));
    return datasetOf(joined, null, context);
  });

/** The function gets a pair as two arguments. */
const mapped: BuiltinFunction = method('map_func, *args, **options', (args, context) => {
  const { element, count } = own(args.selfInstance());
  const given = element.kind === 'tuple' ? element.items : [element];
  return datasetOf(context.call(args.get('map_func'), given), count, context);
});

const datasetClass = cls({
  methods: {
    ...Object.fromEntries(
      [
        'shuffle',
        'repeat',
        'cache',
        'prefetch',
        'skip',
        'shard',
        'with_options',
        'filter',
        'concatenate',
        'snapshot',
        'ignore_errors',
        'rebatch',
      ].map((name) => [name, same]),
    ),
    batch: batched(false),
    padded_batch: batched(false),
    map: mapped,
    apply: method('transformation_func', (args, context) =>
      context.call(args.get('transformation_func'), [args.self]),
    ),
    take: method('count, name=None', (args, context) => {
      const { element, count } = own(args.selfInstance());
      const asked = args.get('count').kind === 'int' ? args.integer('count') : null;
      return datasetOf(
        element,
        asked !== null && count !== null ? minimum(asked, count) : asked,
        context,
      );
    }),
    unbatch: method('name=None', (args, context) => {
      const { element } = own(args.selfInstance());
      return datasetOf(
        mapTree(element, (leaf) => withoutAxis(leaf, 0)),
        null,
        context,
      );
    }),
    enumerate: method('start=0, name=None', (args, context) => {
      const { element, count } = own(args.selfInstance());
      return datasetOf(tuple([int(0), element]), count, context);
    }),
    as_numpy_iterator: method('', (args) =>
      iterator([mapTree(own(args.selfInstance()).element, asNumpy)]),
    ),
    cardinality: method('', (args, context) => {
      const { count } = own(args.selfInstance());
      return count === null
        ? context.giveUp(say('how many samples there are is not known'))
        : size(count);
    }),
    __len__: method('', (args, context) => {
      const { count } = own(args.selfInstance());
      return count === null
        ? context.giveUp(say('how many samples there are is not known'))
        : size(count);
    }),
    // The first element stands for those that are alike.
    __iter__: method('', (args) => iterator([own(args.selfInstance()).element])),
    __next__: method('', (args) => own(args.selfInstance()).element),
    next: method('', (args) => own(args.selfInstance()).element),
    __getitem__: method('index', (args) => own(args.selfInstance()).element),
  },
  staticMethods: {
    from_tensor_slices: method('tensors, name=None', (args, context) => {
      const tensors = asTensors(args.get('tensors'), context);
      const leaves = leavesOf(tensors).filter((one): one is TensorValue => one.kind === 'tensor');
      const [first] = leaves;
      const size = first?.shape?.[0];
      const other = leaves.map(({ shape }) => shape?.[0]).find((one) => one !== size);
      if (typeof size === 'number' && typeof other === 'number') {
        context.raise('ValueError', `Dimensions ${size} and ${other} are not compatible`);
      }
      const element = mapTree(tensors, (leaf) => withoutAxis(leaf, 0));
      return datasetOf(element, first?.shape?.[0] ?? null, context);
    }),
    from_tensors: method('tensors, name=None', (args, context) =>
      datasetOf(asTensors(args.get('tensors'), context), 1, context),
    ),
    range: method('*args, **options', (_args, context) =>
      datasetOf(newArray(TENSOR, { shape: [], dtype: 'int64' }), null, context),
    ),
    zip: method('datasets, *others, **options', (args, context) => {
      const first = args.get('datasets');
      const all =
        first.kind === 'tuple' || first.kind === 'list' ? first.items : [first, ...args.rest];
      return datasetOf(tuple(all.map((one) => elementOf(one) ?? NONE)), null, context);
    }),
    from_generator: method(
      'generator, output_types=None, output_shapes=None, args=None, output_signature=None, **options',
      (args, context) => {
        if (args.isNone('output_signature')) {
          const first = context.iterate(context.call(args.get('generator'), []));
          if (!('next' in first)) return first;
          const step = first.next();
          return datasetOf(
            step.done === true ? NONE : asTensors(step.value, context),
            null,
            context,
          );
        }
        return datasetOf(args.get('output_signature'), null, context);
      },
    ),
  },
});

function asNumpy(leaf: Value): Value {
  return leaf.kind === 'tensor' ? { ...leaf, type: 'numpy.ndarray' } : leaf;
}

/** Pictures of `tensorflow_datasets` whose sizes are all alike; others have sizes of their own. */
const SETS: Readonly<Record<string, readonly number[]>> = {
  mnist: [28, 28, 1],
  fashion_mnist: [28, 28, 1],
  kmnist: [28, 28, 1],
  emnist: [28, 28, 1],
  cifar10: [32, 32, 3],
  cifar100: [32, 32, 3],
  svhn_cropped: [32, 32, 3],
  stl10: [96, 96, 3],
  eurosat: [64, 64, 3],
  horses_or_humans: [300, 300, 3],
  rock_paper_scissors: [300, 300, 3],
  beans: [500, 500, 3],
};
const PICTURES = new Set([
  'cats_vs_dogs',
  'tf_flowers',
  'imagenet2012',
  'oxford_flowers102',
  'food101',
  'stanford_dogs',
  'imagenette',
]);

const load = fn(
  'name, split=None, data_dir=None, batch_size=None, shuffle_files=False, download=True, as_supervised=False, decoders=None, read_config=None, with_info=False, **options',
  (args, context) => {
    const [name = ''] = args.text('name').split(/[/:]/u);
    const sizes = SETS[name] ?? (PICTURES.has(name) ? [symbol('H'), symbol('W'), 3] : null);
    if (sizes === null) return context.giveUp(say('the data that the model gets is not known'));
    const batch = args.isNone('batch_size') ? [] : [args.dimension('batch_size')];
    const image = newArray(TENSOR, { shape: [...batch, ...sizes], dtype: 'uint8' });
    const label = newArray(TENSOR, { shape: batch, dtype: 'int64' });
    const element = args.flag('as_supervised')
      ? tuple([image, label])
      : dictOf([
          ['image', image],
          ['label', label],
        ]);
    const one = (): Value => datasetOf(element, null, context);
    const split = args.get('split');
    const made =
      split.kind === 'none'
        ? dictOf([
            ['train', one()],
            ['test', one()],
          ])
        : split.kind === 'list' || split.kind === 'tuple'
          ? list(split.items.map(one))
          : one();
    const info = context.unknown(say('which pictures there are is not read'));
    return args.flag('with_info') ? tuple([made, info]) : made;
  },
);

/** `tf.data` and `tensorflow_datasets`. */
export const tfDataModules: readonly LibraryModule[] = [
  libraryModule('tensorflow.data', { Dataset: datasetClass }),
  libraryModule('tensorflow_datasets', {
    load,
    as_numpy: fn('dataset', (args, context) => {
      const element = elementOf(args.get('dataset'));
      return element === null
        ? mapTree(args.get('dataset'), asNumpy)
        : datasetOf(mapTree(element, asNumpy), null, context);
    }),
    disable_progress_bar: fn('', () => NONE),
  }),
  libraryModule('tensorflow.data.experimental', {}),
];
