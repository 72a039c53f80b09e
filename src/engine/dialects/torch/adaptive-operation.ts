import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { SpatialRank } from '../../spec.js';
import type { Operation } from '../dialect.js';
import { isList, repeat, typeName } from '../binding/python-values.js';
import { rejection } from '../rejection.js';
import { checkMaxInput, wrongEntries } from './adaptive-checks.js';
import { isNative } from './binding.js';
import { layer, rankOfOneAxis, truthy } from './calling.js';
import { checkNative, type NativeArgument } from './native.js';

/** `AdaptiveAvgPool*` and `AdaptiveMaxPool*`. */
export const adaptive =
  (rank: SpatialRank, isMax: boolean): Operation =>
  ({ operation, arguments: args, shape, keywords = [] }) => {
    const size = args['output_size'] ?? null;
    const kept = rank === 1 ? ok(size) : keepNones(size, rank, shape);
    if (!kept.ok) return kept;
    const callee = `adaptive_${isMax ? 'max' : 'avg'}_pool${String(rank)}d`;
    const values: readonly NativeArgument[] = [
      {
        name: 'output_size',
        type: 'ints',
        value: rank === 1 ? kept.value : withoutNones(kept.value),
        keyword: isNative(operation) && keywords.includes('output_size'),
      },
    ];
    const error =
      checkNative(callee, values) ?? (rank === 1 ? rankOfOneAxis(callee, true, shape) : null);
    if (error !== null) return fail(error);
    const entries = isList(kept.value) ? kept.value : repeat(rank, Number(kept.value));
    const badInput = isMax && rank > 1 && shape !== null ? checkMaxInput(rank, shape) : null;
    if (badInput !== null) return fail(badInput);
    if (entries.length !== rank) {
      return fail(
        rank === 1 ? notOneInt(callee, 'output_size', entries.length) : wrongEntries(rank, isMax),
      );
    }
    const outputSize = entries.map((entry) => (entry === null ? null : Number(entry)));
    const returnIndices =
      operation.endsWith('_with_indices') || truthy(args['return_indices'] ?? false);
    return ok(
      layer(
        rank,
        { kind: 'adaptive', outputSize },
        isMax
          ? { kind: 'max', returnIndices }
          : { kind: 'avg', countIncludePad: true, divisorOverride: null },
      ),
    );
  };

const notOneInt = (callee: string, name: string, length: number): PoolError =>
  rejection({
    code: 'argument-length',
    message: `${callee}() argument '${name}' should contain one int (got ${String(length)})`,
    parameter: name,
    hint: say('Give {name} as one number.', { name }),
    fixes: [{ parameter: name, value: 1 }],
  });

/** `_list_with_default`: a None in the output size keeps the input's size there. */
const keepNones = (
  size: ArgumentValue,
  rank: SpatialRank,
  shape: readonly number[] | null,
): Result<ArgumentValue> => {
  if (typeof size === 'number' || typeof size === 'boolean') return ok(size);
  const entries = typeof size === 'string' ? [...size] : size;
  const fixes = [{ parameter: 'output_size', value: 1 }];
  if (!isList(entries)) {
    return fail(
      rejection({
        code: 'argument-type',
        exception: 'TypeError',
        message: `object of type '${typeName(size)}' has no len()`,
        parameter: 'output_size',
        hint: say('output_size is an int, or a tuple of {rank} whose entries may be None.', {
          rank,
        }),
        fixes,
      }),
    );
  }
  if (shape !== null && shape.length <= entries.length) {
    return fail(
      rejection({
        code: 'argument-length',
        exception: 'ValueError',
        message: `Input dimension should be at least ${String(entries.length + 1)}`,
        parameter: 'output_size',
        hint: say('Give {name} as one number or a tuple of {rank}.', { name: 'output_size', rank }),
        fixes,
      }),
    );
  }
  return ok(entries);
};

const withoutNones = (value: ArgumentValue): ArgumentValue =>
  isList(value) ? value.map((entry) => entry ?? 1) : value;
