import { say } from '../../phrase.js';
import { fail, ok } from '../../result.js';
import type { Operation } from '../dialect.js';
import { average, largest, layer, numbersOf, sliding, spatialRank } from '../layers.js';
import { isList, repeat, repr, text } from '../binding/python-values.js';
import { rejection } from '../rejection.js';
import { layoutOf, paddingOf, tensorRank } from './arguments.js';

/** `tf.nn.pool`, which alone takes dilations and has strides of 1 by default. */
export const anyPool: Operation = ({ arguments: args, shape }) => {
  const window = args['window_shape'];
  const rank = spatialRank(isList(window) ? window.length : 2);
  if (rank === null) return fail(tensorRank());
  if (shape !== null && shape.length !== rank + 2) {
    return fail(
      rejection({
        code: 'input-rank',
        exception: 'ValueError',
        message: `Shape ${repr(shape)} must have rank ${String(rank + 2)}`,
        parameter: 'window_shape',
        hint: say('The window has one number per spatial axis.'),
      }),
    );
  }
  const type = args['pooling_type'];
  if (type !== undefined && type !== 'MAX' && type !== 'AVG') {
    return fail(
      rejection({
        code: 'argument-value',
        exception: 'ValueError',
        message: `${String(rank)}-D ${text(type)} pooling is not supported.`,
        parameter: 'pooling_type',
        hint: say("Pooling is 'MAX' or 'AVG', in capitals."),
        fixes: ['MAX', 'AVG'].map((value) => ({ parameter: 'pooling_type', value })),
      }),
    );
  }
  const kernel = numbersOf(window, rank) ?? repeat(rank, 1);
  const stride = numbersOf(args['strides'] ?? undefined, rank) ?? repeat(rank, 1);
  const dilation = numbersOf(args['dilations'] ?? undefined, rank) ?? repeat(rank, 1);
  if (stride.some((s, axis) => s > (kernel[axis] ?? 1))) {
    return fail(
      rejection({
        code: 'stride-over-window',
        exception: 'ValueError',
        message: `\`strides\` > \`window_shape\` not supported due to inconsistency between CPU and GPU implementations. Received: strides=[${stride.join(' ')}] and window_shape=[${kernel.join(', ')}]`,
        parameter: 'strides',
        hint: say('tf.nn.pool wants windows without gaps; tf.nn.max_pool2d takes larger strides.'),
        fixes: [{ parameter: 'strides', value: kernel }],
      }),
    );
  }
  if (stride.some((s) => s > 1) && dilation.some((d) => d > 1)) {
    return fail(
      rejection({
        code: 'stride-with-dilation',
        exception: 'ValueError',
        message: `\`strides > 1\` not supported in conjunction with \`dilation_rate > 1\`. Received: strides=[${stride.join(' ')}] and dilation_rate=[${dilation.join(' ')}]`,
        parameter: 'dilations',
        hint: say('tf.nn.pool takes strides or dilations above 1, not both.'),
        fixes: [
          { parameter: 'dilations', value: repeat(rank, 1) },
          { parameter: 'strides', value: repeat(rank, 1) },
        ],
      }),
    );
  }
  const layout = layoutOf(args['data_format']);
  const padding = paddingOf(args['padding'] ?? 'VALID', rank, layout, false);
  if (!padding.ok) return padding;
  if (padding.value.kind === 'same' && dilation.some((d) => d > 1)) {
    return fail(
      rejection({
        code: 'same-with-dilation',
        exception: 'ValueError',
        message: `pooling with 'SAME' padding is not implemented for \`dilation_rate\` > 1. Received: padding=SAME and dilation_rate=[${dilation.join(' ')}]`,
        parameter: 'padding',
        hint: say("Pad by hand with tf.pad and use 'VALID'."),
        fixes: [{ parameter: 'padding', value: 'VALID' }],
      }),
    );
  }
  const reducer = args['pooling_type'] === 'AVG' ? average : largest;
  const source = sliding({ kernel, stride, dilation, padding: padding.value });
  return ok(layer('tensorflow', rank, layout, source, reducer));
};
