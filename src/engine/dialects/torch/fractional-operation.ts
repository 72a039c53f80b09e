import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError } from '../../result.js';
import type { Operation } from '../dialect.js';
import { isList, numberOf, text, typeName } from '../python-values.js';
import { rejection } from '../rejection.js';
import { isClass, layer, truthy } from './calling.js';
import { checkNative, ints, type NativeArgument } from './native.js';
import { dimensionOutOfRange } from './shapes.js';
import { isBeforeTwo } from './versions.js';

/** `FractionalMaxPool2d/3d`. */
export const fractional =
  (rank: 2 | 3): Operation =>
  ({ operation, arguments: args, shape, version }) => {
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
    if (!constructed && size === null && !isList(ratio) && !isBeforeTwo(version)) {
      return fail(notSized(ratio));
    }
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

/** The function measures the ratio's length; older ones took a number too. */
const notSized = (ratio: ArgumentValue): PoolError =>
  rejection({
    code: 'argument-type',
    exception: 'TypeError',
    message: `object of type '${typeName(ratio)}' has no len()`,
    parameter: 'output_ratio',
    hint: say('The function takes output_ratio as a tuple; the class takes a number too.'),
    fixes: [{ parameter: 'output_ratio', value: [ratio] }],
  });

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
      hint: say('kernel_size is an int or a tuple of three ints.'),
      fixes: [{ parameter: 'kernel_size', value: 2 }],
    });
  }
  if (rank === 3 && kernels.some((k) => (numberOf(k) ?? 1) <= 0)) {
    return rejection({
      code: 'kernel-size-not-positive',
      exception: 'ValueError',
      message: `kernel_size must be greater than 0, but got ${text(kernel)}`,
      parameter: 'kernel_size',
      hint: say('kernel_size is at least 1.'),
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
      hint: say('Leave out output_size or output_ratio.'),
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
      hint: say('output_ratio is a number between 0 and 1.'),
      fixes: [{ parameter: 'output_ratio', value: { float: 0.5 } }],
    });
  }
  return rejection({
    code: 'ratio-out-of-range',
    exception: 'ValueError',
    message: `output_ratio must be between 0 and 1 (got ${text(ratio)})`,
    parameter: 'output_ratio',
    hint: say(
      'The output is smaller than the input: give a ratio above 0 and below 1, such as 0.5.',
    ),
    fixes: [{ parameter: 'output_ratio', value: { float: 0.5 } }],
  });
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
