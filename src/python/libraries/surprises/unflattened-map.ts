import { shapeText } from '../../shape-text.js';
import { say } from '../../../engine/phrase.js';
import { dimensionText, multiply, type Dimension } from '../../dimension.js';
import type { TensorValue } from '../../values/tensor.js';
import type { LibraryContext } from '../contract.js';
import { givesMaps, hasAxesOf, lastLayer } from './last-layer.js';

/** Notes that a fully connected layer reads one axis of a map that nothing has flattened. */
export function noteUnflattenedMap(input: TensorValue, context: LibraryContext): void {
  const { shape } = input;
  const layer = lastLayer(input);
  if (shape?.length !== 4 || layer === null) return;
  if (!givesMaps(layer) || !hasAxesOf(shape, layer)) return;
  const whole = shape.slice(1).reduce<Dimension>((all, size) => multiply(all, size), 1);
  const last = shape.at(-1) ?? 1;
  if (last === whole) return;
  context.note(
    'linear-on-map',
    say(
      'It reads only the last axis ({last}) of {shape}, for each place by itself. Flattened, a sample has {whole} values.',
      {
        last: dimensionText(last),
        shape: shapeText(shape),
        whole: dimensionText(whole),
      },
    ),
  );
}
