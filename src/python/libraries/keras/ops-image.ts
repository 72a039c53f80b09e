import { product } from '../../../engine/row-major.js';
import { add, floorDivide, multiply, subtract, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { channelsFirst, perAxis, windowed } from './sizes.js';

/** The height and width of pictures, and the shape with others in their place. */
function pictures(input: TensorValue, args: Arguments) {
  const shape = shapeOf(input);
  const first = channelsFirst(args);
  const at = first ? shape.length - 2 : shape.length - 3;
  const channelAxis = first ? shape.length - 3 : shape.length - 1;
  return {
    size: shape.slice(at, at + 2),
    channels: shape[channelAxis] ?? 1,
    with: (sizes: Shape, channels?: Dimension): TensorValue => {
      const next = [...shape.slice(0, at), ...sizes, ...shape.slice(at + 2)];
      return arrayLike(input, channels === undefined ? next : next.with(channelAxis, channels));
    },
  };
}

const SIDES = ['top', 'left', 'bottom', 'right'] as const;

/** `pad_images` and `crop_images`: two of before, after and target are told for each axis. */
function edged(word: 'padding' | 'cropping'): LibraryMember {
  const parameters = SIDES.map((side) => `${side}_${word}=None`).join(', ');
  return fn(
    `images, ${parameters}, target_height=None, target_width=None, data_format=None`,
    (args) => {
      const picture = pictures(args.tensor('images'), args);
      const sizes = picture.size.map((own, axis): Dimension => {
        const target = axis === 0 ? 'target_height' : 'target_width';
        if (!args.isNone(target)) return args.dimension(target);
        const [before, after] =
          axis === 0 ? (['top', 'bottom'] as const) : (['left', 'right'] as const);
        const cells = [before, after].map((side) =>
          args.isNone(`${side}_${word}`) ? 0 : args.dimension(`${side}_${word}`),
        );
        const total = cells.reduce(add, 0);
        return word === 'padding' ? add(own, total) : subtract(own, total);
      });
      return picture.with(sizes);
    },
  );
}

const keeping: LibraryMember = fn('images, *args, **options', (args) => ({
  ...args.tensor('images'),
  numbers: null,
}));

const patches = fn(
  "images, size, strides=None, dilation_rate=1, padding='valid', data_format=None",
  (args) => {
    const input = args.tensor('images');
    const picture = pictures(input, args);
    const kernel = perAxis(args, 'size', 2);
    const stride = args.isNone('strides') ? kernel : perAxis(args, 'strides', 2);
    const dilation = perAxis(args, 'dilation_rate', 2);
    const padding = args.text('padding').toLowerCase();
    const sizes = picture.size.map((own, axis) =>
      windowed(own, {
        kernel: kernel[axis] ?? 1,
        stride: stride[axis] ?? 1,
        dilation: dilation[axis] ?? 1,
        padding,
      }),
    );
    return picture.with(sizes, multiply(picture.channels, product(kernel)));
  },
);

/** `keras.ops.image`. */
export const imageOperations: Readonly<Record<string, LibraryMember>> = {
  resize: fn(
    "images, size, interpolation='bilinear', antialias=False, crop_to_aspect_ratio=False, pad_to_aspect_ratio=False, fill_mode='constant', fill_value=0.0, data_format=None",
    (args) => pictures(args.tensor('images'), args).with(args.dimensions('size')),
  ),
  pad_images: edged('padding'),
  crop_images: edged('cropping'),
  extract_patches: patches,
  rgb_to_grayscale: fn('images, data_format=None', (args) => {
    const picture = pictures(args.tensor('images'), args);
    return picture.with(picture.size, 1);
  }),
  rgb_to_hsv: keeping,
  hsv_to_rgb: keeping,
  affine_transform: keeping,
  perspective_transform: keeping,
  gaussian_blur: keeping,
  elastic_transform: keeping,
  map_coordinates: fn('inputs, coordinates, order, **options', (args) =>
    arrayLike(args.tensor('inputs'), shapeOf(args.tensor('coordinates')).slice(1)),
  ),
  scale_and_translate: fn('images, output_shape, *args, **options', (args) =>
    arrayLike(args.tensor('images'), args.dimensions('output_shape')),
  ),
};

/** How many sequences of a length fit, one every `stride` steps. */
export function sequenceCount(length: Dimension, sequence: Dimension, stride: number): Dimension {
  return add(floorDivide(subtract(length, sequence), stride), 1);
}
