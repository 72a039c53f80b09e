import { say } from '../../../engine/phrase.js';
import type { TensorValue } from '../../values/tensor.js';
import { arrayLike, leader, shapeOf } from '../arrays/array.js';
import { concatenate } from '../arrays/rearrange.js';
import { isEqual } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { InstanceValue } from '../../values/value.js';
import { shapeText } from './shape-text.js';
import type { LibraryContext } from '../contract.js';

/** A merging layer about to take its inputs. */
export interface MergeCall {
  readonly kind: string;
  readonly self: InstanceValue;
  readonly context: LibraryContext;
}

/** Adds, multiplies … several tensors element by element, by Keras's rule for their sizes. */
export function merged(tensors: readonly TensorValue[], call: MergeCall): TensorValue {
  const [first] = tensors;
  if (first === undefined) return call.context.giveUp(say('nothing to merge'));
  refuseSizes(tensors, call);
  const inner = tensors.map((one): Shape => shapeOf(one).slice(1)).reduce(laidAlong);
  return arrayLike(leader(tensors) ?? first, [shapeOf(first)[0] ?? 1, ...inner]);
}

/** Sizes without the batch: the shorter shape is laid along the end of the longer one. */
function laidAlong(a: Shape, b: Shape): Shape {
  if (a.length < b.length) return laidAlong(b, a);
  const start = a.length - b.length;
  return a.map((size, axis) => {
    const other = axis < start ? 1 : (b[axis - start] ?? 1);
    return size === 1 || (typeof size !== 'number' && other !== 1) ? other : size;
  });
}

/** Joins tensors along an axis, with Keras's error where other sizes differ. */
export function joined(
  tensors: readonly TensorValue[],
  axis: number,
  { kind, self, context }: MergeCall,
): TensorValue {
  const rank = tensors[0]?.shape?.length ?? 1;
  const at = axis < 0 ? axis + rank : axis;
  const output =
    concatenate(tensors, at) ??
    context.refuse({
      exception: 'ValueError',
      message: `A \`Concatenate\` layer requires inputs with matching shapes except for the concatenation axis. Received: input_shape=[${tensors.map((one) => shapeText(shapeOf(one))).join(', ')}]`,
      code: 'cat-sizes',
      kind,
      framework: 'keras',
      built: self,
      arrived: tensors,
      axis: differingAxis(tensors, at),
      told: null,
    });
  return { ...output, chain: (leader(tensors) ?? output).chain };
}

/** The first axis beside one on which the tensors differ. */
export function differingAxis(tensors: readonly TensorValue[], beside: number): number {
  const [first = [], ...rest] = tensors.map(shapeOf);
  const at = first.findIndex(
    (size, axis) =>
      axis !== beside && rest.some((other) => isEqual(size, other[axis] ?? -1) === false),
  );
  return Math.max(0, at);
}

/** Raises Keras's error where shapes behind the batch can't be broadcast. */
function refuseSizes(tensors: readonly TensorValue[], { kind, self, context }: MergeCall): void {
  if (tensors.some((one) => one.shape === null)) return;
  const shapes = tensors.map((one) => shapeOf(one).slice(1));
  let all: Shape = shapes[0] ?? [];
  for (const shape of shapes.slice(1)) {
    const longer = all.length >= shape.length ? all : shape;
    const shorter = longer === all ? shape : all;
    const start = longer.length - shorter.length;
    const clash = shorter.findIndex((size, axis) => {
      const own = longer[start + axis] ?? 1;
      return own !== 1 && size !== 1 && isEqual(own, size) === false;
    });
    if (clash >= 0) {
      context.refuse({
        exception: 'ValueError',
        message: `Inputs have incompatible shapes. Received shapes ${shapeText(longer)} and ${shapeText(shorter)}`,
        code: 'broadcast-sizes',
        kind,
        framework: 'keras',
        built: self,
        arrived: tensors,
        axis: start + clash + 1,
        told: null,
      });
    }
    all = longer.map((own, axis) => {
      const size = axis < start ? 1 : (shorter[axis - start] ?? 1);
      return own === 1 ? size : own;
    });
  }
}
