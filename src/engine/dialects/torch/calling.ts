import { say } from '../../phrase.js';
import type { ArgumentValue, PoolError } from '../../result.js';
import type { PoolSpec, Reducer, SpatialRank, WindowSource } from '../../spec.js';
import type { Arguments } from '../binding/arguments.js';
import { isList, numberOf, repeat } from '../binding/python-values.js';
import { rejection } from '../rejection.js';
import { ints, type NativeArgument } from './native.js';
import { notTwoOrThree } from './shapes.js';
import { maxPool1dRank } from './max-pool1d-checks.js';

/** A layer of PyTorch: channels first. */
export const layer = (rank: SpatialRank, source: WindowSource, reducer: Reducer): PoolSpec => ({
  framework: 'torch',
  rank,
  layout: 'channels-first',
  source,
  reducer,
  call: null,
});

/** Whether an operation is a class of `torch.nn`, which stores its arguments before the call. */
export const isClass = (operation: string): boolean => /^[A-Z]/.test(operation);

/** An argument as it was passed, None included; `missing` where it was not. */
export const given = (args: Arguments, name: string, missing: ArgumentValue): ArgumentValue => {
  const value = args[name];
  return value === undefined ? missing : value;
};

/** Python's truth of a value. */
export const truthy = (value: ArgumentValue): boolean =>
  isList(value)
    ? value.length > 0
    : typeof value === 'object'
      ? numberOf(value) !== 0 && value !== null
      : Boolean(value);

/** `_single`: anything that can be iterated becomes a tuple, anything else a tuple of one. */
export const single = (value: ArgumentValue): ArgumentValue => {
  if (isList(value)) return value;
  return typeof value === 'string' ? [...value] : [value];
};

/** Sliding windows from arguments that have passed every check. */
export const sliding = (rank: SpatialRank, values: readonly NativeArgument[]): WindowSource => {
  const read = (name: string, missing: readonly number[]) => {
    const value = values.find((argument) => argument.name === name)?.value ?? null;
    const list = value === null ? missing : ints(value);
    const [only] = list;
    if (list.length === 0) return missing;
    return list.length === 1 && only !== undefined ? repeat(rank, only) : list;
  };
  const kernel = read('kernel_size', []);
  return {
    kind: 'sliding',
    kernel,
    stride: read('stride', kernel),
    padding: {
      kind: 'explicit',
      axes: read('padding', repeat(rank, 0)).map((pad) => ({ before: pad, after: pad })),
    },
    dilation: read('dilation', repeat(rank, 1)),
    rounding:
      values.find((argument) => argument.name === 'ceil_mode')?.value === true ? 'ceil' : 'floor',
  };
};

/** What the functions over one axis say of an input before they look at lengths. */
export const rankOfOneAxis = (
  callee: string,
  throughTwoAxes: boolean,
  shape: readonly number[] | null,
): PoolError | null => {
  if (shape === null) return null;
  return throughTwoAxes ? notTwoOrThree(callee, shape.length) : maxPool1dRank(shape);
};

/** The first argument with a wrong number of entries. */
export const wrongLength = (
  callee: string,
  rank: SpatialRank,
  values: readonly NativeArgument[],
): PoolError | null => {
  for (const { name, type, value } of values) {
    if (type !== 'ints' || !isList(value)) continue;
    const { length } = value;
    const allowed = length === rank || length === 1 || (length === 0 && name === 'stride');
    if (allowed) continue;
    return rejection({
      code: 'argument-length',
      message: lengthMessage(callee, rank, name, length),
      parameter: name,
      hint:
        rank === 1
          ? say('Give {name} as one number.', { name })
          : say('Give {name} as one number or a tuple of {rank}.', { name, rank }),
      fixes: [
        { parameter: name, value: value.slice(0, rank) },
        { parameter: name, value: value[0] ?? 1 },
        ...(name === 'stride' ? [{ parameter: name, value: null }] : []),
      ],
    });
  }
  return null;
};

/** Three spellings of one rule, word for word as each function has it. */
const lengthMessage = (callee: string, rank: SpatialRank, name: string, length: number): string => {
  if (callee === 'max_pool1d()') {
    const one =
      name === 'kernel_size' || name === 'dilation' ? 'list of ints or' : 'list of ints, or';
    const none = name === 'stride' ? 'None, ' : '';
    return `max_pool1d() ${name} must be ${none}an int, ${one} tuple of ints of size 1 but got size ${String(length)}`;
  }
  if (rank === 1)
    return `${callee}() argument '${name}' should contain one int (got ${String(length)})`;
  const count = rank === 2 ? 'two' : 'three';
  const omitted = name === 'stride' ? 'omitted, ' : '';
  const either =
    callee === 'avg_pool3d' ? 'must be' : name === 'dilation' ? 'must be either' : 'must either be';
  return `${callee}: ${name} ${either} ${omitted}a single int, or a tuple of ${count} ints`;
};
