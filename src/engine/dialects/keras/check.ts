import { say } from '../../phrase.js';
import type { PoolError } from '../../result.js';
import type { PoolCall, PoolSpec } from '../../spec.js';
import { checkValidOutput } from '../computed-output.js';
import { repr } from '../binding/python-values.js';
import { notWorkedOut, rejection } from '../rejection.js';

/** Keras's objection to a layer on an input of this shape, or null. */
export const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source, rank, layout, call, reducer } = spec;
  if (shape !== null && shape.length !== rank + 2) {
    // An adaptive layer doesn't look at the number of axes, and what it makes of others is no plane.
    return source.kind === 'adaptive'
      ? notWorkedOut(
          'inputs',
          'an adaptive layer on this number of axes',
          say('The layer takes a batch, {rank} spatial sizes and channels.', { rank }),
        )
      : wrongRank(call, rank, shape);
  }
  if (source.kind === 'global' && reducer.kind === 'max' && shape?.includes(0) === true) {
    return rejection({
      code: 'input-empty',
      exception: 'InvalidArgumentError',
      message: 'Cannot compute the max of an empty tensor.',
      hint: say('Every axis needs at least one value.'),
    });
  }
  if (source.kind !== 'sliding') return null;
  if (source.stride.includes(0)) {
    return rejection({
      code: 'stride-not-positive',
      exception: 'InvalidArgumentError',
      message: 'Stride must be > 0, but got 0',
      parameter: 'strides',
      hint: say('A stride is at least 1; left out, it is the pool size.'),
      fixes: [
        { parameter: 'strides', value: null },
        { parameter: 'strides', value: 1 },
      ],
    });
  }
  if (shape === null || source.padding.kind !== 'valid') return null;
  if (call?.isEager === true) return checkValidOutput(spec, shape);
  const spatial = layout === 'channels-last' ? shape.slice(1, -1) : shape.slice(2);
  const fits = spatial.every((size, axis) => size >= (source.kernel[axis] ?? 1));
  if (fits) return null;
  return rejection({
    code: 'output-too-small',
    exception: 'ValueError',
    message: `Computed output size would be zero or negative. Received: \`inputs.shape=[${sizesOf(call, shape).join(' ')}]\`, \`pool_size=[${source.kernel.join(' ')}]\`, \`strides=${repr(source.stride)}\`, \`padding=valid\`.`,
    parameter: 'pool_size',
    hint: say(
      "The window is larger than the {input} input. Use a smaller pool_size, or padding='same'.",
      {
        input: spatial.join('×'),
      },
    ),
    fixes: [
      {
        parameter: 'pool_size',
        value: spatial.map((n, axis) => Math.min(n, source.kernel[axis] ?? 1)),
      },
      { parameter: 'padding', value: 'same' },
    ],
  });
};

/** The sizes as Keras prints them: a batch that isn't known is `None`. */
const sizesOf = (call: PoolCall | null, shape: readonly number[]): readonly string[] =>
  shape.map((size, axis) => (axis === 0 && call?.isBatchKnown !== true ? 'None' : String(size)));

const wrongRank = (call: PoolCall | null, rank: number, shape: readonly number[]): PoolError => {
  const given = call?.arguments['name'];
  const name = typeof given === 'string' ? given : layerName(call?.operation ?? '');
  return rejection({
    code: 'input-rank',
    exception: 'ValueError',
    message: `Input 0 with name 'None' of layer '${call?.layerName ?? name}' is incompatible with the layer: expected ndim=${String(rank + 2)}, found ndim=${String(shape.length)}. Full shape received: (${sizesOf(call, shape).join(', ')}${shape.length === 1 ? ',' : ''})`,
    hint:
      rank === 1
        ? say('The layer takes a batch, 1 spatial size and channels.')
        : say('The layer takes a batch, {rank} spatial sizes and channels.', { rank }),
  });
};

/** The name that Keras gives the first layer of a class: its own in small letters. */
const layerName = (operation: string): string =>
  operation
    .replace('AvgPool', 'AveragePooling')
    .replace(/MaxPool(?=\d)/, 'MaxPooling')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
