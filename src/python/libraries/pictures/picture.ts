import { symbol, type Dimension } from '../../dimension.js';
import { NONE, size, string, tuple } from '../../values/create.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { arrayLike, newArray, shapeOf } from '../arrays/array.js';
import { dimensionOf } from '../arguments.js';
import type { LibraryContext } from '../contract.js';

/** The class of pictures that PIL opens and data sets give. */
export const PICTURE = 'PIL.Image.Image';

/** The sizes of a picture. */
export interface PictureSizes {
  readonly height: Dimension;
  readonly width: Dimension;
  readonly channels: Dimension;
}

/** A picture of PIL's of these sizes. */
export function pictureOf(sizes: PictureSizes, context: LibraryContext): InstanceValue {
  const made = context.instantiate(PICTURE);
  context.setAttribute(made, 'height', size(sizes.height));
  context.setAttribute(made, 'width', size(sizes.width));
  context.setAttribute(made, 'size', tuple([size(sizes.width), size(sizes.height)]));
  context.setAttribute(made, '_channels', size(sizes.channels));
  context.setAttribute(made, 'mode', string(sizes.channels === 1 ? 'L' : 'RGB'));
  return made;
}

/** A picture of which nothing is known, as one from a file. */
export function openedPicture(context: LibraryContext): InstanceValue {
  return pictureOf({ height: symbol('H'), width: symbol('W'), channels: symbol('C') }, context);
}

/** The sizes of a picture of PIL's, or of a tensor whose last axes are channels, height and width. */
export function sizesOfPicture(picture: Value): PictureSizes | null {
  if (picture.kind === 'tensor') {
    const shape = picture.shape ?? [];
    const [channels = 1, height, width] = shape.slice(-3);
    return height === undefined || width === undefined ? null : { height, width, channels };
  }
  if (picture.kind !== 'instance') return null;
  const [height, width, channels] = ['height', 'width', '_channels'].map((name) =>
    picture.attributes.get(name),
  );
  if (height === undefined || width === undefined || channels === undefined) return null;
  return {
    height: dimensionOf(height, 'height'),
    width: dimensionOf(width, 'width'),
    channels: dimensionOf(channels, 'channels'),
  };
}

/** The same picture, or tensor, in other sizes. */
export function withSizes(
  picture: Value,
  change: (sizes: PictureSizes) => Partial<PictureSizes>,
  context: LibraryContext,
): Value {
  const own = sizesOfPicture(picture);
  if (own === null) return picture.kind === 'unknown' ? picture : NONE;
  const sizes = { ...own, ...change(own) };
  if (picture.kind !== 'tensor') return pictureOf(sizes, context);
  const before = shapeOf(picture).slice(0, -3);
  return arrayLike(picture, [...before, sizes.channels, sizes.height, sizes.width]);
}

/** A picture as an array of height, width and channels; without channels where there is only one. */
export function arrayOfPicture(picture: Value, type: string): Value | null {
  const sizes = picture.kind === 'instance' ? sizesOfPicture(picture) : null;
  if (sizes === null) return null;
  const { height, width, channels } = sizes;
  const shape = channels === 1 ? [height, width] : [height, width, channels];
  return newArray(type, { shape, dtype: 'uint8' });
}
