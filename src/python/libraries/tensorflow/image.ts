import { product } from '../../../engine/row-major.js';
import { say } from '../../../engine/phrase.js';
import { floorDivide, multiply, symbol, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { string, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryMember, LibraryModule } from '../contract.js';
import { constant, fn, libraryModule } from '../members.js';
import { windowed } from '../keras/sizes.js';
import { tensor } from '../keras/tensors.js';
import { turned } from '../numpy/selecting.js';
import { keeping } from './nn.js';

/** A picture, or a batch of them, with other sizes (and channels). */
function sized(input: TensorValue, sizes: Shape, channels?: Dimension): TensorValue {
  const shape = shapeOf(input);
  return arrayLike(input, [...shape.slice(0, -3), ...sizes, channels ?? shape.at(-1) ?? 1]);
}

const named = (
  signature: string,
  image: string,
  sizes: (args: Arguments) => Shape,
): LibraryMember => fn(signature, (args) => sized(args.tensor(image), sizes(args)));

const target = (args: Arguments): Shape => [
  args.dimension('target_height'),
  args.dimension('target_width'),
];

const channelled = (channels: Dimension): LibraryMember =>
  fn('images, name=None', (args) => {
    const input = args.tensor('images');
    return arrayLike(input, [...shapeOf(input).slice(0, -1), channels]);
  });

/** A file's picture: its size isn't known, its channels where they are asked for. */
const decoded: LibraryMember = fn('contents, channels=0, *args, **options', (args) => {
  const channels = args.get('channels').kind === 'int' ? args.integer('channels') : 0;
  const picture = [symbol('H'), symbol('W'), channels > 0 ? channels : symbol('C')];
  return tensor(picture, 'uint8', 'decode');
});

/** The half that `central_crop` cuts away on each side: from `⌊(size − size·fraction) / 2⌋`. */
function centralSize(size: Dimension, fraction: number): Dimension {
  if (typeof size !== 'number') {
    const part = 1 / fraction;
    return Number.isInteger(part) ? floorDivide(size, part) : symbol('H′');
  }
  const start = Math.trunc((size - size * fraction) / 2);
  return size - start * 2;
}

const patches = fn('images, sizes, strides, rates, padding, name=None', (args) => {
  const input = args.tensor('images');
  const shape = shapeOf(input);
  const [kernel, stride, rate] = ['sizes', 'strides', 'rates'].map((name) =>
    args.integers(name).slice(1, 3),
  );
  const padding = args.text('padding').toLowerCase();
  const spatial = shape.slice(1, 3).map((size, axis) =>
    windowed(size, {
      kernel: kernel?.[axis] ?? 1,
      stride: stride?.[axis] ?? 1,
      dilation: rate?.[axis] ?? 1,
      padding,
    }),
  );
  const depth = multiply(shape.at(-1) ?? 1, product(kernel ?? []));
  return arrayLike(input, [shape[0] ?? 1, ...spatial, depth]);
});

const KEEPS = [
  'flip_left_right',
  'flip_up_down',
  'random_flip_left_right',
  'random_flip_up_down',
  'stateless_random_flip_left_right',
  'stateless_random_flip_up_down',
  'adjust_brightness',
  'adjust_contrast',
  'adjust_gamma',
  'adjust_hue',
  'adjust_saturation',
  'adjust_jpeg_quality',
  'random_brightness',
  'random_contrast',
  'random_hue',
  'random_saturation',
  'random_jpeg_quality',
  'stateless_random_brightness',
  'stateless_random_contrast',
  'stateless_random_hue',
  'stateless_random_saturation',
  'per_image_standardization',
  'convert_image_dtype',
  'rgb_to_hsv',
  'hsv_to_rgb',
  'rgb_to_yiq',
  'yiq_to_rgb',
  'rgb_to_yuv',
  'yuv_to_rgb',
  'draw_bounding_boxes',
];

const image: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(keeping('image', KEEPS)),
  resize: named('images, size, *args, **options', 'images', (args) => args.dimensions('size')),
  resize_with_crop_or_pad: named('image, target_height, target_width', 'image', target),
  resize_with_pad: named('image, target_height, target_width, *args, **options', 'image', target),
  crop_to_bounding_box: named(
    'image, offset_height, offset_width, target_height, target_width',
    'image',
    target,
  ),
  pad_to_bounding_box: named(
    'image, offset_height, offset_width, target_height, target_width',
    'image',
    target,
  ),
  central_crop: fn('image, central_fraction', (args) => {
    const input = args.tensor('image');
    const fraction = args.number('central_fraction');
    const [height = 1, width = 1] = shapeOf(input).slice(-3, -1);
    return sized(input, [centralSize(height, fraction), centralSize(width, fraction)]);
  }),
  random_crop: fn('value, size, *args, **options', (args) =>
    arrayLike(args.tensor('value'), args.dimensions('size')),
  ),
  stateless_random_crop: fn('value, size, *args, **options', (args) =>
    arrayLike(args.tensor('value'), args.dimensions('size')),
  ),
  crop_and_resize: fn('image, boxes, box_indices, crop_size, *args, **options', (args) => {
    const input = args.tensor('image');
    const [boxes = 1] = shapeOf(args.tensor('boxes'));
    return arrayLike(input, [boxes, ...args.dimensions('crop_size'), shapeOf(input).at(-1) ?? 1], {
      dtype: 'float32',
    });
  }),
  extract_patches: patches,
  extract_glimpse: named('input, size, offsets, *args, **options', 'input', (args) =>
    args.dimensions('size'),
  ),
  rgb_to_grayscale: channelled(1),
  grayscale_to_rgb: channelled(3),
  rot90: fn('image, k=1, name=None', (args) => {
    const input = args.tensor('image');
    const rank = shapeOf(input).length;
    return turned(input, args.integer('k'), [rank - 3, rank - 2]);
  }),
  transpose: fn('image, name=None', (args) => {
    const input = args.tensor('image');
    const rank = shapeOf(input).length;
    return turned(input, 1, [rank - 3, rank - 2]);
  }),
  sobel_edges: fn('image', (args) =>
    arrayLike(args.tensor('image'), [...shapeOf(args.tensor('image')), 2]),
  ),
  image_gradients: fn('image', (args) => {
    const same = { ...args.tensor('image'), numbers: null };
    return tuple([same, same]);
  }),
  total_variation: fn('images, name=None', (args) =>
    arrayLike(args.tensor('images'), shapeOf(args.tensor('images')).slice(0, -3)),
  ),
  ...Object.fromEntries(
    ['psnr', 'ssim', 'ssim_multiscale'].map((name) => [
      name,
      fn('img1, img2, *args, **options', (args) =>
        arrayLike(args.tensor('img1'), shapeOf(args.tensor('img1')).slice(0, -3)),
      ),
    ]),
  ),
  decode_jpeg: decoded,
  decode_png: decoded,
  decode_image: decoded,
  decode_bmp: decoded,
  decode_gif: fn('contents, name=None', () =>
    tensor([symbol('N'), symbol('H'), symbol('W'), 3], 'uint8', 'decode_gif'),
  ),
  non_max_suppression: fn('*args, **options', (_args, context) =>
    context.giveUp(say('how many boxes are kept depends on the data')),
  ),
};

const METHODS = [
  'BILINEAR',
  'NEAREST_NEIGHBOR',
  'BICUBIC',
  'AREA',
  'LANCZOS3',
  'LANCZOS5',
  'GAUSSIAN',
  'MITCHELLCUBIC',
];

/** `tf.image`, with the pictures that `tf.io` decodes. */
export const imageModules: readonly LibraryModule[] = [
  libraryModule('tensorflow.image', image),
  libraryModule(
    'tensorflow.image.ResizeMethod',
    Object.fromEntries(METHODS.map((name) => [name, constant(() => string(name.toLowerCase()))])),
  ),
  libraryModule('tensorflow.io', {
    ...Object.fromEntries(
      ['decode_jpeg', 'decode_png', 'decode_image', 'decode_bmp', 'decode_gif'].map((name) => [
        name,
        image[name] ?? decoded,
      ]),
    ),
    read_file: fn('filename, name=None', () => tensor([], 'string', 'read_file')),
    decode_raw: fn('input_bytes, out_type, *args, **options', () =>
      tensor([symbol('L')], 'uint8', 'decode_raw'),
    ),
  }),
];
