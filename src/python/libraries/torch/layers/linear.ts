import { say } from '../../../../engine/phrase.js';
import { isEqual, type Dimension } from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import { NONE, size } from '../../../values/create.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import { arrayLike, arrayOfUnknownShape, shapeOf } from '../../arrays/array.js';
import { broadcastShapes } from '../../arrays/broadcast.js';
import { matmulNumbers } from '../../arrays/matmul.js';
import { permute } from '../../arrays/rearrange.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { noteUnflattenedMap } from '../../surprises/unflattened-map.js';
import { dtypeOf, parameter } from '../tensors.js';
import { linearTypeError, typeClash, type TypeClash } from './element-types.js';
import { layerClass, pass } from './simple-layer.js';

/** A fully connected layer, or its function, that is about to take an input. */
interface LinearRequest {
  readonly kind: string;
  readonly built: InstanceValue | null;
  readonly inFeatures: Dimension;
  readonly outFeatures: Dimension;
  readonly weight: Value | undefined;
  readonly hasBias: boolean;
}

/** `x Wᵀ + b`; raises torch's error where the last size isn't `inFeatures`. */
function linear(input: TensorValue, request: LinearRequest, context: LibraryContext): TensorValue {
  const { kind, built, inFeatures, outFeatures } = request;
  const { shape } = input;
  if (shape === null) return arrayOfUnknownShape(input);
  if (shape.length === 0) {
    context.raise(
      'RuntimeError',
      'both arguments to linear need to be at least 1D, but they are 0D and 2D',
    );
  }
  const clash = typeClash(input, request.weight, built, context);
  if (clash !== null && request.hasBias) raiseTypes(clash, request, context);
  const last = shape.at(-1) ?? 1;
  const mismatch = {
    code: 'linear-in-features',
    kind,
    framework: 'torch',
    built,
    arrived: [input],
    axis: shape.length - 1,
    told: { parameter: 'in_features', size: inFeatures },
  } as const;
  if (isEqual(last, inFeatures) === false) {
    const rows = shape.slice(0, -1).reduce<number>((all, one) => all * Number(one), 1);
    const left = Number.isNaN(rows) ? `…x${text(last)}` : `${rows}x${text(last)}`;
    context.refuse({
      exception: 'RuntimeError',
      message: `mat1 and mat2 shapes cannot be multiplied (${left} and ${text(inFeatures)}x${text(outFeatures)})`,
      ...mismatch,
    });
  }
  if (clash !== null) raiseTypes(clash, request, context);
  if (isEqual(last, inFeatures) === null) {
    context.require({ size: last, wanted: inFeatures, kind, mismatch });
  }
  return arrayLike(input, [...shape.slice(0, -1), outFeatures]);
}

/** With a bias the types are looked at before the sizes. */
function raiseTypes(clash: TypeClash, { hasBias }: LinearRequest, context: LibraryContext): never {
  return context.raise('RuntimeError', linearTypeError(clash, hasBias));
}

function requestOf(kind: string, settings: Arguments): LinearRequest {
  const self = settings.selfInstance();
  return {
    kind,
    built: self,
    weight: self.attributes.get('weight'),
    hasBias: self.attributes.get('bias')?.kind !== 'none',
    inFeatures: settings.dimension('in_features'),
    outFeatures: settings.dimension('out_features'),
  };
}

function text(dimension: Dimension): string {
  return typeof dimension === 'number' ? String(dimension) : dimension.text;
}

function weights(self: Value, shape: Shape, settings: Arguments, context: LibraryContext): void {
  const dtype = dtypeOf(settings.get('dtype')) ?? 'float32';
  const bias = settings.flag('bias');
  context.setAttribute(self, 'weight', parameter(shape, dtype));
  context.setAttribute(self, 'bias', bias ? parameter(shape.slice(0, 1), dtype) : NONE);
}

/** Fully connected layers and embeddings of `torch.nn`. */
export const linearLayers: Readonly<Record<string, LibraryMember>> = {
  Linear: layerClass('Linear', {
    parameters: 'in_features, out_features, bias=True, device=None, dtype=None',
    build: (self, args, context) => {
      const shape = [args.dimension('out_features'), args.dimension('in_features')];
      weights(self, shape, args, context);
    },
    geometry: null,
    output: (input, settings, context) => {
      const output = linear(input, requestOf('Linear', settings), context);
      noteUnflattenedMap(input, context);
      return output;
    },
  }),
  LazyLinear: layerClass('LazyLinear', {
    parameters: 'out_features, bias=True, device=None, dtype=None',
    bases: ['torch.nn.Linear'],
    geometry: null,
    output: (input, settings, context) => {
      const last = input.shape?.at(-1);
      if (last === undefined) return arrayOfUnknownShape(input);
      if (!settings.given('in_features')) {
        context.setAttribute(settings.self, 'in_features', size(last));
        weights(settings.self, [settings.dimension('out_features'), last], settings, context);
      }
      return linear(input, requestOf('LazyLinear', settings), context);
    },
  }),
  Bilinear: layerClass('Bilinear', {
    parameters: 'in1_features, in2_features, out_features, bias=True, device=None, dtype=None',
    inputs: 'input1, input2',
    geometry: null,
    output: (input, settings) =>
      arrayLike(input, [...shapeOf(input).slice(0, -1), settings.dimension('out_features')]),
  }),
  Embedding: layerClass('Embedding', {
    parameters:
      'num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None',
    build: (self, args, context) => {
      const shape = [args.dimension('num_embeddings'), args.dimension('embedding_dim')];
      context.setAttribute(self, 'weight', parameter(shape));
    },
    output: (input, settings) =>
      arrayLike(input, [...shapeOf(input), settings.dimension('embedding_dim')], {
        dtype: 'float32',
      }),
  }),
};

/** The functions of `torch.nn.functional` for them. */
export const linearFunctions: Readonly<Record<string, LibraryMember>> = {
  linear: fn('input, weight, bias=None', (args, context) => {
    const input = args.tensor('input');
    const weight = args.tensor('weight');
    const [out = 1, inFeatures = 1] = shapeOf(weight);
    const output =
      shapeOf(weight).length === 1
        ? arrayLike(input, shapeOf(input).slice(0, -1))
        : linear(
            input,
            {
              kind: 'F.linear',
              built: null,
              inFeatures,
              outFeatures: out,
              weight,
              hasBias: !args.isNone('bias'),
            },
            context,
          );
    const bare = args.isNone('bias') && shapeOf(weight).length === 2;
    const numbers = bare ? matmulNumbers(input, permute(weight, [1, 0])) : null;
    return pass('F.linear', input, { ...output, numbers }, null, context);
  }),
  bilinear: fn('input1, input2, weight, bias=None', (args) =>
    arrayLike(args.tensor('input1'), [
      ...shapeOf(args.tensor('input1')).slice(0, -1),
      shapeOf(args.tensor('weight'))[0] ?? 1,
    ]),
  ),
  embedding: fn('input, weight, padding_idx=None, **options', (args) =>
    arrayLike(
      args.tensor('input'),
      [...shapeOf(args.tensor('input')), shapeOf(args.tensor('weight')).at(-1) ?? 1],
      { dtype: 'float32' },
    ),
  ),
  one_hot: fn('tensor, num_classes=-1', (args, context) => {
    const classes = args.integer('num_classes');
    if (classes < 0) return context.giveUp(say('how many classes there are depends on the data'));
    return arrayLike(args.tensor('tensor'), [...shapeOf(args.tensor('tensor')), classes]);
  }),
  scaled_dot_product_attention: fn(
    'query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False',
    (args, context) => {
      const query = args.tensor('query');
      const value = shapeOf(args.tensor('value'));
      const batch = broadcastShapes(shapeOf(query).slice(0, -2), value.slice(0, -2));
      const shape = [
        ...(batch ?? shapeOf(query).slice(0, -2)),
        shapeOf(query).at(-2) ?? 1,
        value.at(-1) ?? 1,
      ];
      return pass('F.scaled_dot_product_attention', query, arrayLike(query, shape), null, context);
    },
  ),
};
