import { add, divideExactly, floorDivide, multiply, type Dimension } from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import type { TensorNumbers, TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import {
  arrayLike,
  arrayOfUnknownShape,
  countOf,
  knownSizes,
  shapeOf,
} from '../../arrays/array.js';
import { rowMajorStrides, forEachOffset } from '../../arrays/strides.js';
import { dimensionOf, type Arguments } from '../../arguments.js';
import { fn, type LibraryContext, type LibraryMember } from '../../contract.js';
import { plainArgument } from '../../layers/plain-argument.js';
import { pool } from '../../pooling/pool.js';
import { convolvedSize } from '../../shapes/convolution.js';
import { flatten, product, reshapedTo } from '../../arrays/rearrange.js';
import { axisOf } from '../operations/axes.js';
import { layerClass, pass } from './simple-layer.js';

function listOf(value: Value, name: string): readonly Dimension[] {
  const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  return items.map((item) => dimensionOf(item, name));
}

/** Pads `(before, after)` pairs, the last axis first, as `F.pad` takes them. */
export function padded(
  input: TensorValue,
  pads: readonly Dimension[],
  fill: number | null,
): TensorValue {
  if (input.shape === null) return arrayOfUnknownShape(input);
  const rank = input.shape.length;
  const before: Dimension[] = input.shape.map(() => 0);
  const shape = input.shape.map((size, axis) => {
    const at = (rank - 1 - axis) * 2;
    before[axis] = pads[at] ?? 0;
    return add(size, add(pads[at] ?? 0, pads[at + 1] ?? 0));
  });
  return arrayLike(input, shape, { numbers: paddedNumbers(input, shape, before, fill) });
}

function paddedNumbers(
  input: TensorValue,
  shape: Shape,
  before: Shape,
  fill: number | null,
): TensorNumbers | null {
  const sizes = knownSizes(shape);
  const own = input.shape === null ? null : knownSizes(input.shape);
  const first = knownSizes(before);
  if (sizes === null || own === null || first === null || fill === null) return null;
  if (input.numbers === null || first.some((cells) => cells < 0)) return null;
  if (sizes.some((size, axis) => size < (own[axis] ?? 0))) return null;
  const data = new Float64Array(countOf(sizes)).fill(fill);
  const strides = rowMajorStrides(sizes);
  const offset = first.reduce((total, cells, axis) => total + cells * (strides[axis] ?? 0), 0);
  const source = input.numbers.data;
  forEachOffset(own, strides, offset, (at, index) => {
    data[at] = source[index] ?? 0;
  });
  return { ...input.numbers, data };
}

/** How pads of a padding layer relate to its input: one number or a pair per axis. */
function padLayer(kind: string, rank: number, constant: boolean): LibraryMember {
  return layerClass(kind, {
    parameters: kind.startsWith('Constant') ? 'padding, value' : 'padding',
    geometry: null,
    output: (input, settings) => {
      const given = listOf(settings.get('padding'), 'padding');
      const [only = 0] = given;
      const pads = given.length === 1 ? Array.from({ length: rank * 2 }, () => only) : given;
      const value = settings.get('value');
      const fill = value.kind === 'int' || value.kind === 'float' ? value.value : 0;
      return padded(input, pads, constant ? fill : null);
    },
  });
}

/** The size that `interpolate` or `Upsample` gives. */
function resized(
  input: TensorValue,
  size: Value,
  scale: Value,
  context: LibraryContext,
): TensorValue {
  const shape = shapeOf(input);
  const rank = shape.length - 2;
  if (size.kind !== 'none') {
    const given = listOf(size, 'size');
    const spatial = given.length === 1 ? Array.from({ length: rank }, () => given[0] ?? 1) : given;
    return arrayLike(input, [...shape.slice(0, 2), ...spatial]);
  }
  if (scale.kind === 'none') {
    return context.raise('ValueError', 'either size or scale_factor should be defined');
  }
  const factors = scale.kind === 'tuple' || scale.kind === 'list' ? scale.items : [scale];
  const spatial = shape.slice(2).map((length, axis): Dimension => {
    const factor = factors[factors.length === 1 ? 0 : axis];
    if (factor?.kind === 'int') return multiply(length, factor.value);
    if (factor?.kind !== 'float') return context.giveUp('`scale_factor` is not known');
    if (typeof length === 'number') return Math.floor(length * factor.value);
    if (Number.isInteger(factor.value)) return multiply(length, factor.value);
    const inverse = 1 / factor.value;
    return Number.isInteger(inverse)
      ? floorDivide(length, inverse)
      : context.giveUp('a scale factor that is not whole on a size that is not known');
  });
  return arrayLike(input, [...shape.slice(0, 2), ...spatial]);
}

const interpolate = fn(
  "input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, antialias=False",
  (args, context) => {
    const input = args.tensor('input');
    const output = resized(input, args.get('size'), args.get('scale_factor'), context);
    const isArea = args.get('mode').kind === 'string' && args.text('mode') === 'area';
    return isArea
      ? area(input, shapeOf(output), args, context)
      : pass('F.interpolate', input, output, null, context);
  },
);

/** `mode='area'` is adaptive average pooling. Source: torch/nn/functional.py. */
function area(
  input: TensorValue,
  shape: Shape,
  args: Arguments,
  context: LibraryContext,
): TensorValue {
  const rank = shape.length - 2;
  const operation = `adaptive_avg_pool${rank}d`;
  const written = context.poolingArguments(args, 'torch', operation, ['input']);
  const sizes = knownSizes(shape.slice(2));
  const unknown = { reason: 'the size to resize to is not known', range: null };
  const pooling =
    sizes === null
      ? { ...written, arguments: {}, unknown }
      : { ...written, arguments: { output_size: [...sizes] }, unknown: null };
  return pool(input, { kind: 'F.interpolate', framework: 'torch', pooling, built: null }, context);
}

function shuffled(input: TensorValue, factor: number, up: boolean): TensorValue {
  const shape = shapeOf(input);
  const [channels = 1, height = 1, width = 1] = shape.slice(-3);
  const square = factor * factor;
  const next = up
    ? [
        divideExactly(channels, square) ?? floorDivide(channels, square),
        multiply(height, factor),
        multiply(width, factor),
      ]
    : [multiply(channels, square), floorDivide(height, factor), floorDivide(width, factor)];
  return arrayLike(input, [...shape.slice(0, -3), ...next]);
}

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
  const rows = multiply(channels, product(kernel));
  return arrayLike(input, [...shape.slice(0, -3), rows, product(counts)]);
}

function folded(input: TensorValue, settings: Arguments): TensorValue {
  const shape = shapeOf(input);
  const kernel = product(perAxis(settings.get('kernel_size'), 'kernel_size'));
  const rows = shape.at(-2) ?? 1;
  const channels = divideExactly(rows, kernel) ?? floorDivide(rows, kernel);
  const size = perAxis(settings.get('output_size'), 'output_size');
  return arrayLike(input, [...shape.slice(0, -2), channels, ...size]);
}

const SLIDING = 'kernel_size, dilation=1, padding=0, stride=1';
const UPSAMPLE =
  "size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None";

const upsample = (kind: string, parameters: string): LibraryMember =>
  layerClass(kind, {
    parameters,
    geometry: null,
    output: (input, settings, context) =>
      resized(input, settings.get('size'), settings.get('scale_factor'), context),
  });

const ranks = [1, 2, 3] as const;

/** Layers that pad, resize, flatten or unfold. */
export const resizeLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    ranks.flatMap((rank) =>
      ['Zero', 'Constant', 'Reflection', 'Replication', 'Circular'].map(
        (name): [string, LibraryMember] => [
          `${name}Pad${rank}d`,
          padLayer(`${name}Pad${rank}d`, rank, name === 'Zero' || name === 'Constant'),
        ],
      ),
    ),
  ),
  Flatten: layerClass('Flatten', {
    parameters: 'start_dim=1, end_dim=-1',
    geometry: null,
    output: (input, settings, context) => {
      if (input.shape === null) return arrayOfUnknownShape(input);
      const rank = input.shape.length;
      const first = axisOf(settings.integer('start_dim'), rank, context);
      const last = axisOf(settings.integer('end_dim'), rank, context);
      return flatten(input, first, last);
    },
  }),
  Unflatten: layerClass('Unflatten', {
    parameters: 'dim, unflattened_size',
    geometry: null,
    output: (input, settings, context) => {
      const shape = shapeOf(input);
      const axis = axisOf(settings.integer('dim'), shape.length, context);
      const part = reshapedTo([shape[axis] ?? 1], settings.dimensions('unflattened_size'));
      const sizes = part ?? context.raise('RuntimeError', 'unflatten: sizes do not multiply up');
      return arrayLike(input, [...shape.slice(0, axis), ...sizes, ...shape.slice(axis + 1)]);
    },
  }),
  Upsample: upsample('Upsample', UPSAMPLE),
  UpsamplingNearest2d: upsample('UpsamplingNearest2d', 'size=None, scale_factor=None'),
  UpsamplingBilinear2d: upsample('UpsamplingBilinear2d', 'size=None, scale_factor=None'),
  PixelShuffle: layerClass('PixelShuffle', {
    parameters: 'upscale_factor',
    geometry: null,
    output: (input, settings) => shuffled(input, settings.integer('upscale_factor'), true),
  }),
  PixelUnshuffle: layerClass('PixelUnshuffle', {
    parameters: 'downscale_factor',
    geometry: null,
    output: (input, settings) => shuffled(input, settings.integer('downscale_factor'), false),
  }),
  ChannelShuffle: layerClass('ChannelShuffle', {
    parameters: 'groups',
    output: (input) => ({ ...input, numbers: null }),
  }),
  Unfold: layerClass('Unfold', { parameters: SLIDING, geometry: null, output: unfolded }),
  Fold: layerClass('Fold', {
    parameters: `output_size, ${SLIDING}`,
    geometry: null,
    output: folded,
  }),
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
export const resizeFunctions: Readonly<Record<string, LibraryMember>> = {
  pad: fn("input, pad, mode='constant', value=None", (args, context) => {
    const input = args.tensor('input');
    const constant = args.get('mode').kind === 'string' && args.text('mode') === 'constant';
    const value = args.isNone('value') ? 0 : plainArgument(args.get('value'));
    const number =
      typeof value === 'object' && value !== null && 'float' in value ? value.float : value;
    const fill = constant && typeof number === 'number' ? number : null;
    return pass('F.pad', input, padded(input, args.dimensions('pad'), fill), null, context);
  }),
  interpolate,
  upsample: interpolate,
  pixel_shuffle: fn('input, upscale_factor', (args) =>
    shuffled(args.tensor('input'), args.integer('upscale_factor'), true),
  ),
  pixel_unshuffle: fn('input, downscale_factor', (args) =>
    shuffled(args.tensor('input'), args.integer('downscale_factor'), false),
  ),
  channel_shuffle: fn('input, groups', (args) => ({ ...args.tensor('input'), numbers: null })),
  unfold: fn(`input, ${SLIDING}`, (args, context) => {
    const input = args.tensor('input');
    return pass('F.unfold', input, unfolded(input, args), null, context);
  }),
  fold: fn(`input, output_size, ${SLIDING}`, (args, context) => {
    const input = args.tensor('input');
    return pass('F.fold', input, folded(input, args), null, context);
  }),
  grid_sample: fn(
    "input, grid, mode='bilinear', padding_mode='zeros', align_corners=None",
    (args) => {
      const input = args.tensor('input');
      const grid = shapeOf(args.tensor('grid'));
      return arrayLike(input, [...shapeOf(input).slice(0, 2), ...grid.slice(1, -1)]);
    },
  ),
  affine_grid: fn('theta, size, align_corners=None', (args) => {
    const [batch = 1, , ...spatial] = args.dimensions('size');
    return arrayLike(args.tensor('theta'), [batch, ...spatial, spatial.length]);
  }),
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
