import { say } from '../../../engine/phrase.js';
import { add, type Dimension } from '../../dimension.js';
import { NONE, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, newArray, shapeOf } from '../arrays/array.js';
import { permute } from '../arrays/rearrange.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { settingsOf, storeArguments } from '../layers/settings.js';
import { pictureOf, sizesOfPicture, withSizes, type PictureSizes } from '../pictures/picture.js';

/** What a transform makes of a picture. */
type Apply = (picture: Value, settings: Arguments, context: LibraryContext) => Value;

const keeps: Apply = (picture) => picture;

const sized =
  (
    change: (
      own: PictureSizes,
      settings: Arguments,
      context: LibraryContext,
    ) => Partial<PictureSizes>,
  ): Apply =>
  (picture, settings, context) =>
    withSizes(picture, (own) => change(own, settings, context), context);

/** Height and width from one number or two. */
function squareOf(settings: Arguments, name = 'size'): Partial<PictureSizes> {
  const [height = 1, width = height] = settings.dimensions(name);
  return { height, width };
}

/** `Resize(256)` makes the shorter side 256 and keeps the ratio; `Resize((h, w))` is exact. */
const resized: Apply = sized((own, settings, context) => {
  const value = settings.get('size');
  if (value.kind === 'tuple' || value.kind === 'list') {
    if (value.items.length > 1) return squareOf(settings);
  }
  const [shorter = 1] = settings.dimensions('size');
  const { height, width } = own;
  if (height === width) return { height: shorter, width: shorter };
  if (typeof height !== 'number' || typeof width !== 'number' || typeof shorter !== 'number')
    return context.giveUp(
      say('`Resize` of one number keeps the ratio of a picture whose size is not known'),
    );
  const long = Math.trunc((shorter * Math.max(height, width)) / Math.min(height, width));
  return height < width ? { height: shorter, width: long } : { height: long, width: shorter };
});

const padded: Apply = sized((own, settings) => {
  const cells = settings.dimensions('padding');
  const [left = 0, top = left, right = left, bottom = top] = cells;
  return { height: add(own.height, add(top, bottom)), width: add(own.width, add(left, right)) };
});

/** A picture, or an array of height, width and channels, as a tensor with the channels first. */
function asTensor(picture: Value, dtype: string, context: LibraryContext): Value {
  if (picture.kind === 'unknown') return picture;
  if (picture.kind === 'tensor') {
    if (picture.type === 'torch.Tensor') return picture;
    const shape = shapeOf(picture);
    const first =
      shape.length === 2 ? arrayLike(picture, [1, ...shape]) : permute(picture, [2, 0, 1]);
    return { ...first, type: 'torch.Tensor', dtype, numbers: null };
  }
  const sizes = sizesOfPicture(picture);
  if (sizes === null) return context.giveUp(say('what is made a tensor is not a picture'));
  const shape: readonly Dimension[] = [sizes.channels, sizes.height, sizes.width];
  return newArray('torch.Tensor', { shape, dtype });
}

const toTensor: Apply = (picture, _settings, context) => asTensor(picture, 'float32', context);
const toBytes: Apply = (picture, _settings, context) => asTensor(picture, 'uint8', context);

const toPicture: Apply = (picture, _settings, context) => {
  if (picture.kind !== 'tensor') return picture;
  const shape = shapeOf(picture);
  const last = picture.type !== 'torch.Tensor';
  const [a = 1, b = 1, c = 1] = shape.length === 2 ? (last ? [...shape, 1] : [1, ...shape]) : shape;
  return pictureOf(
    last ? { height: a, width: b, channels: c } : { channels: a, height: b, width: c },
    context,
  );
};

const several =
  (count: number): Apply =>
  (picture, settings, context) =>
    tuple(
      Array.from({ length: count }, () => withSizes(picture, () => squareOf(settings), context)),
    );

const inTurn: Apply = (picture, settings, context) =>
  context
    .items(settings.get('transforms'))
    .reduce<Value>((value, transform) => context.call(transform, [value]), picture);

const oneOf: Apply = (picture, settings, context) => {
  const [first] = context.items(settings.get('transforms'));
  return first === undefined ? picture : context.call(first, [picture]);
};

const KEEPS = [
  'AugMix',
  'AutoAugment',
  'ColorJitter',
  'ConvertImageDtype',
  'ElasticTransform',
  'GaussianBlur',
  'GaussianNoise',
  'Normalize',
  'RandAugment',
  'RandomAdjustSharpness',
  'RandomAffine',
  'RandomAutocontrast',
  'RandomEqualize',
  'RandomErasing',
  'RandomGrayscale',
  'RandomHorizontalFlip',
  'RandomInvert',
  'RandomPerspective',
  'RandomPhotometricDistort',
  'RandomPosterize',
  'RandomRotation',
  'RandomSolarize',
  'RandomVerticalFlip',
  'SanitizeBoundingBoxes',
  'ToDtype',
  'ToPureTensor',
  'TrivialAugmentWide',
  'RGB',
];

/** The transforms that change sizes, with their first parameters. */
const TRANSFORMS: Readonly<Record<string, readonly [parameters: string, apply: Apply]>> = {
  ...Object.fromEntries(KEEPS.map((name) => [name, ['*args', keeps]])),
  CenterCrop: ['size', sized((_own, settings) => squareOf(settings))],
  Compose: ['transforms', inTurn],
  FiveCrop: ['size', several(5)],
  Grayscale: [
    'num_output_channels=1',
    sized((_own, settings) => ({ channels: settings.dimension('num_output_channels') })),
  ],
  Lambda: ['lambd', (picture, settings, context) => context.call(settings.get('lambd'), [picture])],
  PILToTensor: ['', toBytes],
  Pad: ["padding, fill=0, padding_mode='constant'", padded],
  RandomApply: ['transforms, p=0.5', inTurn],
  RandomChoice: ['transforms, p=None', oneOf],
  RandomCrop: [
    'size, padding=None, pad_if_needed=False',
    sized((_own, settings) => squareOf(settings)),
  ],
  RandomOrder: ['transforms', inTurn],
  RandomResizedCrop: [
    'size, scale=None, ratio=None',
    sized((_own, settings) => squareOf(settings)),
  ],
  Resize: ['size, interpolation=None, max_size=None, antialias=None', resized],
  TenCrop: ['size, vertical_flip=False', several(10)],
  ToImage: ['', toBytes],
  ToImageTensor: ['', toBytes],
  ToPILImage: ['mode=None', toPicture],
  ToTensor: ['', toTensor],
};

function transform(parameters: string, apply: Apply): LibraryMember {
  const signature = parameters === '' ? '**options' : `${parameters}, **options`;
  const run = method('img, *others', (args, context) => {
    const self = args.selfInstance();
    const result = apply(args.get('img'), settingsOf(self), context);
    return args.rest.length === 0 ? result : tuple([result, ...args.rest]);
  });
  return cls({
    methods: {
      __init__: method(signature, (args, context) => {
        storeArguments(args, context);
        return NONE;
      }),
      __call__: run,
      forward: run,
    },
  });
}

const members: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(TRANSFORMS).map(([name, [parameters, apply]]) => [
    name,
    transform(parameters, apply),
  ]),
);

/** The function forms: each applies the transform of the same meaning. */
const FUNCTIONS: Readonly<Record<string, readonly [kind: string, parameters: string]>> = {
  resize: ['Resize', 'size=None, *args, **options'],
  center_crop: ['CenterCrop', 'output_size=None'],
  to_tensor: ['ToTensor', ''],
  pil_to_tensor: ['PILToTensor', ''],
  to_image: ['ToImage', ''],
  to_pil_image: ['ToPILImage', 'mode=None'],
  pad: ['Pad', 'padding=None, *args, **options'],
  to_grayscale: ['Grayscale', 'num_output_channels=1'],
  rgb_to_grayscale: ['Grayscale', 'num_output_channels=1'],
};

const functions: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    [
      'normalize',
      'hflip',
      'vflip',
      'rotate',
      'adjust_brightness',
      'adjust_contrast',
      'convert_image_dtype',
      'to_dtype',
      'gaussian_blur',
    ].map((name) => [name, fn('img, *args, **options', (args) => args.get('img'))]),
  ),
  ...Object.fromEntries(
    Object.entries(FUNCTIONS).map(([name, [kind, parameters]]) => [
      name,
      fn(parameters === '' ? 'img' : `img, ${parameters}`, (args, context) => {
        const [first] = [...args.entries()].slice(1).map(([, value]) => value);
        const settings = first === undefined || first.kind === 'none' ? [] : [first];
        const made = context.call(context.named(`torchvision.transforms.${kind}`), settings);
        return context.call(made, [args.get('img')]);
      }),
    ]),
  ),
  crop: fn('img, top, left, height, width', (args, context) =>
    withSizes(
      args.get('img'),
      () => ({ height: args.dimension('height'), width: args.dimension('width') }),
      context,
    ),
  ),
  resized_crop: fn('img, top, left, height, width, size, *args, **options', (args, context) => {
    const [height = 1, width = height] = args.dimensions('size');
    return withSizes(args.get('img'), () => ({ height, width }), context);
  }),
};

const module = (name: string, all: Readonly<Record<string, LibraryMember>>): LibraryModule => ({
  ...libraryModule(name, all),
  yieldsToSource: false,
});

/** `torchvision.transforms`, both versions. */
export const transformModules: readonly LibraryModule[] = [
  module('torchvision.transforms', members),
  module('torchvision.transforms.v2', members),
  module('torchvision.transforms.functional', functions),
  module('torchvision.transforms.v2.functional', functions),
  module('torchvision.transforms.transforms', members),
];
