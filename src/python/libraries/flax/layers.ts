import {
  add,
  ceilDivide,
  dimensionText,
  floorDivide,
  isEqual,
  multiply,
  subtract,
  type Dimension,
} from '../../dimension.js';
import type { Shape } from '../../site.js';
import { NONE, string } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import { say } from '../../../engine/phrase.js';
import { einsumShape } from '../shapes/einsum.js';
import { arrayLike, axisIndex, shapeOf } from '../arrays/array.js';
import { type Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, method } from '../members.js';
import { settingsOf, storeArguments } from '../layers/settings.js';

/** A layer of Flax. `linen` ones take `features`, `nnx` ones also the number of inputs. */
export interface FlaxLayer {
  readonly linen: string;
  readonly nnx: string;
  readonly output: (
    input: TensorValue,
    settings: Arguments,
    context: LibraryContext,
  ) => TensorValue;
}

const keeps = (input: TensorValue): TensorValue => ({ ...input, numbers: null });

function perAxis(settings: Arguments, name: string, rank: number): readonly number[] {
  const values = settings.isNone(name) ? [1] : settings.integers(name);
  return values.length === 1 ? Array.from({ length: rank }, () => values[0] ?? 1) : values;
}

/** Padding cells of one axis: a pair, a number, or what the words ask for. */
function axisSize(
  size: Dimension,
  kernel: number,
  stride: number,
  dilation: number,
  padding: { readonly word: string | null; readonly cells: number },
): Dimension {
  if (padding.word === 'SAME' || padding.word === 'CIRCULAR') return ceilDivide(size, stride);
  const reach = dilation * (kernel - 1) + 1;
  return add(floorDivide(subtract(add(size, padding.cells), reach), stride), 1);
}

function cellsAt(settings: Arguments, axis: number): number {
  const value = settings.get('padding');
  if (value.kind === 'int') return value.value * 2;
  if (value.kind !== 'tuple' && value.kind !== 'list') return 0;
  const item = value.items[axis];
  if (item?.kind === 'int') return item.value * 2;
  if (item?.kind !== 'tuple' && item?.kind !== 'list') return 0;
  return item.items
    .map((one) => (one.kind === 'int' ? one.value : 0))
    .reduce((total, cells) => total + cells, 0);
}

function convolved(
  input: TensorValue,
  settings: Arguments,
  features: string,
  transposed: boolean,
  context: LibraryContext,
): TensorValue {
  const shape = shapeOf(input);
  checkChannels(input, settings, context);
  const kernel = settings.integers('kernel_size');
  const rank = kernel.length;
  const stride = perAxis(settings, 'strides', rank);
  const dilation = perAxis(settings, 'kernel_dilation', rank);
  const word =
    settings.get('padding').kind === 'string' ? settings.text('padding').toUpperCase() : null;
  const first = shape.length - rank - 1;
  const spatial: Shape = shape.slice(first, -1).map((size, axis) => {
    const [k, s] = [kernel[axis] ?? 1, stride[axis] ?? 1];
    if (transposed) {
      const grown = multiply(size, s);
      return word === 'SAME' ? grown : add(grown, Math.max(k - s, 0));
    }
    return axisSize(size, k, s, dilation[axis] ?? 1, { word, cells: cellsAt(settings, axis) });
  });
  return arrayLike(input, [...shape.slice(0, first), ...spatial, settings.dimension(features)]);
}

const CONV =
  "kernel_size, strides=1, padding='SAME', input_dilation=1, kernel_dilation=1, feature_group_count=1";

/** Layers of `flax.linen` and `flax.nnx`. */
export const flaxLayers: Readonly<Record<string, FlaxLayer>> = {
  Conv: {
    linen: `features, ${CONV}`,
    nnx: `in_features, out_features, ${CONV}`,
    output: (input, settings, context) =>
      convolved(input, settings, featuresName(settings), false, context),
  },
  ConvTranspose: {
    linen: `features, ${CONV}`,
    nnx: `in_features, out_features, ${CONV}`,
    output: (input, settings, context) =>
      convolved(input, settings, featuresName(settings), true, context),
  },
  Dense: { linen: 'features', nnx: 'in_features, out_features', output: dense },
  Linear: { linen: 'features', nnx: 'in_features, out_features', output: dense },
  Embed: {
    linen: 'num_embeddings, features',
    nnx: 'num_embeddings, features',
    output: (input, settings) =>
      arrayLike(input, [...shapeOf(input), settings.dimension('features')], { dtype: 'float32' }),
  },
  BatchNorm: { linen: 'use_running_average=None', nnx: 'num_features', output: keeps },
  LayerNorm: { linen: '', nnx: 'num_features', output: keeps },
  GroupNorm: { linen: 'num_groups=32', nnx: 'num_features, num_groups=32', output: keeps },
  RMSNorm: { linen: '', nnx: 'num_features', output: keeps },
  Dropout: { linen: 'rate', nnx: 'rate', output: keeps },
  PReLU: { linen: '', nnx: '', output: keeps },
  WeightNorm: { linen: 'layer_instance', nnx: 'layer_instance', output: keeps },
  InstanceNorm: { linen: '', nnx: 'num_features', output: keeps },
  ConvLocal: {
    linen: `features, ${CONV}`,
    nnx: `in_features, out_features, ${CONV}`,
    output: (input, settings, context) =>
      convolved(input, settings, featuresName(settings), false, context),
  },
  DenseGeneral: {
    linen: 'features, axis=-1',
    nnx: 'in_features, out_features, axis=-1',
    output: denseGeneral,
  },
  LinearGeneral: {
    linen: 'features, axis=-1',
    nnx: 'in_features, out_features, axis=-1',
    output: denseGeneral,
  },
  Einsum: {
    linen: 'shape, einsum_str',
    nnx: 'einsum_str, kernel_shape',
    output: (input, settings, context) => {
      const kernel = settings.given('shape') ? 'shape' : 'kernel_shape';
      const shape = einsumShape(settings.text('einsum_str'), [
        shapeOf(input),
        settings.dimensions(kernel),
      ]);
      return arrayLike(input, shape ?? context.giveUp(say('operands that don’t fit the equation')));
    },
  },
  MultiHeadAttention: { linen: 'num_heads', nnx: 'num_heads, in_features', output: keeps },
  MultiHeadDotProductAttention: {
    linen: 'num_heads',
    nnx: 'num_heads, in_features',
    output: keeps,
  },
  SelfAttention: { linen: 'num_heads', nnx: 'num_heads', output: keeps },
};

/** Axes that are summed over give way to the features, which come last. */
function denseGeneral(input: TensorValue, settings: Arguments): TensorValue {
  const shape = shapeOf(input);
  const axes = settings.integers('axis').map((axis) => axisIndex(axis, shape.length));
  const name = settings.given('features') ? 'features' : 'out_features';
  const kept = shape.filter((_, axis) => !axes.includes(axis));
  return arrayLike(input, [...kept, ...settings.dimensions(name)]);
}

function dense(input: TensorValue, settings: Arguments, context: LibraryContext): TensorValue {
  const shape = shapeOf(input);
  const told = settings.given('in_features') ? settings.dimension('in_features') : null;
  const arrives = shape.at(-1);
  if (arrives !== undefined && told !== null && isEqual(arrives, told) === false) {
    context.raise(
      'TypeError',
      `dot_general requires contracting dimensions to have the same shape, got (${dimensionText(arrives)},) and (${dimensionText(told)},).`,
    );
  }
  return arrayLike(input, [...shape.slice(0, -1), settings.dimension(featuresName(settings))]);
}

const featuresName = (settings: Arguments): string =>
  settings.given('features') ? 'features' : 'out_features';

/** What JAX says where `nnx.Conv` was made for other channels than arrive. */
function checkChannels(input: TensorValue, settings: Arguments, context: LibraryContext): void {
  if (!settings.given('in_features')) return;
  const arrives = shapeOf(input).at(-1);
  const told = settings.dimension('in_features');
  if (typeof arrives !== 'number' || typeof told !== 'number' || arrives === told) return;
  const groups = settings.integer('feature_group_count');
  context.raise(
    'ValueError',
    `conv_general_dilated lhs feature dimension size divided by feature_group_count must equal the rhs input feature dimension size, but ${arrives} // ${groups} != ${Math.floor(told / groups)}.`,
  );
}

/** The class of a layer in one of the two namespaces. */
export function flaxLayer(kind: string, layer: FlaxLayer, space: 'linen' | 'nnx'): LibraryMember {
  return cls({
    bases: [`flax.${space}.Module`],
    isLayer: true,
    methods: {
      __init__: method(`${layer[space]}, **options`.replace(/^, /u, ''), (args, context) => {
        const self = args.selfInstance();
        storeArguments(args, context);
        const name = args.extra.get('name');
        context.setAttribute(self, 'name', name ?? string(kind));
        context.built(
          self,
          { kind, framework: 'flax', isPooling: false, pooling: null },
          args.written,
        );
        return NONE;
      }),
      __call__: method('inputs, *args, **options', (args, context) => {
        const input = args.tensor('inputs');
        const self = args.selfInstance();
        return context.passThrough({
          kind,
          framework: 'flax',
          isPooling: false,
          pooling: null,
          built: self,
          geometry: layer.output === keeps ? 'elementwise' : null,
          input,
          output: layer.output(input, settingsOf(self), context),
        });
      }),
    },
  });
}
