import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { PoolCall } from '../../spec.js';
import { unpooledSize, type UnpoolGeometry } from '../../geometry/unpool-geometry.js';
import type { Dialect } from '../dialect.js';
import { indexOutside } from '../plain.js';
import { isList, repeat, repr } from '../binding/python-values.js';
import { rejection } from '../rejection.js';
import { askedOutputSize } from '../unpooled-output-size.js';
import { sizes } from './shapes.js';

/**
 * The output of `MaxUnpool1d/2d/3d`. Sizes are reckoned for as many axes as `kernel_size` has
 * entries, though the kernels take one for every axis. Source:
 * `torch.nn.functional._unpool_output_size`, `MaxUnpooling.cpp`.
 */
export const unpoolGeometry = (
  call: PoolCall,
  inputShape: readonly number[],
): Result<UnpoolGeometry> => {
  const rank = Number(/(\d)d$/.exec(call.operation)?.[1] ?? 2);
  const { arguments: args } = call;
  const kernel = perAxis(args['kernel_size'] ?? 1, rank);
  const stride = perAxis(args['stride'] ?? args['kernel_size'] ?? 1, rank);
  const padding = perAxis(args['padding'] ?? 0, rank);
  const count = kernel.length;
  const reckoned = inputShape.slice(Math.max(inputShape.length - count, 0));
  const usual = kernel.map((size, axis) => {
    const pad = padding[axis] ?? 0;
    return unpooledSize(reckoned[axis] ?? 1, size, stride[axis] ?? 1, pad, pad);
  });
  if (Math.min(stride.length, padding.length, inputShape.length) < count)
    return fail(tooShort(rank));
  const asked = askedOutputSize({
    wanted: args['output_size'] ?? null,
    usual,
    stride,
    shown: repr,
  });
  if (!asked.ok) return asked;
  if (count !== rank) return fail(wrongCount(rank, asked.value.length));
  const windows = { kernel, stride, padding: padding.map((pad) => ({ before: pad, after: pad })) };
  return ok({ rank, ...windows, indexed: asked.value, output: asked.value, scope: 'plane' });
};

const perAxis = (value: ArgumentValue, rank: number): readonly number[] =>
  isList(value) ? value.map(Number) : repeat(rank, Number(value));

const tooShort = (rank: number): PoolError =>
  rejection({
    code: 'argument-length',
    exception: 'IndexError',
    message: 'tuple index out of range',
    parameter: 'kernel_size',
    hint: say('Give one number, or a tuple of {rank}.', { rank }),
    fixes: [{ parameter: 'kernel_size', value: 2 }],
  });

const wrongCount = (rank: number, given: number): PoolError => {
  const [count, names] = rank === 3 ? ['three', 'depth, height, width'] : ['two', 'height, width'];
  // One axis is unpooled as the first of two.
  const sizesGiven = rank === 1 ? given + 1 : given;
  return rejection({
    code: 'argument-length',
    message: `There should be exactly ${count} elements (${names}) in output_size, but got ${String(sizesGiven)} elements.`,
    parameter: 'kernel_size',
    hint: say('Give one number, or a tuple of {rank}.', { rank }),
    fixes: [{ parameter: 'kernel_size', value: 2 }],
  });
};

/** An index outside the output; over one axis the kernel has a second of size 1. */
export const unpoolIndexOutside: Dialect['indexOutside'] = (index, spatial, count) =>
  indexOutside(index, spatial.length === 1 ? [...spatial, 1] : spatial, count);

/** Indices need the shape of the values that they place. Source: `MaxUnpooling.cpp`. */
export const unpoolPartner = (
  rank: number,
  inputShape: readonly number[],
  indicesShape: readonly number[],
): PoolError | null => {
  // One axis is unpooled as the first of two.
  const shown = (shape: readonly number[]) => sizes(rank === 1 ? [...shape, 1] : shape);
  const isSame =
    inputShape.length === indicesShape.length &&
    inputShape.every((size, axis) => size === indicesShape[axis]);
  return isSame
    ? null
    : rejection({
        code: 'indices-shape',
        message: `Expected shape of indices to be same as that of the input tensor (${shown(inputShape)}) but got indices tensor with shape: ${shown(indicesShape)}`,
        parameter: 'indices',
        hint: say('Each value of the input goes to the index at its own place.'),
      });
};
