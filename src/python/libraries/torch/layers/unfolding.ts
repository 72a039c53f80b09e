import { divideExactly, floorDivide, multiply, type Dimension } from '../../../dimension.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import { arrayLike, shapeOf } from '../../arrays/array.js';
import { shapeProduct } from '../../arrays/rearrange.js';
import type { LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { convolvedSize } from '../../shapes/convolution.js';
import { layerClass, pass } from './simple-layer.js';
import { listOf } from './size-list.js';

function perAxis(value: Value, name: string): readonly [Dimension, Dimension] {
  const [first = 1, second = first] = listOf(value, name);
  return [first, second];
}

/** N×C×H×W to N×(C·k·k)×L, one column per window. Source: torch.nn.Unfold. */
function unfolded(input: TensorValue, settings: Arguments): TensorValue {
  const shape = shapeOf(input);
  const [channels = 1, ...spatial] = shape.slice(-3);
  const kernel = perAxis(settings.get('kernel_size'), 'kernel_size');
  const stride = perAxis(settings.get('stride'), 'stride');
  const padding = perAxis(settings.get('padding'), 'padding');
  const dilation = perAxis(settings.get('dilation'), 'dilation');
  const counts = spatial.map((size, axis) =>
    convolvedSize(size, {
      kernel: kernel[axis] ?? 1,
      stride: stride[axis] ?? 1,
      padding: { before: padding[axis] ?? 0, after: padding[axis] ?? 0 },
      dilation: dilation[axis] ?? 1,
    }),
  );
  const rows = multiply(channels, shapeProduct(kernel));
  return arrayLike(input, [...shape.slice(0, -3), rows, shapeProduct(counts)]);
}

function folded(input: TensorValue, settings: Arguments): TensorValue {
  const shape = shapeOf(input);
  const kernel = shapeProduct(perAxis(settings.get('kernel_size'), 'kernel_size'));
  const rows = shape.at(-2) ?? 1;
  const channels = divideExactly(rows, kernel) ?? floorDivide(rows, kernel);
  const size = perAxis(settings.get('output_size'), 'output_size');
  return arrayLike(input, [...shape.slice(0, -2), channels, ...size]);
}

const SLIDING = 'kernel_size, dilation=1, padding=0, stride=1';

/** Layers that lay windows out as columns, and back. */
export const unfoldingLayers: Readonly<Record<string, LibraryMember>> = {
  Unfold: layerClass('Unfold', { parameters: SLIDING, geometry: null, output: unfolded }),
  Fold: layerClass('Fold', {
    parameters: `output_size, ${SLIDING}`,
    geometry: null,
    output: folded,
  }),
};

/** The functions of `torch.nn.functional` for them. */
export const unfoldingFunctions: Readonly<Record<string, LibraryMember>> = {
  unfold: fn(`input, ${SLIDING}`, (args, context) => {
    const input = args.tensor('input');
    return pass('F.unfold', input, unfolded(input, args), null, context);
  }),
  fold: fn(`input, output_size, ${SLIDING}`, (args, context) => {
    const input = args.tensor('input');
    return pass('F.fold', input, folded(input, args), null, context);
  }),
};
