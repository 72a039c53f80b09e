import type { TensorValue } from '../../../values/tensor.js';
import { arrayLike, shapeOf } from '../../arrays/array.js';
import { broadcastOrRaise } from '../../arrays/arithmetic.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { axisOf } from '../axes.js';
import { layerClass } from './simple-layer.js';

/** One number for each pair of rows along an axis of the two, which are broadcast first. */
function along(dim: number, args: Arguments, context: LibraryContext): TensorValue {
  const input = args.tensor('x1');
  const shape = broadcastOrRaise(shapeOf(input), shapeOf(args.tensor('x2')), context);
  return arrayLike(input, shape.toSpliced(axisOf(dim, shape.length, context), 1));
}

/** Layers that compare two tensors along one axis. */
export const distanceLayers: Readonly<Record<string, LibraryMember>> = {
  CosineSimilarity: layerClass('CosineSimilarity', {
    parameters: 'dim=1, eps=1e-08',
    inputs: 'x1, x2',
    geometry: null,
    output: (_input, settings, context, args) => along(settings.integer('dim'), args, context),
  }),
};

/** The functions of `torch.nn.functional` for them. */
export const distanceFunctions: Readonly<Record<string, LibraryMember>> = {
  cosine_similarity: fn('x1, x2, dim=1, eps=1e-08', (args, context) =>
    along(args.integer('dim'), args, context),
  ),
  pairwise_distance: fn('x1, x2, p=2.0, eps=1e-06, keepdim=False', (args, context) => {
    const last = along(-1, args, context);
    return args.flag('keepdim') ? arrayLike(last, [...shapeOf(last), 1]) : last;
  }),
};
