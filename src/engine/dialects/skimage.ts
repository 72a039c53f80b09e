import { say } from '../phrase.js';
import { fail, ok } from '../result.js';
import type { Reducer } from '../spec.js';
import type { Operation } from './dialect.js';
import type { FrameworkRecord } from './framework-record.js';
import {
  averageWithPadding,
  largest,
  layer,
  numbersOf,
  pairs,
  sliding,
  spatialRank,
} from './layers.js';
import { plain } from './plain.js';
import { numberOf, text } from './binding/python-values.js';
import { rejection } from './rejection.js';
import { noSpelling } from './binding/spelling.js';

const reducers: Readonly<Record<string, Reducer>> = {
  sum: { kind: 'sum' },
  mean: averageWithPadding,
  max: largest,
  amax: largest,
  min: { kind: 'min' },
  amin: { kind: 'min' },
  median: { kind: 'median' },
};

/**
 * `block_reduce(image, block_size=2, func=np.sum, cval=0)`: blocks side by side over every axis of
 * the image; a last partial block is filled up with `cval`, whatever the function.
 */
const blockReduce: Operation = ({ arguments: args, shape }) => {
  const given = args['block_size'] ?? 2;
  const listed = numbersOf(given, shape?.length ?? 2) ?? [2, 2];
  if (shape !== null && listed.length !== shape.length) {
    return fail(
      complaint(
        'argument-length',
        '`block_size` must be a scalar or have the same length as `image.shape`',
      ),
    );
  }
  if (listed.some((size) => size < 1)) {
    return fail(
      complaint(
        'block-size-not-positive',
        'Down-sampling factors must be >= 1. Use `skimage.transform.resize` to up-sample an image.',
      ),
    );
  }
  const first = Math.max(
    listed.findIndex((size) => size > 1),
    0,
  );
  const isLast = listed.at(-1) === 1 && listed.length > 1;
  const last = isLast ? listed.length - 1 : listed.length;
  const kernel = listed.slice(first, last);
  const rank = spatialRank(kernel.length);
  if (rank === null)
    return fail(complaint('not-spatial', 'At most three axes may have blocks here.'));
  const sizes = shape?.slice(first, last);
  const padding = pairs(
    kernel.map((block, axis) => ({
      before: 0,
      after: sizes === undefined ? 0 : (block - ((sizes[axis] ?? 0) % block)) % block,
    })),
  );
  const reducer = reducers[text(args['func'] ?? 'sum').replace(/^.*\./, '')] ?? { kind: 'sum' };
  const source = sliding({ kernel, stride: kernel, padding });
  const layout = isLast ? 'channels-last' : 'channels-first';
  return ok({
    ...layer('skimage', rank, layout, source, reducer),
    fill: numberOf(args['cval']) ?? 0,
  });
};

const complaint = (code: string, message: string) =>
  rejection({
    code,
    exception: 'ValueError',
    message,
    parameter: 'block_size',
    hint: say('block_size is a number, or one per axis of the image, each at least 1.'),
    fixes: [{ parameter: 'block_size', value: 2 }],
  });

/** scikit-image: NumPy's functions over blocks. */
export const skimage: FrameworkRecord = {
  name: 'scikit-image',
  assumedVersion: '0.26',
  importedAs: /^skimage\b/u,
  layout: 'channels-first',
  spelling: noSpelling,
  byHand: null,
  writtenAs: null,
  behaviours: [],
  counters: [],
  rules: { ...plain, operations: { block_reduce: blockReduce } },
};
