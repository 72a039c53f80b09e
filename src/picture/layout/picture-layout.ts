import type { PictureState } from '../../protocol/index.js';
import { layOutAbove } from './layout-above.js';
import { layOutSide } from './layout-side.js';
import { layOutSlices } from './layout-slices.js';
import { layOutStrip } from './layout-strip.js';
import type { Layout, LayoutRequest } from './layout.js';

/** Lays out any picture: strips for 1D, grids for 2D, slices for 3D. */
export function layOut(picture: PictureState, request: LayoutRequest): Layout {
  switch (picture.axes.length) {
    case 1:
      return layOutStrip(picture, request);
    case 2:
      return request.arrangement === 'above'
        ? layOutAbove(picture, request)
        : layOutSide(picture, request);
    default:
      return layOutSlices(picture, request);
  }
}
