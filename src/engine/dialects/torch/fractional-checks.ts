import { say } from '../../phrase.js';
import type { PoolError } from '../../result.js';
import type { WindowSource } from '../../spec.js';
import { firstObjection, rejection } from '../rejection.js';
import { missingSize, emptyInput, firstEmpty, sizes, wrongRank } from './shapes.js';

type Fractional = Extract<WindowSource, { kind: 'fractional' }>;

/** PyTorch's checks of fractional max pooling. Source: `FractionalMaxPool{2,3}d.cpp`. */
export const checkFractional = (
  source: Fractional,
  rank: number,
  shape: readonly number[] | null,
): PoolError | null => {
  if (shape === null) return null;
  const callee = rank === 2 ? 'fractional_max_pool2d()' : 'fractional_max_pool3d_out()';
  const spatial = shape.slice(-rank);
  const outputSize = source.outputSize;
  return firstObjection([
    () => (shape.length < rank + 1 ? missingSize(shape.length, rank + 1) : null),
    () =>
      shape.length > rank + 2
        ? wrongRank(
            `${callee}: Expected ${String(rank + 1)}D or ${String(rank + 2)}D tensor, but got: ${sizes(shape)}`,
            rank + 1,
          )
        : null,
    () => {
      const dimension = firstEmpty(shape, 1);
      return dimension < 0
        ? null
        : emptyInput(
            `${callee}: Expected input to have non-zero size for non-batch dimensions, but got${sizes(shape)} with dimension ${String(dimension)} being empty.`,
          );
    },
    () => kernelFits(callee, source.kernel, outputSize, spatial),
    () => {
      const below = outputSize.find((size) => size < 0);
      return below === undefined
        ? null
        : rejection({
            code: 'output-size-negative',
            message: `Trying to create tensor with negative dimension ${String(below)}: ${sizes([...shape.slice(0, -rank), ...outputSize])}`,
            parameter: 'output_size',
            hint: say('An output size is 0 or more.'),
            fixes: [{ parameter: 'output_size', value: 1 }],
          });
    },
  ]);
};

const names: Readonly<Record<number, readonly (readonly [string, number])[]>> = {
  2: [
    ['height', 0],
    ['width', 1],
  ],
  3: [
    ['time', 0],
    ['width', 2],
    ['height', 1],
  ],
};

const kernelFits = (
  callee: string,
  kernel: readonly number[],
  outputSize: readonly number[],
  spatial: readonly number[],
): PoolError | null => {
  const rank = kernel.length;
  for (const [name, axis] of names[rank] ?? []) {
    const reach = (outputSize[axis] ?? 1) + (kernel[axis] ?? 1) - 1;
    const size = spatial[axis] ?? 0;
    const fits = rank === 3 ? reach < size && (kernel[axis] ?? 1) <= size : reach <= size;
    if (fits) continue;
    const most = size - (kernel[axis] ?? 1) + (rank === 3 ? 0 : 1);
    return rejection({
      code: 'kernel-over-input',
      message: `${callee}: pool ${name} ${String(kernel[axis])} too large relative to input ${name} ${String(size)}`,
      parameter: 'output_size',
      hint: say('A kernel of {kernel} on {size} elements has room for at most {most} windows.', {
        kernel: kernel[axis] ?? 0,
        size,
        most: Math.max(most, 0),
      }),
      fixes: [
        { parameter: 'output_size', value: Math.max(most, 1) },
        { parameter: 'output_size', value: 1 },
        { parameter: 'kernel_size', value: 2 },
        { parameter: 'kernel_size', value: 1 },
      ],
    });
  }
  return null;
};
