import type { UnpoolingPicture } from '../../protocol/index.js';
import type { Layout } from '../layout/layout.js';
import type { UnpoolingRequest } from './unpooling-grid.js';
import { layOutUnpooledGrids } from './unpooling-side.js';
import { layOutUnpooledSlices } from './unpooling-slices.js';
import { layOutUnpooledStrip } from './unpooling-strip.js';

/** Lays out any unpooling: strips for 1D, grids for 2D, slices for 3D. */
export function layOutUnpooling(picture: UnpoolingPicture, request: UnpoolingRequest): Layout {
  switch (picture.axes.length) {
    case 1:
      return layOutUnpooledStrip(picture, request);
    case 2:
      return layOutUnpooledGrids(picture, request);
    default:
      return layOutUnpooledSlices(picture, request);
  }
}
