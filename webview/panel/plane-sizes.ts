import { axesOf } from '../../src/picture/axes.js';
import type { PanelState } from '../../src/protocol/index.js';

/** The sizes of the plane that a panel draws, such as `4×4`; empty where it draws none. */
export function planeSizes(shown: PanelState | null): string {
  switch (shown?.kind) {
    case 'ready':
      return axesOf(shown.picture)
        .map((axis) => axis.inputSize)
        .join('×');
    case 'unpooling':
      return shown.picture.axes.map((axis) => axis.inputSize).join('×');
    default:
      return '';
  }
}
