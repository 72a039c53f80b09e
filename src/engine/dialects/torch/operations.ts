import { ok, type Result } from '../../result.js';
import type { Reducer, SpatialRank } from '../../spec.js';
import type { Arguments } from '../binding/arguments.js';
import type { Operation } from '../dialect.js';
import { reduction } from '../reductions.js';
import { adaptive } from './adaptive-operation.js';
import { bindArguments, isNative } from './binding.js';
import { fractional } from './fractional-operation.js';
import { lp } from './lp-operation.js';
import { signatures } from './signatures.js';
import { average, max } from './sliding-operations.js';

/** Binds the arguments first, so that a missing or unknown one fails as Python does. */
const bound =
  (operation: Operation): Operation =>
  (call) => {
    const args = rebound(call.operation, call.arguments, call.keywords);
    return args.ok ? operation({ ...call, arguments: args.value }) : args;
  };

/**
 * Arguments by name once more through the binding. Of a C++ function those at the front that were
 * not given by name, as far as is known, count as given by position.
 */
const rebound = (
  operation: string,
  args: Arguments,
  keywords: readonly string[] = [],
): Result<Arguments> => {
  const signature = signatures[operation];
  if (signature === undefined) return ok(args);
  const gap = signature.parameters.findIndex((name) => !(name in args) || keywords.includes(name));
  const count = isNative(operation) ? (gap < 0 ? signature.parameters.length : gap) : 0;
  const first = signature.parameters.slice(0, count);
  const rest = Object.entries(args).filter(([name]) => !first.includes(name));
  const positional = first.map((name) => args[name] ?? null);
  return bindArguments(operation, signature, positional, Object.fromEntries(rest));
};

const mean: Reducer = { kind: 'avg', countIncludePad: true, divisorOverride: null };

const dims = { dimensions: 'dim', keep: 'keepdim' };

const ofRank = (rank: SpatialRank): readonly (readonly [string, Operation])[] => {
  const d = `${String(rank)}d`;
  return [
    [`MaxPool${d}`, max(rank)],
    [`max_pool${d}`, max(rank)],
    [`max_pool${d}_with_indices`, max(rank)],
    [`AvgPool${d}`, average(rank)],
    [`avg_pool${d}`, average(rank)],
    [`LPPool${d}`, lp(rank)],
    [`lp_pool${d}`, lp(rank)],
    [`AdaptiveMaxPool${d}`, adaptive(rank, true)],
    [`adaptive_max_pool${d}`, adaptive(rank, true)],
    [`adaptive_max_pool${d}_with_indices`, adaptive(rank, true)],
    [`AdaptiveAvgPool${d}`, adaptive(rank, false)],
    [`adaptive_avg_pool${d}`, adaptive(rank, false)],
  ];
};

/** PyTorch's pooling layers and functions by name. */
export const operations: Readonly<Record<string, Operation>> = Object.fromEntries(
  [
    ...ofRank(1),
    ...ofRank(2),
    ...ofRank(3),
    ['FractionalMaxPool2d', fractional(2)] as const,
    ['fractional_max_pool2d', fractional(2)] as const,
    ['fractional_max_pool2d_with_indices', fractional(2)] as const,
    ['FractionalMaxPool3d', fractional(3)] as const,
    ['fractional_max_pool3d', fractional(3)] as const,
    ['fractional_max_pool3d_with_indices', fractional(3)] as const,
    ['mean', reduction('torch', mean, dims)] as const,
    ['sum', reduction('torch', { kind: 'sum' }, dims)] as const,
    [
      'amax',
      reduction('torch', { kind: 'max', returnIndices: false, ties: 'split' }, dims),
    ] as const,
    ['max', reduction('torch', { kind: 'max', returnIndices: true, ties: 'first' }, dims)] as const,
    ['amin', reduction('torch', { kind: 'min' }, dims)] as const,
    ['min', reduction('torch', { kind: 'min', ties: 'first' }, dims)] as const,
  ].map(([name, operation]) => [name, bound(operation)]),
);
