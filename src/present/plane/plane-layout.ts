import { product } from '../../engine/row-major.js';
import type { Layout, SpatialRank } from '../../engine/index.js';
import { spatialStart } from './typed-shape.js';

/** How the planes of a tensor lie in it. */
export interface PlaneLayout {
  readonly shape: readonly number[];
  readonly sizes: readonly number[];
  /** Sizes of the first corner of each plane that is held; of a plane that is held whole, its own. */
  readonly held: readonly number[];
  readonly channels: number;
  readonly layout: Layout;
}

/** Planes of a tensor of this shape under a layer of this rank and layout, held as far as told. */
export function planeLayout(
  shape: readonly number[],
  rank: SpatialRank,
  layout: Layout,
  channels: number,
  held?: readonly number[],
): PlaneLayout {
  const start = spatialStart(shape.length, rank, layout);
  const sizes = shape.slice(start, start + rank);
  return { shape, sizes, held: held ?? sizes, channels, layout };
}

/** Where a cell lies in its tensor. */
export function offsetOf(
  planes: PlaneLayout,
  batch: number,
  channel: number,
  index: number,
): number {
  const size = product(planes.sizes);
  return planes.layout === 'channels-last'
    ? (batch * size + index) * planes.channels + channel
    : (batch * planes.channels + channel) * size + index;
}
