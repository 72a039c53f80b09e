import type { PanelState } from '../../../src/protocol/index.js';

/** The sizes of the plane that a panel draws, such as `4×4`; empty where it draws none. */
export function planeSizes(shown: PanelState | null): string {
  return shown?.kind === 'ready' || shown?.kind === 'unpooling'
    ? shown.picture.axes.map((axis) => axis.inputSize).join('×')
    : '';
}
