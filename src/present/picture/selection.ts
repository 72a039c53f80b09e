import { textOf, type Translate } from '../../engine/phrase.js';
import type { FlowChoice, Selection } from '../../protocol/index.js';
import type { Flow } from '../../python/site.js';
import type { InputValues } from '../input/input-values.js';
import { shapeText } from '../../python/shape-text.js';
import type { ViewOptions } from '../view-options.js';

const MOST_MEANS = 512;

/** Which plane a reader looks at, of as many as there are. */
export function planeInView(
  view: Pick<ViewOptions, 'batch' | 'channel'>,
  batches: number,
  channels: number,
): { readonly batch: number; readonly channel: number } {
  return {
    batch: Math.min(view.batch, Math.max(0, batches - 1)),
    channel: Math.min(view.channel, Math.max(0, channels - 1)),
  };
}

/** The planes there are, with the mean of each channel where values are given. */
export function selectionOf(
  sizes: { readonly batches: number; readonly channels: number },
  { batch, channel }: { readonly batch: number; readonly channel: number },
  values: Pick<InputValues, 'mean'> | null,
): Selection {
  const { batches, channels } = sizes;
  const means = Math.min(channels, MOST_MEANS);
  return {
    batch,
    batches,
    channel,
    channels,
    channelMeans:
      values !== null && channels > 1
        ? Float32Array.from({ length: means }, (_, index) => values.mean(batch, index))
        : null,
  };
}

/** One passage of a tensor through the layer as a choice. */
export const flowChoice = (flow: Flow, t: Translate): FlowChoice => ({
  label: flow.path === '' ? textOf(flow.origin, t) : flow.path,
  input: shapeText(flow.input),
  output: shapeText(flow.output),
});
