import { floorDivide } from '../../../dimension.js';
import type { TensorValue } from '../../../values/tensor.js';
import { arrayLike } from '../../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { axisOf } from '../axes.js';
import { layerClass, pass } from './simple-layer.js';

/** A gated linear unit halves an axis: one half lets the other through. Raises torch's error for odd sizes. */
function halved(input: TensorValue, dim: number, context: LibraryContext): TensorValue {
  if (input.shape === null) return { ...input, numbers: null };
  const axis = axisOf(dim, input.shape.length, context);
  const size = input.shape[axis] ?? 1;
  if (typeof size === 'number' && size % 2 !== 0) {
    const text = `Halving dimension must be even, but dimension ${axis} is size ${size}`;
    context.raise('RuntimeError', text);
  }
  return arrayLike(input, input.shape.with(axis, floorDivide(size, 2)));
}

/** Layers of `torch.nn` that gate one half of their input by the other. */
export const gateLayers: Readonly<Record<string, LibraryMember>> = {
  GLU: layerClass('GLU', {
    parameters: 'dim=-1',
    output: (input, settings, context) => halved(input, settings.integer('dim'), context),
  }),
};

/** The functions of `torch.nn.functional` for them. */
export const gateFunctions: Readonly<Record<string, LibraryMember>> = {
  glu: fn('input, dim=-1', (args, context) => {
    const input = args.tensor('input');
    const output = halved(input, args.integer('dim'), context);
    return pass('F.glu', input, output, 'elementwise', context);
  }),
};
