import { say } from '../../../engine/phrase.js';
import { symbol } from '../../dimension.js';
import { int, NONE, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { newArray } from '../arrays/array.js';
import type { Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { cls, libraryModule, method } from '../members.js';
import { attributeOf, storeArguments } from '../layers/settings.js';
import { pictureOf } from '../pictures/picture.js';

/** What a data set holds: sizes where all its pictures have the same, and how many there are. */
interface PictureSet {
  readonly sizes: readonly [number, number] | null;
  readonly channels: number;
  /** How many, for training and for testing. */
  readonly count: readonly [number, number] | null;
  /** Which part is taken: `train=True`, or `split='train'`. */
  readonly by: 'train' | 'split' | 'folder';
}

const set = (
  sizes: PictureSet['sizes'],
  channels: number,
  count: PictureSet['count'],
  by: PictureSet['by'],
): PictureSet => ({ sizes, channels, count, by });

/** The data sets of `torchvision.datasets`, as their documentation describes them. */
const SETS: Readonly<Record<string, PictureSet>> = {
  MNIST: set([28, 28], 1, [60_000, 10_000], 'train'),
  FashionMNIST: set([28, 28], 1, [60_000, 10_000], 'train'),
  KMNIST: set([28, 28], 1, [60_000, 10_000], 'train'),
  QMNIST: set([28, 28], 1, [60_000, 60_000], 'train'),
  USPS: set([16, 16], 1, [7291, 2007], 'train'),
  CIFAR10: set([32, 32], 3, [50_000, 10_000], 'train'),
  CIFAR100: set([32, 32], 3, [50_000, 10_000], 'train'),
  SVHN: set([32, 32], 3, [73_257, 26_032], 'split'),
  STL10: set([96, 96], 3, [5000, 8000], 'split'),
  PCAM: set([96, 96], 3, [262_144, 32_768], 'split'),
  FER2013: set([48, 48], 1, null, 'split'),
  EuroSAT: set([64, 64], 3, [27_000, 27_000], 'folder'),
  CelebA: set([218, 178], 3, [162_770, 19_962], 'split'),
  RenderedSST2: set([448, 448], 3, null, 'split'),
  ImageFolder: set(null, 3, null, 'folder'),
  DatasetFolder: set(null, 3, null, 'folder'),
  ImageNet: set(null, 3, null, 'split'),
  Flowers102: set(null, 3, null, 'split'),
  Food101: set(null, 3, null, 'split'),
  OxfordIIITPet: set(null, 3, null, 'split'),
  StanfordCars: set(null, 3, null, 'split'),
  Caltech101: set(null, 3, null, 'folder'),
  Caltech256: set(null, 3, null, 'folder'),
  DTD: set(null, 3, null, 'split'),
  GTSRB: set(null, 3, null, 'split'),
  Country211: set(null, 3, null, 'split'),
  FGVCAircraft: set(null, 3, null, 'split'),
  SUN397: set(null, 3, null, 'folder'),
  Places365: set(null, 3, null, 'split'),
};

const TAIL = 'transform=None, target_transform=None, download=False, **options';
const PARAMETERS: Readonly<Record<PictureSet['by'], string>> = {
  train: `root=None, train=True, ${TAIL}`,
  split: `root=None, split='train', ${TAIL}`,
  folder: `root=None, ${TAIL}`,
};

/** How many pictures there are; null: not known. */
function countOf(args: Arguments, kind: PictureSet): number | null {
  if (kind.count === null) return null;
  const [training, testing] = kind.count;
  const self = args.selfInstance();
  const part = attributeOf(self, kind.by === 'split' ? 'split' : 'train');
  if (part.kind === 'bool') return part.value ? training : testing;
  if (part.kind === 'string')
    return part.value === 'train' ? training : part.value === 'test' ? testing : null;
  return training;
}

/** One picture and its label, as the transforms leave them. */
function sample(args: Arguments, kind: PictureSet, context: LibraryContext): Value {
  const [height, width] = kind.sizes ?? [symbol('H'), symbol('W')];
  const picture: Value = pictureOf({ height, width, channels: kind.channels }, context);
  const self = args.selfInstance();
  const through = (name: string, value: Value): Value => {
    const transform = attributeOf(self, name);
    return transform.kind === 'none' ? value : context.call(transform, [value]);
  };
  return tuple([through('transform', picture), through('target_transform', int(0))]);
}

function dataset(name: string, kind: PictureSet): LibraryMember {
  return cls({
    bases: ['torch.utils.data.Dataset'],
    methods: {
      __init__: method(PARAMETERS[kind.by], (args, context) => {
        storeArguments(args, context);
        return NONE;
      }),
      __getitem__: method('index', (args, context) => sample(args, kind, context)),
      __len__: method('', (args, context) => {
        const count = countOf(args, kind);
        return count === null
          ? context.giveUp(say('how many pictures {name} holds is not known', { name }))
          : int(count);
      }),
    },
    properties: {
      data: method('', (args) => {
        const count = countOf(args, kind) ?? symbol('N');
        const sizes = kind.sizes ?? [symbol('H'), symbol('W')];
        const isTensor = kind.channels === 1;
        return newArray(isTensor ? 'torch.Tensor' : 'numpy.ndarray', {
          shape: isTensor ? [count, ...sizes] : [count, ...sizes, kind.channels],
          dtype: 'uint8',
        });
      }),
      classes: method('', (_args, context) =>
        context.unknown(say('which pictures there are is not read')),
      ),
    },
  });
}

const fake: LibraryMember = cls({
  bases: ['torch.utils.data.Dataset'],
  methods: {
    __init__: method(
      'size=1000, image_size=(3, 224, 224), num_classes=10, transform=None, target_transform=None, random_offset=0',
      (args, context) => {
        storeArguments(args, context);
        return NONE;
      },
    ),
    __len__: method('', (args) => attributeOf(args.selfInstance(), 'size')),
    __getitem__: method('index', (args, context) => {
      const self = args.selfInstance();
      const [channels = 3, height = 224, width = 224] = context
        .items(attributeOf(self, 'image_size'))
        .map((one) => (one.kind === 'int' ? one.value : 1));
      const picture: Value = pictureOf({ height, width, channels }, context);
      const transform = attributeOf(self, 'transform');
      return tuple([
        transform.kind === 'none' ? picture : context.call(transform, [picture]),
        int(0),
      ]);
    }),
  },
});

/** `torchvision.datasets`. */
export const datasetModules: readonly LibraryModule[] = [
  {
    ...libraryModule('torchvision.datasets', {
      ...Object.fromEntries(
        Object.entries(SETS).map(([name, kind]) => [name, dataset(name, kind)]),
      ),
      FakeData: fake,
    }),
    yieldsToSource: false,
  },
];
