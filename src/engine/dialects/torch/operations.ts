import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { PoolSpec, Reducer, SpatialRank, WindowSource } from '../../spec.js';
import { bind } from '../bind.js';
import type { Arguments, Operation } from '../dialect.js';
import { isList, numberOf, repeat, repr, text, typeName } from '../python-values.js';
import { reduction } from '../reductions.js';
import { rejection } from '../rejection.js';
import { checkMaxInput, wrongEntries } from './adaptive-checks.js';
import { checkNative, ints, type NativeArgument } from './native.js';
import { dimensionOutOfRange, notTwoOrThree } from './shapes.js';
import { signatures } from './signatures.js';
import { maxPool1dRank } from './window-checks.js';

const layer = (rank: SpatialRank, source: WindowSource, reducer: Reducer): PoolSpec => ({
  framework: 'torch',
  rank,
  layout: 'channels-first',
  source,
  reducer,
  call: null,
});

/** Binds the arguments first, so that a missing or unknown one fails as Python does. */
const bound =
  (operation: Operation): Operation =>
  (call) => {
    const signature = signatures[call.operation];
    const args = signature === undefined ? ok(call.arguments) : bind(signature, [], call.arguments);
    return args.ok ? operation({ ...call, arguments: args.value }) : args;
  };

const isClass = (operation: string): boolean => /^[A-Z]/.test(operation);

const max =
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

const average =
  (rank: SpatialRank): Operation =>
  ({ operation, arguments: args, shape }) => {
    const wrap = rank === 1 && isClass(operation) ? single : (value: ArgumentValue) => value;
    const kernel = args['kernel_size'] ?? null;
    const stride = args['stride'] ?? (isClass(operation) ? kernel : []);
    const divisor = args['divisor_override'] ?? null;
    const values: readonly NativeArgument[] = [
      { name: 'kernel_size', type: 'ints', value: wrap(kernel) },
      { name: 'stride', type: 'ints', value: wrap(stride) },
      { name: 'padding', type: 'ints', value: wrap(given(args, 'padding', 0)) },
      { name: 'ceil_mode', type: 'bool', value: given(args, 'ceil_mode', false) },
      { name: 'count_include_pad', type: 'bool', value: given(args, 'count_include_pad', true) },
      ...(rank === 1
        ? []
        : [{ name: 'divisor_override', type: 'optional int', value: divisor } as const]),
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

/** Lp pooling is average pooling of powers, and says so in its errors. */
const lp =
  (rank: SpatialRank): Operation =>
  ({ operation, arguments: args, shape }) => {
    const norm = args['norm_type'] ?? null;
    const p = norm === true ? 1 : norm === false ? 0 : numberOf(norm);
    const kernel = args['kernel_size'] ?? null;
    const stride = args['stride'] ?? null;
    if (p === null) return fail(notFloat(norm, isClass(operation)));
    const unpacked = rank === 1 ? null : unpackError(kernel, rank);
    if (unpacked !== null) return fail(unpacked);
    const infinite = Math.abs(p) === Infinity;
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

const adaptive =
  (rank: SpatialRank, isMax: boolean): Operation =>
  ({ operation, arguments: args, shape }) => {
    const size = args['output_size'] ?? null;
    const kept = rank === 1 ? ok(size) : keepNones(size, rank, shape);
    if (!kept.ok) return kept;
    const callee = `adaptive_${isMax ? 'max' : 'avg'}_pool${String(rank)}d`;
    const values: readonly NativeArgument[] = [
      { name: 'output_size', type: 'ints', value: withoutNones(kept.value) },
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

const fractional =
  (rank: 2 | 3): Operation =>
  ({ operation, arguments: args, shape }) => {
    const kernel = args['kernel_size'] ?? null;
    const size = args['output_size'] ?? null;
    const ratio = args['output_ratio'] ?? null;
    const constructed = isClass(operation);
    const error = constructed
      ? fractionalConstructor(`FractionalMaxPool${String(rank)}d`, rank, kernel, size, ratio)
      : size === null && ratio === null
        ? noOutput(
            `fractional_max_pool${String(rank)}d requires specifying either an output_size or an output_ratio`,
          )
        : null;
    if (error !== null) return fail(error);
    if (shape !== null && shape.length < rank + 1) {
      return fail(dimensionOutOfRange(shape.length, rank + 1));
    }
    const tuple = (value: ArgumentValue) =>
      isList(value) ? value : Array.from({ length: rank }, () => value);
    const ratios =
      ratio === null || size !== null ? null : tuple(ratio).map((r) => numberOf(r) ?? 0);
    const spatial = shape?.slice(shape.length - rank) ?? null;
    const outputSize =
      ratios === null
        ? tuple(size)
        : ratios.map((r, axis) => Math.trunc((spatial?.[axis] ?? 0) * r));
    const callee = `fractional_max_pool${String(rank)}d`;
    const values: readonly NativeArgument[] = [
      { name: 'kernel_size', type: 'ints', value: tuple(kernel) },
      { name: 'output_size', type: 'ints', value: outputSize },
    ];
    const badType = checkNative(callee, values);
    if (badType !== null) return fail(badType);
    for (const { name, value } of values) {
      if (ints(value).length === rank) continue;
      return fail(
        rejection({
          code: 'argument-length',
          message: `${callee}: ${name} must either be a single Int or tuple of ${rank === 3 ? 'three ' : ''}Ints`,
          parameter: name,
          hint: `Give one number, or a tuple of ${String(rank)}.`,
          fixes: [{ parameter: name, value: 2 }],
        }),
      );
    }
    const samples = samplesOf(args['_random_samples'] ?? null);
    return ok(
      layer(
        rank,
        {
          kind: 'fractional',
          kernel: ints(tuple(kernel)),
          outputSize: ints(outputSize),
          // PyTorch draws (width, height) for two axes but (time, height, width) for three.
          samples: rank === 2 ? (samples?.map((plane) => plane.toReversed()) ?? null) : samples,
          ...(ratios === null ? {} : { outputRatio: ratios }),
        },
        {
          kind: 'max',
          returnIndices:
            truthy(args['return_indices'] ?? false) || operation.endsWith('_with_indices'),
        },
      ),
    );
  };

const sliding = (rank: SpatialRank, values: readonly NativeArgument[]): WindowSource => {
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

const given = (args: Arguments, name: string, missing: ArgumentValue): ArgumentValue => {
  const value = args[name];
  return value === undefined ? missing : value;
};

const truthy = (value: ArgumentValue): boolean =>
  isList(value)
    ? value.length > 0
    : typeof value === 'object'
      ? numberOf(value) !== 0 && value !== null
      : Boolean(value);

/** `_single`: anything that can be iterated becomes a tuple, anything else a tuple of one. */
const single = (value: ArgumentValue): ArgumentValue => {
  if (isList(value)) return value;
  return typeof value === 'string' ? [...value] : [value];
};

const rankOfOneAxis = (
  callee: string,
  throughTwoAxes: boolean,
  shape: readonly number[] | null,
): PoolError | null => {
  if (shape === null) return null;
  return throughTwoAxes ? notTwoOrThree(callee, shape.length) : maxPool1dRank(shape);
};

const wrongLength = (
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
          ? `Give ${name} as one number.`
          : `Give ${name} as one number or a tuple of ${String(rank)}.`,
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

const notOneInt = (callee: string, name: string, length: number): PoolError =>
  rejection({
    code: 'argument-length',
    message: `${callee}() argument '${name}' should contain one int (got ${String(length)})`,
    parameter: name,
    hint: `Give ${name} as one number.`,
    fixes: [{ parameter: name, value: 1 }],
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
    hint: 'norm_type is the exponent p, such as 2.',
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
    hint: `Give kernel_size as one number or a tuple of ${String(rank)}.`,
    fixes: [
      { parameter: 'kernel_size', value: kernel.slice(0, rank) },
      { parameter: 'kernel_size', value: kernel[0] ?? 2 },
    ],
  });
};

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
        hint: `output_size is an int, or a tuple of ${String(rank)} whose entries may be None.`,
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
        hint: `Give output_size as one number or a tuple of ${String(rank)}.`,
        fixes,
      }),
    );
  }
  return ok(entries);
};

const withoutNones = (value: ArgumentValue): ArgumentValue =>
  isList(value) ? value.map((entry) => entry ?? 1) : value;

const fractionalConstructor = (
  name: string,
  rank: 2 | 3,
  kernel: ArgumentValue,
  size: ArgumentValue,
  ratio: ArgumentValue,
): PoolError | null => {
  const kernels = isList(kernel) ? kernel : [kernel];
  const unordered =
    rank === 3
      ? kernels.find((k) => isList(kernel) && numberOf(k) === null && typeof k !== 'boolean')
      : undefined;
  if (unordered !== undefined) {
    return rejection({
      code: 'argument-type',
      exception: 'TypeError',
      message: `'>' not supported between instances of '${typeName(unordered)}' and 'int'`,
      parameter: 'kernel_size',
      hint: 'kernel_size is an int or a tuple of three ints.',
      fixes: [{ parameter: 'kernel_size', value: 2 }],
    });
  }
  if (rank === 3 && kernels.some((k) => (numberOf(k) ?? 1) <= 0)) {
    return rejection({
      code: 'kernel-size-not-positive',
      exception: 'ValueError',
      message: `kernel_size must be greater than 0, but got ${text(kernel)}`,
      parameter: 'kernel_size',
      hint: 'kernel_size is at least 1.',
      fixes: [{ parameter: 'kernel_size', value: 2 }],
    });
  }
  if (size === null && ratio === null) {
    return noOutput(`${name} requires specifying either an output size, or a pooling ratio`);
  }
  if (size !== null && ratio !== null) {
    return rejection({
      code: 'output-given-twice',
      exception: 'ValueError',
      message: 'only one of output_size and output_ratio may be specified',
      parameter: 'output_ratio',
      hint: 'Leave out output_size or output_ratio.',
      fixes: [
        { parameter: 'output_ratio', value: null },
        { parameter: 'output_size', value: null },
      ],
    });
  }
  if (ratio === null) return null;
  const ratios = (isList(ratio) ? ratio : [ratio]).map(numberOf);
  if (ratios.every((r) => r !== null && r > 0 && r < 1)) return null;
  if (ratios.includes(null)) {
    const found = typeName((isList(ratio) ? ratio : [ratio])[ratios.indexOf(null)] ?? null);
    return rejection({
      code: 'argument-type',
      exception: 'TypeError',
      message: `'<' not supported between instances of 'int' and '${found}'`,
      parameter: 'output_ratio',
      hint: 'output_ratio is a number between 0 and 1.',
      fixes: [{ parameter: 'output_ratio', value: { float: 0.5 } }],
    });
  }
  return rejection({
    code: 'ratio-out-of-range',
    exception: 'ValueError',
    message: `output_ratio must be between 0 and 1 (got ${text(ratio)})`,
    parameter: 'output_ratio',
    hint: 'The output is smaller than the input: give a ratio above 0 and below 1, such as 0.5.',
    fixes: [{ parameter: 'output_ratio', value: { float: 0.5 } }],
  });
};

const noOutput = (message: string): PoolError =>
  rejection({
    code: 'output-not-given',
    exception: 'ValueError',
    message,
    parameter: 'output_size',
    hint: 'Give output_size, or output_ratio such as 0.5.',
    fixes: [
      { parameter: 'output_ratio', value: { float: 0.5 } },
      { parameter: 'output_size', value: 2 },
    ],
  });

/** Samples nested as (batch, channel, axis), flattened to one list per plane. */
const samplesOf = (value: ArgumentValue): readonly (readonly number[])[] | null =>
  isList(value)
    ? value.flatMap((entry) =>
        isList(entry)
          ? entry.map((plane) => (isList(plane) ? plane.map((u) => numberOf(u) ?? 0) : []))
          : [],
      )
    : null;

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
    ['max', reduction('torch', { kind: 'max', returnIndices: true }, dims)] as const,
    ['amin', reduction('torch', { kind: 'min' }, dims)] as const,
    ['min', reduction('torch', { kind: 'min' }, dims)] as const,
  ].map(([name, operation]) => [name, bound(operation)]),
);
