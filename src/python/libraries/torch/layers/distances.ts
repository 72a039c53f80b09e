import { arrayLike, shapeOf } from '../../arrays/array.js';
import type { LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { axisOf } from '../axes.js';
import { layerClass } from './simple-layer.js';

/** Layers that compare two tensors along one axis. */
export const distanceLayers: Readonly<Record<string, LibraryMember>> = {
  CosineSimilarity: layerClass('CosineSimilarity', {
    parameters: 'dim=1, eps=1e-08',
    inputs: 'x1, x2',
    geometry: null,
    output: (input, settings, context) =>
      arrayLike(
        input,
        shapeOf(input).toSpliced(
          axisOf(settings.integer('dim'), shapeOf(input).length, context),
          1,
        ),
      ),
  }),
};

/** The functions of `torch.nn.functional` for them. */
export const distanceFunctions: Readonly<Record<string, LibraryMember>> = {
  cosine_similarity: fn('x1, x2, dim=1, eps=1e-08', (args, context) => {
    const shape = shapeOf(args.tensor('x1'));
    return arrayLike(
      args.tensor('x1'),
      shape.toSpliced(axisOf(args.integer('dim'), shape.length, context), 1),
    );
  }),
  pairwise_distance: fn('x1, x2, p=2.0, eps=1e-06, keepdim=False', (args) =>
    arrayLike(args.tensor('x1'), shapeOf(args.tensor('x1')).slice(0, -1)),
  ),
};
