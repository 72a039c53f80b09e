import { say } from '../phrase.js';
import { fail } from '../result.js';
import type { Dialect, MaximumRule } from './dialect.js';
import { rejection } from './rejection.js';

/** Unpooling where a framework has none. */
export const noUnpooling: Dialect['unpool'] = ({ operation }) =>
  fail(
    rejection({
      code: 'unknown-operation',
      exception: 'AttributeError',
      message: `no unpooling named ${operation}`,
      hint: say('This framework has no max-unpooling layer.'),
    }),
  );

/** An index outside the output, in PyTorch's words. */
export const indexOutside: Dialect['indexOutside'] = (index, sizes) =>
  rejection({
    code: 'index-out-of-range',
    exception: 'RuntimeError',
    message: `Found an invalid max index: ${String(index)} (output volumes are of size ${sizes.join('x')})`,
    parameter: 'indices',
    hint: say(
      'The indices must come from a pooling layer whose input had the size that is unpooled to; give output_size.',
    ),
  });

const spreading: MaximumRule = { nan: 'first-wins', start: 'negative-infinity', ties: 'first' };

/** NaN is passed over, and a window of nothing larger gives the lowest finite number. */
export const passingOver: MaximumRule = {
  nan: 'ignored',
  start: 'lowest-finite',
  ties: 'first',
};

/**
 * The commonest rules, which the records of the frameworks depart from by name: NaN wins, empty
 * windows give −∞, averages over padding divide by the whole kernel, nothing is rejected.
 */
export const plain: Omit<Dialect, 'operations'> = {
  ceil: 'keep',
  includedPadding: 'kernel',
  maximum: () => spreading,
  emptyGradient: 'nowhere',
  lp: 'norm',
  median: 'midpoint',
  indices: 'plane',
  signatures: {},
  check: () => null,
  unpool: noUnpooling,
  indexOutside,
};
