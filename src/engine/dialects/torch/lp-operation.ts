import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { SpatialRank } from '../../spec.js';
import type { Operation } from '../dialect.js';
import { isList, numberOf, repr, typeName } from '../binding/python-values.js';
import { rejection } from '../rejection.js';
import { given, isClass, layer, rankOfOneAxis, sliding, wrongLength } from './calling.js';
import { checkNative, type NativeArgument } from './native.js';
import { isBeforeTwo } from './versions.js';

/** Lp pooling is average pooling of powers, and says so in its errors. */
export const lp =
  (rank: SpatialRank): Operation =>
  ({ operation, arguments: args, shape, version }) => {
    if (rank === 3 && isBeforeTwo(version)) return fail(notYet(operation));
    const norm = normOf(args['norm_type'] ?? null, isClass(operation));
    if (!norm.ok) return norm;
    const p = norm.value;
    const kernel = args['kernel_size'] ?? null;
    const stride = args['stride'] ?? null;
    const unpacked = rank === 1 ? null : unpackError(kernel, rank);
    if (unpacked !== null) return fail(unpacked);
    if (p === null) return fail(noPower(args['norm_type'] ?? null));
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

/**
 * The exponent: a layer makes a `float` of what it was given, a function takes a number; null for
 * what it can't raise to.
 */
const normOf = (norm: ArgumentValue, constructed: boolean): Result<number | null> => {
  if (typeof norm === 'boolean') return ok(norm ? 1 : 0);
  const number = numberOf(norm);
  if (number !== null || !constructed) return ok(number);
  const parsed = typeof norm === 'string' ? parsedFloat(norm) : null;
  return parsed === null ? fail(notFloat(norm)) : ok(parsed);
};

/** Text as Python's `float()` reads it; null where it doesn't. */
const parsedFloat = (text: string): number | null => {
  const bare = text.trim().toLowerCase();
  const special = /^([+-]?)(?:(inf(?:inity)?)|nan)$/u.exec(bare);
  if (special !== null)
    return special[2] === undefined ? NaN : special[1] === '-' ? -Infinity : Infinity;
  const digits = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+)?$/u;
  return digits.test(bare) ? Number(bare.replaceAll('_', '')) : null;
};

const notYet = (operation: string): PoolError =>
  rejection({
    code: 'operation-too-new',
    exception: 'AttributeError',
    message: `module '${isClass(operation) ? 'torch.nn' : 'torch.nn.functional'}' has no attribute '${operation}'`,
    hint: say('Lp pooling over three axes came with PyTorch 2.'),
  });

const notFloat = (norm: ArgumentValue): PoolError =>
  badNorm(
    typeof norm === 'string' ? 'ValueError' : 'TypeError',
    typeof norm === 'string'
      ? `could not convert string to float: ${repr(norm)}`
      : `float() argument must be a string or a real number, not '${typeName(norm)}'`,
  );

/** What `Tensor.pow` says of an exponent that is no number. Source: `format_invalid_args`. */
const noPower = (norm: ArgumentValue): PoolError => {
  const entries = isList(norm) ? norm.map(typeName) : [];
  const described = !isList(norm)
    ? typeName(norm)
    : typeName(norm) === 'list'
      ? `list of [${entries.join(', ')}]`
      : `tuple of (${entries.join(', ')}${entries.length === 1 ? ',' : ''})`;
  const mismatch = `      didn't match because some of the arguments have invalid types: (!${described}!)\n`;
  return badNorm(
    'TypeError',
    `pow() received an invalid combination of arguments - got (${typeName(norm)}), but expected one of:\n * (Tensor exponent)\n${mismatch} * (Number exponent)\n${mismatch}`,
  );
};

const badNorm = (exception: string, message: string): PoolError =>
  rejection({
    code: 'argument-type',
    exception,
    message,
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
