import { isEqual } from '../../../dimension.js';
import { shapeOf } from '../../arrays/array.js';
import { sizeText } from '../../arrays/size-text.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext } from '../../contract.js';
import type { TensorValue } from '../../../values/tensor.js';

/** Raises torch's errors where a recurrent layer refuses an input: its axes, then its features. */
export function checkSequence(
  kind: string,
  input: TensorValue,
  settings: Arguments,
  context: LibraryContext,
): void {
  const shape = shapeOf(input);
  const refusal = {
    code: 'recurrent-input-size',
    kind,
    framework: 'torch',
    built: settings.selfInstance(),
    arrived: [input],
    axis: shape.length - 1,
  } as const;
  if (shape.length !== 2 && shape.length !== 3) {
    const what = kind === 'RNN' ? `${shape.length}D tensor` : `${shape.length}D`;
    context.refuse({
      ...refusal,
      exception: 'ValueError',
      message: `${kind}: Expected input to be 2D or 3D, got ${what} instead`,
      told: null,
    });
  }
  const last = shape.at(-1) ?? 1;
  const wanted = settings.dimension('input_size');
  if (isEqual(last, wanted) !== false) return;
  context.refuse({
    ...refusal,
    exception: 'RuntimeError',
    message: `input.size(-1) must be equal to input_size. Expected ${sizeText(wanted)}, got ${sizeText(last)}`,
    told: { parameter: 'input_size', size: wanted },
  });
}
