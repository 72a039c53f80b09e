import { say } from '../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../result.js';
import type { PoolSpec, Reducer, SpatialRank } from '../spec.js';
import { constructor } from './binding/bind.js';
import type { Operation } from './dialect.js';
import type { FrameworkRecord } from './framework-record.js';
import {
  averageWithPadding,
  largest,
  layer,
  numbersOf,
  ranks,
  sliding,
  symmetric,
} from './layers.js';
import { plain } from './plain.js';
import { rejection } from './rejection.js';
import { noSpelling } from './binding/spelling.js';

/** Steps of a whole window unless told; the channels are last. Source: mlx.nn.layers.pooling. */
const pool =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ operation, arguments: args }) => {
    const numbers = (name: string, value: ArgumentValue | undefined): Result<readonly number[]> => {
      const list = numbersOf(value, rank);
      const isOfLength = Array.isArray(value) ? value.length === rank : typeof value === 'number';
      return list?.length === rank && isOfLength
        ? ok(list)
        : fail(notInteger(operation, name, rank));
    };
    const kernel = numbers('kernel_size', args['kernel_size']);
    if (!kernel.ok) return kernel;
    const stride = numbers('stride', args['stride'] ?? kernel.value);
    if (!stride.ok) return stride;
    const padding = numbers('padding', args['padding'] === undefined ? 0 : args['padding']);
    if (!padding.ok) return padding;
    const source = sliding({
      kernel: kernel.value,
      stride: stride.value,
      padding: symmetric(padding.value),
    });
    return ok(layer('mlx', rank, 'channels-last', source, reducer));
  };

const notInteger = (operation: string, name: string, rank: number): PoolError =>
  rejection({
    code: 'argument-type',
    exception: 'ValueError',
    message: `[${operation}] '${name}' must be an integer or a tuple containing ${String(rank)} integer${rank === 1 ? '' : 's'}`,
    parameter: name,
    hint: say('{name} takes an int or a tuple of ints.', { name }),
  });

/** Windows of no cell and negative padding are refused as the layer is made, the rest on its input. */
const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source, rank, call } = spec;
  if (source.kind !== 'sliding' || source.padding.kind !== 'explicit') return null;
  const operation = call?.operation ?? 'Pool';
  const pads = source.padding.axes.map(({ before }) => before);
  return (
    notPositive(operation, 'kernel_size', source.kernel) ??
    notPositive(operation, 'stride', source.stride) ??
    (pads.some((pad) => pad < 0) ? negativePadding(operation, pads) : null) ??
    (shape === null ? null : (wrongRank(rank, shape) ?? tooSmall(source, pads, shape)))
  );
};

const tuple = (values: readonly number[]): string =>
  `(${values.join(', ')}${values.length === 1 ? ',' : ''})`;

const notPositive = (
  operation: string,
  name: string,
  values: readonly number[],
): PoolError | null =>
  values.every((value) => value > 0)
    ? null
    : rejection({
        code: `${name === 'stride' ? 'stride' : 'kernel-size'}-not-positive`,
        exception: 'ValueError',
        message: `[${operation}] '${name}' must be positive but got ${tuple(values)}.`,
        parameter: name,
        hint: say('{parameter} is at least 1.', { parameter: name }),
        fixes: [{ parameter: name, value: values.map((value) => Math.max(value, 1)) }],
      });

const negativePadding = (operation: string, pads: readonly number[]): PoolError =>
  rejection({
    code: 'padding-negative',
    exception: 'ValueError',
    message: `[${operation}] 'padding' must be non-negative but got ${tuple(pads)}.`,
    parameter: 'padding',
    hint: say('{parameter} is at least 0.', { parameter: 'padding' }),
    fixes: [{ parameter: 'padding', value: 0 }],
  });

/** Batch, spatial sizes, channels: `_sliding_windows`. */
const wrongRank = (rank: number, shape: readonly number[]): PoolError | null => {
  if (shape.length === rank + 2) return null;
  const message =
    shape.length < 3
      ? `To extract sliding windows at least 1 spatial dimension (3 total) is needed but the input only has ${String(shape.length)} dimensions.`
      : `To extract sliding windows the window shapes and strides must have the same number of spatial dimensions as the signal but the signal has ${String(shape.length - 2)} dims and the window shape has ${String(rank)} and strides have ${String(rank)}.`;
  return rejection({
    code: 'input-rank',
    exception: 'ValueError',
    message,
    hint:
      rank === 1
        ? say('The layer takes a batch, 1 spatial size and channels.')
        : say('The layer takes a batch, {rank} spatial sizes and channels.', { rank }),
  });
};

const tooSmall = (
  { kernel, stride }: { readonly kernel: readonly number[]; readonly stride: readonly number[] },
  pads: readonly number[],
  shape: readonly number[],
): PoolError | null => {
  const isNegative = kernel.some((size, axis) => {
    const room = (shape[axis + 1] ?? 0) + 2 * (pads[axis] ?? 0) - size;
    return Math.floor(room / (stride[axis] ?? 1)) + 1 < 0;
  });
  return isNegative
    ? rejection({
        code: 'output-too-small',
        exception: 'ValueError',
        message: '[as_strided] Negative dimensions not allowed.',
        parameter: 'kernel_size',
        hint: say('The padded input must hold at least one window.'),
      })
    : null;
};

const signature = 'kernel_size, stride=None, padding=0';

/** `mlx.nn`: averages count padding, and a maximum is a reduction, whose equal values share. */
export const mlx: FrameworkRecord = {
  name: 'MLX',
  assumedVersion: null,
  importedAs: /^mlx\b/u,
  layout: 'channels-last',
  spelling: noSpelling,
  byHand: null,
  writtenAs: null,
  behaviours: [],
  counters: [],
  rules: {
    ...plain,
    maximum: () => ({ nan: 'first-wins', start: 'negative-infinity', ties: 'split' }),
    check,
    signatures: Object.fromEntries(
      ranks.flatMap((rank) =>
        [`MaxPool${rank}d`, `AvgPool${rank}d`].map((name) => [name, constructor(name, signature)]),
      ),
    ),
    operations: Object.fromEntries(
      ranks.flatMap((rank): [string, Operation][] => [
        [`MaxPool${rank}d`, pool(rank, largest)],
        [`AvgPool${rank}d`, pool(rank, averageWithPadding)],
      ]),
    ),
  },
};
