import { axesOf, windowCount } from '../../src/picture/axes.js';
import { valueCount } from '../../src/picture/unpooling/unpooling-axes.js';
import type { PanelState } from '../../src/protocol/index.js';

/** How many steps there are in what is shown: windows, or values that are put back. */
export function stepCount(shown: PanelState): number {
  switch (shown.kind) {
    case 'ready':
      return windowCount(axesOf(shown.picture));
    case 'unpooling':
      return valueCount(shown.picture);
    default:
      return 0;
  }
}
