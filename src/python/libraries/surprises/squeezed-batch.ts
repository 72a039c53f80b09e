import { shapeText } from '../../shape-text.js';
import { say } from '../../../engine/phrase.js';
import { dimensionText } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import type { LibraryContext } from '../contract.js';

/** Notes that `squeeze()` without an axis takes a batch of one away, with the axes it is meant for. */
export function noteSqueezedBatch(input: TensorValue, context: LibraryContext): void {
  const shape: Shape = input.shape ?? [];
  const [batch, ...rest] = shape;
  if (batch !== 1 || !rest.includes(1) || input.chain.last === null || !context.isPassingLayer)
    return;
  if (!rest.some((size) => size !== 1)) return;
  context.note(
    'squeeze-drops-batch',
    say('A batch of 1 is dropped too: {before} becomes {after}. flatten(1) keeps it.', {
      before: shapeText(shape),
      after: rest
        .filter((size) => size !== 1)
        .map(dimensionText)
        .join('×'),
    }),
  );
}
