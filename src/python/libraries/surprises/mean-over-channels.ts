import { shapeText } from '../../shape-text.js';
import { say } from '../../../engine/phrase.js';
import { dimensionText } from '../../dimension.js';
import type { TensorValue } from '../../values/tensor.js';
import type { LibraryContext } from '../contract.js';
import { givesMaps, hasAxesOf, lastLayer } from './last-layer.js';

/** Notes that a mean over two axes of a map takes the channels in and leaves a place out. */
export function noteMeanOverChannels(
  input: TensorValue,
  axes: readonly number[],
  layout: 'channels-first' | 'channels-last',
  context: LibraryContext,
): void {
  const { shape } = input;
  const layer = lastLayer(input);
  if (shape?.length !== 4 || axes.length !== 2 || layer === null) return;
  const channels = layout === 'channels-first' ? 1 : 3;
  if (!axes.includes(channels) || axes.includes(0)) return;
  if (!givesMaps(layer) || !hasAxesOf(shape, layer)) return;
  context.note(
    'mean-over-channels',
    say(
      'The mean is over the {channels} channels and one of the two sizes of {shape}: axes {right} are the sizes.',
      {
        channels: dimensionText(shape[channels] ?? 1),
        shape: shapeText(shape),
        right: layout === 'channels-first' ? '2, 3' : '1, 2',
      },
    ),
  );
}
