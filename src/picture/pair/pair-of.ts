import type { PictureState, UnpoolingPicture } from '../../protocol/index.js';
import type { GridPair } from './grid-pair.js';
import { poolingPair } from './pooling-pair.js';
import { unpoolingPair } from './unpooling-pair.js';

/** A picture of either kind of layer. */
export type LayerPicture = PictureState | UnpoolingPicture;

/** Whether a picture is that of an unpooling layer. */
export const isUnpooling = (picture: LayerPicture): picture is UnpoolingPicture =>
  'writers' in picture;

const known = new WeakMap<LayerPicture, GridPair>();

/** The pair of grids that a picture shows; the same object for the same picture. */
export function pairOf(picture: LayerPicture): GridPair {
  const made = known.get(picture);
  if (made !== undefined) return made;
  const pair = isUnpooling(picture) ? unpoolingPair(picture) : poolingPair(picture);
  known.set(picture, pair);
  return pair;
}
