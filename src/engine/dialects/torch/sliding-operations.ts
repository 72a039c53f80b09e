import { fail, ok, type ArgumentValue } from '../../result.js';
import type { SpatialRank } from '../../spec.js';
import type { Operation } from '../dialect.js';
import {
  given,
  isClass,
  layer,
  rankOfOneAxis,
  single,
  sliding,
  truthy,
  wrongLength,
} from './calling.js';
import { isNative } from './binding.js';
import { checkNative, type NativeArgument } from './native.js';

/** `MaxPool1d/2d/3d` and their functions. */
export const max =
  (rank: SpatialRank): Operation =>
  ({ operation, arguments: args, shape }) => {
    const returnIndices =
      operation.endsWith('_with_indices') || truthy(args['return_indices'] ?? false);
    const callee = `max_pool${String(rank)}d${returnIndices ? '_with_indices' : ''}`;
    const kernel = args['kernel_size'] ?? null;
    const stride = args['stride'] ?? (isClass(operation) ? kernel : []);
    const values: readonly NativeArgument[] = [
      { name: 'kernel_size', type: 'ints', value: kernel },
      { name: 'stride', type: 'ints', value: stride },
      { name: 'padding', type: 'ints', value: given(args, 'padding', 0) },
      { name: 'dilation', type: 'ints', value: given(args, 'dilation', 1) },
      { name: 'ceil_mode', type: 'bool', value: given(args, 'ceil_mode', false) },
    ];
    const error =
      checkNative(callee, values) ??
      (rank === 1 ? rankOfOneAxis('max_pool1d', returnIndices, shape) : null) ??
      wrongLength(
        rank === 1 && !returnIndices ? 'max_pool1d()' : `max_pool${String(rank)}d`,
        rank,
        values,
      );
    if (error !== null) return fail(error);
    return ok(layer(rank, sliding(rank, values), { kind: 'max', returnIndices }));
  };

/** `AvgPool1d/2d/3d` and their functions. */
export const average =
  (rank: SpatialRank): Operation =>
  ({ operation, arguments: args, shape, keywords = [] }) => {
    const keyword = (name: string) =>
      isNative(operation) && keywords.includes(name) ? ({ keyword: true } as const) : {};
    const wrap = rank === 1 && isClass(operation) ? single : (value: ArgumentValue) => value;
    const kernel = args['kernel_size'] ?? null;
    const stride = args['stride'] ?? (isClass(operation) ? kernel : []);
    const divisor = args['divisor_override'] ?? null;
    const values: readonly NativeArgument[] = [
      { name: 'kernel_size', type: 'ints', value: wrap(kernel), ...keyword('kernel_size') },
      { name: 'stride', type: 'ints', value: wrap(stride), ...keyword('stride') },
      {
        name: 'padding',
        type: 'ints',
        value: wrap(given(args, 'padding', 0)),
        ...keyword('padding'),
      },
      {
        name: 'ceil_mode',
        type: 'bool',
        value: given(args, 'ceil_mode', false),
        ...keyword('ceil_mode'),
      },
      {
        name: 'count_include_pad',
        type: 'bool',
        value: given(args, 'count_include_pad', true),
        ...keyword('count_include_pad'),
      },
      ...(rank === 1
        ? []
        : [
            {
              name: 'divisor_override',
              type: 'optional int',
              value: divisor,
              ...keyword('divisor_override'),
            } as const,
          ]),
    ];
    const callee = `avg_pool${String(rank)}d`;
    const error =
      checkNative(callee, values) ??
      (rank === 1 ? rankOfOneAxis(callee, true, shape) : null) ??
      wrongLength(callee, rank, values);
    if (error !== null) return fail(error);
    return ok(
      layer(rank, sliding(rank, values), {
        kind: 'avg',
        countIncludePad: args['count_include_pad'] !== false,
        divisorOverride: typeof divisor === 'number' ? divisor : null,
      }),
    );
  };
