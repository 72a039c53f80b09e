import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError } from '../../result.js';
import type { SpatialRank } from '../../spec.js';
import type { Operation } from '../dialect.js';
import { isList, numberOf, repr, typeName } from '../python-values.js';
import { rejection } from '../rejection.js';
import { given, isClass, layer, rankOfOneAxis, sliding, wrongLength } from './calling.js';
import { checkNative, type NativeArgument } from './native.js';
import { isBeforeTwo } from './versions.js';

/** Lp pooling is average pooling of powers, and says so in its errors. */
export const lp =
  (rank: SpatialRank): Operation =>
  ({ operation, arguments: args, shape, version }) => {
    if (rank === 3 && isBeforeTwo(version)) return fail(notYet(operation));
    const norm = args['norm_type'] ?? null;
    const p = norm === true ? 1 : norm === false ? 0 : numberOf(norm);
    const kernel = args['kernel_size'] ?? null;
    const stride = args['stride'] ?? null;
    if (p === null) return fail(notFloat(norm, isClass(operation)));
    const unpacked = rank === 1 ? null : unpackError(kernel, rank);
    if (unpacked !== null) return fail(unpacked);
    const infinite = Math.abs(p) === Infinity && !isBeforeTwo(version);
    const callee = `${infinite ? 'max' : 'avg'}_pool${String(rank)}d`;
    const values: readonly NativeArgument[] = [
      { name: 'kernel_size', type: 'ints', value: kernel },
      { name: 'stride', type: 'ints', value: stride ?? [] },
      { name: 'padding', type: 'ints', value: 0 },
      ...(infinite ? [{ name: 'dilation', type: 'ints', value: 1 } as const] : []),
      {
        name: 'ceil_mode',
        type: 'bool',
        value: given(args, 'ceil_mode', false),
        keyword: stride === null && !infinite,
      },
    ];
    const error =
      checkNative(callee, values) ??
      (rank === 1 ? rankOfOneAxis(callee, !infinite, shape) : null) ??
      wrongLength(rank === 1 && infinite ? `${callee}()` : callee, rank, values);
    if (error !== null) return fail(error);
    return ok(layer(rank, sliding(rank, values), { kind: 'lp', p }));
  };

const notYet = (operation: string): PoolError =>
  rejection({
    code: 'operation-too-new',
    exception: 'AttributeError',
    message: `module '${isClass(operation) ? 'torch.nn' : 'torch.nn.functional'}' has no attribute '${operation}'`,
    hint: say('Lp pooling over three axes came with PyTorch 2.'),
  });

const notFloat = (norm: ArgumentValue, constructed: boolean): PoolError =>
  rejection({
    code: 'argument-type',
    exception: constructed && typeof norm === 'string' ? 'ValueError' : 'TypeError',
    message:
      typeof norm === 'string'
        ? `could not convert string to float: ${repr(norm)}`
        : `float() argument must be a string or a real number, not '${typeName(norm)}'`,
    parameter: 'norm_type',
    hint: say('norm_type is the exponent p, such as 2.'),
    fixes: [{ parameter: 'norm_type', value: 2 }],
  });

const unpackError = (given: ArgumentValue, rank: SpatialRank): PoolError | null => {
  const kernel = typeof given === 'string' ? [...given] : given;
  if (!isList(kernel) || kernel.length === rank) return null;
  const { length } = kernel;
  return rejection({
    code: 'argument-length',
    exception: 'ValueError',
    message:
      length > rank
        ? `too many values to unpack (expected ${String(rank)})`
        : `not enough values to unpack (expected ${String(rank)}, got ${String(length)})`,
    parameter: 'kernel_size',
    hint: say('Give {name} as one number or a tuple of {rank}.', { name: 'kernel_size', rank }),
    fixes: [
      { parameter: 'kernel_size', value: kernel.slice(0, rank) },
      { parameter: 'kernel_size', value: kernel[0] ?? 2 },
    ],
  });
};
