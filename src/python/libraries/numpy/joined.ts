import type { Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import { leader, shapeOf } from '../arrays/array.js';
import { concatenate } from '../arrays/rearrange.js';
import { sizesText } from '../arrays/size-text.js';
import type { LibraryContext } from '../contract.js';
import type { Family } from './family.js';

const written = (shape: Shape): string =>
  `(${sizesText(shape, ', ')}${shape.length === 1 ? ',' : ''})`;

/** Whether two sizes are known and not the same. */
const differ = (a: Dimension | undefined, b: Dimension | undefined): boolean =>
  typeof a === 'number' && typeof b === 'number' && a !== b;

/** Raises what a library says of arrays that don't fit together along an axis. */
function misfit(
  arrays: readonly TensorValue[],
  axis: number,
  { framework }: Family,
  context: LibraryContext,
): never {
  const shapes = arrays.map(shapeOf);
  const [first = []] = shapes;
  const all = shapes.map(written).join(', ');
  const other = shapes.findIndex((shape) => shape.length !== first.length);
  if (framework === 'jax') {
    return context.raise(
      'TypeError',
      other < 0
        ? `Cannot concatenate arrays with shapes that differ in dimensions other than the one being concatenated: concatenating along dimension ${axis} for shapes ${all}.`
        : `Cannot concatenate arrays with different numbers of dimensions: got ${all}.`,
    );
  }
  if (other > 0) {
    return context.raise(
      'ValueError',
      `all the input arrays must have same number of dimensions, but the array at index 0 has ${first.length} dimension(s) and the array at index ${other} has ${shapes[other]?.length ?? 0} dimension(s)`,
    );
  }
  const place = first.findIndex(
    (size, at) => at !== axis && shapes.some((shape) => differ(shape[at], size)),
  );
  const index = shapes.findIndex((shape) => differ(shape[place], first[place]));
  return context.raise(
    'ValueError',
    `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${place}, the array at index 0 has size ${sizesText([first[place] ?? 0], '')} and the array at index ${index} has size ${sizesText([shapes[index]?.[place] ?? 0], '')}`,
  );
}

/** Arrays one after the other along an axis. */
export function joined(
  arrays: readonly TensorValue[],
  axis: number,
  family: Family,
  context: LibraryContext,
): TensorValue {
  const output = concatenate(arrays, axis) ?? misfit(arrays, axis, family, context);
  return { ...output, chain: (leader(arrays) ?? output).chain };
}

/** Raises what a library says of arrays to be stacked that are not alike. */
export function refuseToStack(
  arrays: readonly TensorValue[],
  { framework }: Family,
  context: LibraryContext,
): void {
  const [first = [], ...others] = arrays.map(shapeOf);
  const isAlike = (shape: Shape): boolean =>
    shape.length === first.length && shape.every((size, axis) => !differ(size, first[axis]));
  if (others.every(isAlike)) return;
  context.raise(
    'ValueError',
    framework === 'jax'
      ? `All input arrays must have the same shape. Got ${arrays.map((one) => written(shapeOf(one))).join(', ')}.`
      : 'all input arrays must have the same shape',
  );
}
