import { say } from '../../../engine/phrase.js';
import { symbol, type Dimension } from '../../dimension.js';
import { NONE, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { arrayLike, newArray, shapeOf } from '../arrays/array.js';
import type { LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { arrayFrom } from '../numpy/creation.js';
import { numpy } from '../numpy/family.js';
import { openedPicture, withSizes, arrayOfPicture } from '../pictures/picture.js';
import { datasetOf } from './tf-dataset.js';

/** Pictures of `keras.datasets`: how many to train and to test with, and their sizes. */
const SETS: Readonly<
  Record<string, readonly [train: number, test: number, sizes: readonly number[]]>
> = {
  mnist: [60_000, 10_000, [28, 28]],
  fashion_mnist: [60_000, 10_000, [28, 28]],
  cifar10: [50_000, 10_000, [32, 32, 3]],
  cifar100: [50_000, 10_000, [32, 32, 3]],
  california_housing: [16_512, 4128, [8]],
  boston_housing: [404, 102, [13]],
};

const array = (shape: readonly Dimension[], dtype = 'uint8'): Value =>
  newArray('numpy.ndarray', { shape, dtype });

/** `(x_train, y_train), (x_test, y_test)`. */
function loaded(name: string): Value {
  const [train, test, sizes] = SETS[name] ?? [1, 1, []];
  const labels = (count: number): Value => array(sizes.length === 3 ? [count, 1] : [count]);
  return tuple([
    tuple([array([train, ...sizes]), labels(train)]),
    tuple([array([test, ...sizes]), labels(test)]),
  ]);
}

const CHANNELS: Readonly<Record<string, number>> = { rgb: 3, rgba: 4, grayscale: 1 };

/** Batches of pictures from a folder, and their labels. */
const fromDirectory = fn(
  "directory, labels='inferred', label_mode='int', class_names=None, color_mode='rgb', batch_size=32, image_size=(256, 256), **options",
  (args, context) => {
    const channels = CHANNELS[args.text('color_mode')] ?? 3;
    const batch = args.isNone('batch_size') ? [] : [args.dimension('batch_size')];
    const pictures = newArray('tensorflow.Tensor', {
      shape: [...batch, ...args.dimensions('image_size'), channels],
      dtype: 'float32',
    });
    const labels = newArray('tensorflow.Tensor', { shape: batch, dtype: 'int32' });
    const alone = args.isNone('labels') || args.isNone('label_mode');
    return datasetOf(alone ? pictures : tuple([pictures, labels]), null, context);
  },
);

const generatorClass = cls({
  methods: {
    __init__: method('*args, **options', () => NONE),
    fit: method('*args, **options', () => NONE),
    flow: method('x, y=None, batch_size=32, **options', (args, context) => {
      const batch = (value: Value): Value => {
        if (value.kind !== 'tensor') return value;
        return arrayLike(value, [args.dimension('batch_size'), ...shapeOf(value).slice(1)]);
      };
      const x = batch(args.get('x'));
      return datasetOf(args.isNone('y') ? x : tuple([x, batch(args.get('y'))]), null, context);
    }),
    flow_from_directory: method(
      "directory, target_size=(256, 256), color_mode='rgb', classes=None, class_mode='categorical', batch_size=32, **options",
      (args, context) => {
        const batch = args.dimension('batch_size');
        const channels = CHANNELS[args.text('color_mode')] ?? 3;
        const pictures = array([batch, ...args.dimensions('target_size'), channels], 'float32');
        const labels =
          args.get('class_mode').kind === 'string' && args.text('class_mode') === 'categorical'
            ? array([batch, symbol('K')], 'float32')
            : array([batch], 'float32');
        return datasetOf(tuple([pictures, labels]), null, context);
      },
    ),
  },
});

const loadImage = fn("path, color_mode='rgb', target_size=None, **options", (args, context) => {
  const channels = CHANNELS[args.text('color_mode')] ?? 3;
  const picture = withSizes(openedPicture(context), () => ({ channels }), context);
  if (args.isNone('target_size')) return picture;
  const [height = 1, width = 1] = args.dimensions('target_size');
  return withSizes(picture, () => ({ height, width }), context);
});

const imageToArray = fn('img, *args, **options', (args, context) => {
  const made = arrayOfPicture(args.get('img'), 'numpy.ndarray');
  if (made?.kind !== 'tensor') return context.giveUp(say('the size of a picture is not known'));
  const shape = shapeOf(made);
  return arrayLike(made, shape.length === 2 ? [...shape, 1] : shape, { dtype: 'float32' });
});

const imageTools = {
  load_img: loadImage,
  img_to_array: imageToArray,
  image_dataset_from_directory: fromDirectory,
};

/** `keras.utils` that make arrays. */
export const kerasUtilities = {
  ...imageTools,
  to_categorical: fn('x, num_classes=None, **options', (args, context) => {
    const input = arrayFrom(args.get('x'), null, numpy, context);
    const shape = shapeOf(input);
    const rows = shape.length > 1 && shape.at(-1) === 1 ? shape.slice(0, -1) : shape;
    const classes = args.isNone('num_classes') ? symbol('K') : args.dimension('num_classes');
    return arrayLike(input, [...rows, classes], { dtype: 'float32' });
  }),
  pad_sequences: fn('sequences, maxlen=None, **options', (args, context) => {
    const rows = args.get('sequences');
    const count = rows.kind === 'list' || rows.kind === 'tuple' ? rows.items.length : symbol('N');
    if (args.isNone('maxlen')) return context.giveUp(say('how long a text is depends on the data'));
    return array([count, args.dimension('maxlen')], 'int32');
  }),
};

/** `keras.datasets` and what reads pictures from files. */
export const kerasDataModules: readonly LibraryModule[] = [
  ...Object.keys(SETS).map((name) =>
    libraryModule(`keras.datasets.${name}`, {
      load_data: fn('*args, **options', () => loaded(name)),
    }),
  ),
  libraryModule('keras.preprocessing', { image_dataset_from_directory: fromDirectory }),
  libraryModule('keras.preprocessing.image', { ...imageTools, ImageDataGenerator: generatorClass }),
  libraryModule('keras.preprocessing.sequence', { pad_sequences: kerasUtilities.pad_sequences }),
];
