import { stepCount } from '../../../src/picture/pair/grid-pair.js';
import { pairOf } from '../../../src/picture/pair/pair-of.js';
import type { PanelState } from '../../../src/protocol/index.js';

/** How many steps there are in what is shown: windows, or values that are put back. */
export const stepsOf = (shown: PanelState): number =>
  shown.kind === 'ready' || shown.kind === 'unpooling' ? stepCount(pairOf(shown.picture)) : 0;
