import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError } from '../../result.js';
import type { Operation } from '../dialect.js';
import { isList, numberOf, text, typeName } from '../binding/python-values.js';
import { rejection } from '../rejection.js';
import { isClass, layer, truthy } from './calling.js';
import { checkNative, ints, type NativeArgument } from './native.js';
import { badRatio, failingShare, productAsInt, repeatValue, sharesOf } from './output-ratio.js';
import { missingSize } from './shapes.js';

/** `FractionalMaxPool2d/3d`. */
export const fractional =
  (rank: 2 | 3): Operation =>
  ({ operation, arguments: args, shape, version }) => {
    const kernel = args['kernel_size'] ?? null;
    const size = args['output_size'] ?? null;
    const ratio = args['output_ratio'] ?? null;
    const constructed = isClass(operation);
    const error = constructed
      ? fractionalConstructor(
          `FractionalMaxPool${String(rank)}d`,
          rank,
          kernel,
          size,
          ratio,
          args['_random_samples'] ?? null,
        )
      : size === null && ratio === null
        ? noOutput(
            `fractional_max_pool${String(rank)}d requires specifying either an output_size or an output_ratio`,
          )
        : null;
    if (error !== null) return fail(error);
    const batched = shape !== null && shape.length === 0 ? missingSize(0, 0) : null;
    const tuple = (value: ArgumentValue) =>
      isList(value)
        ? value
        : typeof value === 'string'
          ? [...value]
          : Array.from({ length: rank }, () => value);
    const given = (value: ArgumentValue) => (constructed ? tuple(value) : value);
    const shares =
      size === null ? sharesOf(rank, constructed ? tuple(ratio) : ratio, version) : ok(null);
    if (!shares.ok) return shares;
    const ratios = shares.value;
    const sized = ratios === null || shape === null ? null : failingShare(rank, ratios, shape);
    const missing =
      sized ??
      batched ??
      (shape !== null && shape.length < rank + 1 ? missingSize(shape.length, rank + 1) : null);
    if (missing !== null) return fail(missing);
    const spatial = shape?.slice(shape.length - rank) ?? null;
    const outputSize =
      ratios === null
        ? given(size)
        : ratios.slice(0, rank).map((r, axis) => {
            const product = productAsInt(spatial?.[axis] ?? 0, r);
            return typeof product === 'number' ? product : 0;
          });
    const callee = `fractional_max_pool${String(rank)}d`;
    const values: readonly NativeArgument[] = [
      { name: 'kernel_size', type: 'ints', value: given(kernel) },
      { name: 'output_size', type: 'ints', value: outputSize },
    ];
    const badType = checkNative(callee, values);
    if (badType !== null) return fail(badType);
    for (const { name, value } of values) {
      if (!isList(value) || value.length === rank) continue;
      return fail(
        rejection({
          code: 'argument-length',
          message: `${callee}: ${name} must either be a single Int or tuple of ${rank === 3 ? 'three ' : ''}Ints`,
          parameter: name,
          hint: say('Give one number, or a tuple of {rank}.', { rank }),
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
          outputSize: ints(tuple(outputSize)),
          // PyTorch draws (width, height) for two axes but (time, height, width) for three.
          samples: rank === 2 ? (samples?.map((plane) => plane.toReversed()) ?? null) : samples,
          ...(ratios === null
            ? {}
            : { outputRatio: ratios.slice(0, rank).map((r) => numberOf(r) ?? Number(r)) }),
        },
        {
          kind: 'max',
          returnIndices:
            truthy(args['return_indices'] ?? false) || operation.endsWith('_with_indices'),
        },
      ),
    );
  };

const fractionalConstructor = (
  name: string,
  rank: 2 | 3,
  kernel: ArgumentValue,
  size: ArgumentValue,
  ratio: ArgumentValue,
  samples: ArgumentValue,
): PoolError | null => {
  const badKernel = rank === 3 ? kernelNotPositive(kernel) : null;
  if (badKernel !== null) return badKernel;
  if (samples !== null && !isList(samples)) return noTensor(samples);
  if (size === null && ratio === null) {
    return noOutput(`${name} requires specifying either an output size, or a pooling ratio`);
  }
  if (size !== null && ratio !== null) {
    return rejection({
      code: 'output-given-twice',
      exception: 'ValueError',
      message: 'only one of output_size and output_ratio may be specified',
      parameter: 'output_ratio',
      hint: say('Leave out output_size or output_ratio.'),
      fixes: [
        { parameter: 'output_ratio', value: null },
        { parameter: 'output_size', value: null },
      ],
    });
  }
  return ratio === null ? null : ratioOutside(rank, ratio);
};

/** Samples are kept as a buffer. */
const noTensor = (samples: ArgumentValue): PoolError =>
  rejection({
    code: 'argument-type',
    exception: 'TypeError',
    message: `cannot assign '${typeName(samples)}' object to buffer '_random_samples' (torch Tensor or None required)`,
    parameter: '_random_samples',
    hint: say('Leave _random_samples out, or give a tensor.'),
    fixes: [{ parameter: '_random_samples', value: null }],
  });

/** `kernel_size <= 0` of an int, or `k > 0` of the entries of a tuple, up to the first that isn't. */
const kernelNotPositive = (kernel: ArgumentValue): PoolError | null => {
  const isInt = typeof kernel === 'number' || typeof kernel === 'boolean';
  for (const entry of isList(kernel) ? kernel : isInt ? [kernel] : []) {
    const number = numberOf(entry) ?? (typeof entry === 'boolean' ? Number(entry) : null);
    if (number !== null && number > 0) continue;
    return number === null
      ? rejection({
          code: 'argument-type',
          exception: 'TypeError',
          message: `'>' not supported between instances of '${typeName(entry)}' and 'int'`,
          parameter: 'kernel_size',
          hint: say('kernel_size is an int or a tuple of three ints.'),
          fixes: [{ parameter: 'kernel_size', value: 2 }],
        })
      : rejection({
          code: 'kernel-size-not-positive',
          exception: 'ValueError',
          message: `kernel_size must be greater than 0, but got ${text(kernel)}`,
          parameter: 'kernel_size',
          hint: say('kernel_size is at least 1.'),
          fixes: [{ parameter: 'kernel_size', value: 2 }],
        });
  }
  return null;
};

/** `0 < output_ratio[i] < 1`, axis by axis up to the first that isn't. */
const ratioOutside = (rank: number, ratio: ArgumentValue): PoolError | null => {
  const ratios = isList(ratio)
    ? ratio
    : typeof ratio === 'string'
      ? [...ratio]
      : repeatValue(rank, ratio);
  for (let axis = 0; axis < rank; axis += 1) {
    const entry = ratios[axis];
    if (entry === undefined) {
      return badRatio(
        'IndexError',
        'tuple index out of range',
        say('Give one number, or a tuple of {rank}.', { rank }),
        { float: 0.5 },
      );
    }
    const number = numberOf(entry) ?? (typeof entry === 'boolean' ? Number(entry) : null);
    if (number === null) {
      return badRatio(
        'TypeError',
        `'<' not supported between instances of 'int' and '${typeName(entry)}'`,
        say('output_ratio is a number between 0 and 1.'),
        { float: 0.5 },
      );
    }
    if (number > 0 && number < 1) continue;
    return {
      ...badRatio(
        'ValueError',
        `output_ratio must be between 0 and 1 (got ${text(ratio)})`,
        say('The output is smaller than the input: give a ratio above 0 and below 1, such as 0.5.'),
        { float: 0.5 },
      ),
      code: 'ratio-out-of-range',
    };
  }
  return null;
};

const noOutput = (message: string): PoolError =>
  rejection({
    code: 'output-not-given',
    exception: 'ValueError',
    message,
    parameter: 'output_size',
    hint: say('Give output_size, or output_ratio such as 0.5.'),
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
