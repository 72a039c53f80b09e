import { pairOf } from '../../../src/picture/pair/pair-of.js';
import type { Intention, ReadyState, UnpoolingState } from '../../../src/protocol/index.js';
import type { StageView } from './stage-view.js';

/** What to ask the host for where the snapshot lacks exact values in view; null: nothing. */
export function missingValues(
  { picture, selection }: Pick<ReadyState | UnpoolingState, 'picture' | 'selection'>,
  view: StageView,
  slice: number | null,
): Intention | null {
  const viewport = pairOf(picture).missing(view.window, view.view, slice);
  if (viewport === null) return null;
  const { batch, channel } = selection;
  const { origin, size, output } = viewport;
  return {
    type: 'select',
    batch,
    channel,
    viewport: {
      origin: [...origin],
      size: [...size],
      ...(output === undefined ? {} : { output: [...output] }),
    },
  };
}
