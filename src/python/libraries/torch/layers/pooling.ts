import { tuple } from '../../../values/create.js';
import { isEqual } from '../../../dimension.js';
import type { PoolingArguments } from '../../../values/layer.js';
import type { TensorValue } from '../../../values/tensor.js';
import { dimensionOf, type Arguments } from '../../arguments.js';
import { fn, sameAs, type LibraryMember } from '../../contract.js';
import { poolingLayer } from '../../pooling/pooling-layer.js';
import { pool, poolWithIndices } from '../../pooling/pool.js';
import { unpoolingFunctions, unpoolingLayers } from './unpooling.js';

const windowed = 'kernel_size, stride=None, padding=0';
const average = `${windowed}, ceil_mode=False, count_include_pad=True`;
const fractional =
  'kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None';

/** Constructor parameters of each pooling class. */
const CLASSES: Readonly<Record<string, string>> = {
  ...perRank('MaxPool', `${windowed}, dilation=1, return_indices=False, ceil_mode=False`),
  AvgPool1d: average,
  AvgPool2d: `${average}, divisor_override=None`,
  AvgPool3d: `${average}, divisor_override=None`,
  ...perRank('LPPool', 'norm_type, kernel_size, stride=None, ceil_mode=False'),
  FractionalMaxPool2d: fractional,
  FractionalMaxPool3d: fractional,
  ...perRank('AdaptiveAvgPool', 'output_size'),
  ...perRank('AdaptiveMaxPool', 'output_size, return_indices=False'),
};

/** Parameters of each pooling function, after `input`. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  ...perRank('max_pool', `${windowed}, dilation=1, ceil_mode=False, return_indices=False`),
  avg_pool1d: average,
  avg_pool2d: `${average}, divisor_override=None`,
  avg_pool3d: `${average}, divisor_override=None`,
  ...perRank('lp_pool', 'norm_type, kernel_size, stride=None, ceil_mode=False'),
  fractional_max_pool2d: fractional,
  fractional_max_pool3d: fractional,
  ...perRank('adaptive_avg_pool', 'output_size'),
  ...perRank('adaptive_max_pool', 'output_size, return_indices=False'),
};

function perRank(name: string, signature: string): Record<string, string> {
  return Object.fromEntries([1, 2, 3].map((rank) => [`${name}${rank}d`, signature]));
}

function poolingClass(kind: string, parameters: string): LibraryMember {
  return poolingLayer({
    kind,
    framework: 'torch',
    parameters,
    base: 'torch.nn.Module',
    inputs: 'input',
    prepare: (self, args, context) => {
      const kernel = args.get('kernel_size');
      if (args.isNone('stride') && kernel.kind !== 'none') {
        context.setAttribute(self, 'stride', kernel);
      }
    },
    call: ({ args, pooling, request }, context) => {
      const input = args.tensor('input');
      if (pooling.arguments['return_indices'] !== true) return pool(input, request, context);
      const { output, indices } = poolWithIndices(input, request, context);
      return tuple([output, indices]);
    },
  });
}

function poolingFunction(name: string, signature: string, indices: boolean): LibraryMember {
  return fn(`input, ${signature}`, (args, context) => {
    const input = args.tensor('input');
    const written = context.poolingArguments(args, 'torch', name, ['input']);
    const pooling = written.unknown === null ? written : overWholePlane(input, name, args, written);
    const request = { kind: `F.${name}`, framework: 'torch' as const, pooling, built: null };
    if (!indices && pooling.arguments['return_indices'] !== true) {
      return pool(input, request, context);
    }
    const pooled = poolWithIndices(input, request, context);
    return tuple([pooled.output, pooled.indices]);
  });
}

/** `F.avg_pool2d(x, x.shape[2:])` on sizes that aren't known is global pooling all the same. */
function overWholePlane(
  input: TensorValue,
  name: string,
  args: Arguments,
  written: PoolingArguments,
): PoolingArguments {
  const rank = Number(name.at(-2));
  const kernel = args.get('kernel_size');
  const plane = input.shape?.slice(-rank);
  const plain = args.isNone('stride') && !args.given('padding') && !name.startsWith('lp');
  if (plane === undefined || !plain || (kernel.kind !== 'tuple' && kernel.kind !== 'list')) {
    return written;
  }
  const sizes = kernel.items.map((item) => dimensionOf(item, 'kernel_size'));
  const isWhole =
    sizes.length === rank && sizes.every((size, axis) => isEqual(size, plane[axis] ?? 1) === true);
  if (!isWhole) return written;
  const operation = `adaptive_${name}`;
  return { ...written, operation, arguments: { output_size: 1 }, sources: [], unknown: null };
}

/** Pooling layers of `torch.nn`. */
export const poolingLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    Object.entries(CLASSES).map(([name, signature]) => [name, poolingClass(name, signature)]),
  ),
  ...unpoolingLayers,
};

/** Pooling functions of `torch.nn.functional`. */
export const poolingFunctions: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    Object.entries(FUNCTIONS).flatMap(([name, signature]) => {
      const plain: [string, LibraryMember] = [name, poolingFunction(name, signature, false)];
      if (!name.includes('max')) return [plain];
      return [plain, [`${name}_with_indices`, poolingFunction(name, signature, true)]];
    }),
  ),
  ...unpoolingFunctions,
};

/** `torch.nn.modules.pooling`. */
export const poolingModule: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.keys(poolingLayers).map((name) => [name, sameAs(`torch.nn.${name}`)]),
);
