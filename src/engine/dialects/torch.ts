import type { PoolError } from '../result.js';
import { ok } from '../result.js';
import type { PoolSpec, Reducer, SpatialRank, WindowSource } from '../spec.js';
import { outputSize } from '../output-size.js';
import type { Arguments, Dialect, Operation } from './dialect.js';

const ranks = [1, 2, 3] as const;

const numbers = (args: Arguments, name: string, rank: number, missing: readonly number[]) => {
  const value = args[name];
  if (typeof value === 'number') return Array.from({ length: rank }, () => value);
  if (!Array.isArray(value)) return missing;
  const list = value.filter((entry) => typeof entry === 'number');
  return list.length === 1 ? Array.from({ length: rank }, () => list[0] ?? 0) : list;
};

const fill = (rank: number, value: number) => Array.from({ length: rank }, () => value);

const sliding = (args: Arguments, rank: SpatialRank): WindowSource => {
  const kernel = numbers(args, 'kernel_size', rank, []);
  return {
    kind: 'sliding',
    kernel,
    stride: numbers(args, 'stride', rank, kernel),
    padding: {
      kind: 'explicit',
      axes: numbers(args, 'padding', rank, fill(rank, 0)).map((pad) => ({
        before: pad,
        after: pad,
      })),
    },
    dilation: numbers(args, 'dilation', rank, fill(rank, 1)),
    rounding: args['ceil_mode'] === true ? 'ceil' : 'floor',
  };
};

const layer = (rank: SpatialRank, source: WindowSource, reducer: Reducer): PoolSpec => ({
  framework: 'torch',
  rank,
  layout: 'channels-first',
  source,
  reducer,
  call: null,
});

const max =
  (rank: SpatialRank): Operation =>
  ({ arguments: args }) =>
    ok(
      layer(rank, sliding(args, rank), {
        kind: 'max',
        returnIndices: args['return_indices'] === true,
      }),
    );

const average =
  (rank: SpatialRank): Operation =>
  ({ arguments: args }) => {
    const divisor = args['divisor_override'];
    return ok(
      layer(rank, sliding(args, rank), {
        kind: 'avg',
        countIncludePad: args['count_include_pad'] !== false,
        divisorOverride: typeof divisor === 'number' ? divisor : null,
      }),
    );
  };

const operations = Object.fromEntries(
  ranks.flatMap((rank): [string, Operation][] => [
    [`MaxPool${String(rank)}d`, max(rank)],
    [`max_pool${String(rank)}d`, max(rank)],
    [`AvgPool${String(rank)}d`, average(rank)],
    [`avg_pool${String(rank)}d`, average(rank)],
  ]),
);

const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source } = spec;
  if (source.kind !== 'sliding' || source.padding.kind !== 'explicit') return null;
  const pads = source.padding.axes;
  for (const [axis, kernel] of source.kernel.entries()) {
    const pad = pads[axis]?.before ?? 0;
    if (pad > Math.floor(kernel / 2)) {
      return {
        code: 'padding-over-half-kernel',
        exception: 'RuntimeError',
        message: `pad should be at most half of effective kernel size, but got pad=${String(pad)}, kernel_size=${String(kernel)} and dilation=${String(source.dilation[axis] ?? 1)}`,
        parameter: 'padding',
        hint: `A kernel of ${String(kernel)} allows padding 0 to ${String(Math.floor(kernel / 2))}.`,
        fixes: [{ parameter: 'padding', value: Math.floor(kernel / 2) }],
      };
    }
  }
  if (shape === null) return null;
  const sizes = shape.slice(shape.length - spec.rank);
  const outputs = sizes.map((size, axis) =>
    outputSize(
      {
        size,
        reach: ((source.kernel[axis] ?? 1) - 1) * (source.dilation[axis] ?? 1) + 1,
        stride: source.stride[axis] ?? 1,
        before: pads[axis]?.before ?? 0,
        after: pads[axis]?.after ?? 0,
      },
      source.rounding,
      'clip',
    ),
  );
  if (outputs.every((size) => size > 0)) return null;
  const channels = shape[shape.length - spec.rank - 1] ?? 1;
  return {
    code: 'output-too-small',
    exception: 'RuntimeError',
    message: `Given input size: (${[channels, ...sizes].join('x')}). Calculated output size: (${[channels, ...outputs].join('x')}). Output size is too small`,
    parameter: 'kernel_size',
    hint: 'The kernel is larger than the padded input.',
    fixes: [],
  };
};

/** PyTorch: `torch.nn` and `torch.nn.functional`. */
export const torch: Dialect = {
  ceil: 'clip',
  includedPadding: 'padded',
  nan: 'last-wins',
  maxStart: 'negative-infinity',
  globalTies: 'split',
  lp: 'signed',
  indices: 'plane',
  operations,
  check,
};
