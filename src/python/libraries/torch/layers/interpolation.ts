import { say } from '../../../../engine/phrase.js';
import { floorDivide, multiply, type Dimension } from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import { arrayLike, knownSizes, shapeOf } from '../../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { pool } from '../../pooling/pool.js';
import { layerClass, pass } from './simple-layer.js';
import { listOf } from './size-list.js';

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
    if (factor?.kind !== 'float') return context.giveUp(say('`scale_factor` is not known'));
    if (typeof length === 'number') return Math.floor(length * factor.value);
    if (Number.isInteger(factor.value)) return multiply(length, factor.value);
    const inverse = 1 / factor.value;
    return Number.isInteger(inverse)
      ? floorDivide(length, inverse)
      : context.giveUp(say('a scale factor that is not whole on a size that is not known'));
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
  const unknown = { reason: say('the size to resize to is not known'), range: null };
  const pooling =
    sizes === null
      ? { ...written, arguments: {}, unknown }
      : { ...written, arguments: { output_size: [...sizes] }, unknown: null };
  return pool(input, { kind: 'F.interpolate', framework: 'torch', pooling, built: null }, context);
}

const UPSAMPLE =
  "size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None";

const upsample = (kind: string, parameters: string): LibraryMember =>
  layerClass(kind, {
    parameters,
    geometry: null,
    output: (input, settings, context) =>
      resized(input, settings.get('size'), settings.get('scale_factor'), context),
  });

/** Layers that resize to a size or by a factor. */
export const interpolationLayers: Readonly<Record<string, LibraryMember>> = {
  Upsample: upsample('Upsample', UPSAMPLE),
  UpsamplingNearest2d: upsample('UpsamplingNearest2d', 'size=None, scale_factor=None'),
  UpsamplingBilinear2d: upsample('UpsamplingBilinear2d', 'size=None, scale_factor=None'),
};

/** The functions of `torch.nn.functional` that resize. */
export const interpolationFunctions: Readonly<Record<string, LibraryMember>> = {
  interpolate,
  upsample: interpolate,
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
};
