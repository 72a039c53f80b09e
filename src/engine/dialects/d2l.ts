import { say } from '../phrase.js';
import { fail, ok } from '../result.js';
import type { Operation } from './dialect.js';
import { torchCounters, type FrameworkRecord } from './framework-record.js';
import { averageWithPadding, largestShared, layer, numbersOf, sliding } from './layers.js';
import { rejection } from './rejection.js';
import { noSpelling } from './binding/spelling.js';
import { torch } from './torch/index.js';

/** `pool2d(X, pool_size, mode='max')` of “Dive into Deep Learning”: two axes, stride 1, no padding. */
const pool2d: Operation = ({ arguments: args, shape }) => {
  const kernel = numbersOf(args['pool_size'], 2) ?? [2, 2];
  if (kernel.length !== 2) {
    return fail(
      rejection({
        code: 'argument-length',
        exception: 'ValueError',
        message:
          kernel.length > 2
            ? 'too many values to unpack (expected 2)'
            : `not enough values to unpack (expected 2, got ${String(kernel.length)})`,
        parameter: 'pool_size',
        hint: say('pool_size is a pair (height, width).'),
        fixes: [{ parameter: 'pool_size', value: [2, 2] }],
      }),
    );
  }
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
