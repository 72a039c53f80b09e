import { say } from '../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError } from '../result.js';
import { isList, numberOf, typeName } from './binding/python-values.js';
import type { Operation } from './dialect.js';
import { torchCounters, type FrameworkRecord } from './framework-record.js';
import { averageWithPadding, largestShared, layer, numbersOf, sliding } from './layers.js';
import { rejection } from './rejection.js';
import { noSpelling } from './binding/spelling.js';
import { torch } from './torch/index.js';

/** `pool2d(X, pool_size, mode='max')` of “Dive into Deep Learning”: two axes, stride 1, no padding. */
const pool2d: Operation = ({ arguments: args, shape }) => {
  const given = args['pool_size'] ?? null;
  const kernel = isList(given) && given.length === 2 ? numbersOf(given, 2) : null;
  if (kernel === null) return fail(notAPair(given));
  const outputs = kernel.map((k, axis) => (shape?.[axis] ?? Infinity) - k + 1);
  const reducer = args['mode'] === 'avg' ? averageWithPadding : largestShared;
  const spec = layer('d2l', 2, 'channels-first', sliding({ kernel, stride: [1, 1] }), reducer);
  if (outputs.every((size) => size >= 0)) return ok(spec);
  return fail(
    rejection({
      code: 'output-too-small',
      message: `Trying to create tensor with negative dimension ${String(outputs.find((size) => size < 0))}: [${outputs.join(', ')}]`,
      parameter: 'pool_size',
      hint: say('The window is larger than the input.'),
      fixes: [{ parameter: 'pool_size', value: shape ?? [1, 1] }],
    }),
  );
};

/** What Python says of `p_h, p_w = pool_size`. */
const notAPair = (given: ArgumentValue): PoolError => {
  const count = isList(given) ? given.length : null;
  const shared = {
    parameter: 'pool_size',
    hint: say('pool_size is a pair (height, width).'),
    fixes: [{ parameter: 'pool_size', value: typeof given === 'number' ? [given, given] : [2, 2] }],
  };
  const other = isList(given) ? given.find((entry) => numberOf(entry) === null) : undefined;
  if (count === null || (count === 2 && other !== undefined)) {
    const message =
      other === undefined
        ? `cannot unpack non-iterable ${typeName(given)} object`
        : `unsupported operand type(s) for -: 'int' and '${typeName(other)}'`;
    return rejection({ code: 'argument-type', exception: 'TypeError', message, ...shared });
  }
  const message =
    count > 2
      ? 'too many values to unpack (expected 2)'
      : `not enough values to unpack (expected 2, got ${String(count)})`;
  return rejection({ code: 'argument-length', exception: 'ValueError', message, ...shared });
};

/** The book's own function, written out in PyTorch. */
export const d2l: FrameworkRecord = {
  name: 'd2l',
  assumedVersion: null,
  importedAs: /^d2l\b/u,
  layout: 'channels-first',
  spelling: noSpelling,
  byHand: null,
  writtenAs: 'torch',
  behaviours: [],
  counters: torchCounters,
  rules: { ...torch.rules, check: () => null, operations: { pool2d } },
};
