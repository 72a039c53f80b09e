import { say } from '../../phrase.js';
import type { PoolError } from '../../result.js';
import { rejection } from '../rejection.js';

/** An operator without the one attribute that it must have. */
export const noKernel = (): PoolError => ({
  ...attribute('kernel_shape', 'must be specified'),
  fixes: [{ parameter: 'kernel_shape', value: [2, 2] }],
});

/** What shape inference says of an attribute. */
export const attribute = (name: string, complaint: string): PoolError =>
  rejection({
    code: 'attribute',
    exception: 'InferenceError',
    message: `Attribute ${name} ${complaint}`,
    parameter: name,
    hint:
      name === 'pads'
        ? say('pads lists the beginnings of all spatial axes, then their ends, each 0 or more.')
        : say('{name} has one entry per spatial axis, each at least 1.', { name }),
  });
