import { say } from '../../../engine/phrase.js';
import {
  ceilDivide,
  maximum,
  minimum,
  subtract,
  add,
  isLess,
  type Dimension,
} from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import type { SliceValue, Value } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';
import { describe } from '../../values/describe.js';
import { arrayLike, knownSizes, shapeOf } from './array.js';
import { broadcastShapes } from './broadcast.js';
import { placeOf, viewed } from './storage.js';

/** What an index reads: the result's shape and, where sizes are known, how to read the numbers. */
interface View {
  readonly shape: Shape;
  /** Within the array's storage. Null: the numbers can't be read (an index array, or a size that isn't known). */
  readonly read: { readonly strides: readonly number[]; readonly offset: number } | null;
}

interface OpenView {
  readonly shape: Dimension[];
  readonly strides: number[];
  offset: number;
  readable: boolean;
  /** Shapes of index arrays, and where in the result the first of them stood. */
  advanced: { shapes: Shape[]; at: number; contiguous: boolean } | null;
}

/** What `array[index]` reads. Raises IndexError as Python does; gives up on what isn't known. */
function viewOf(array: TensorValue, index: Value, context: LibraryContext): View {
  const shape = shapeOf(array);
  const sizes = knownSizes(shape);
  const stored = sizes === null ? null : placeOf(array, sizes);
  const strides = stored?.strides ?? shape.map(() => 0);
  if (array.type.startsWith('torch') && isNestedList(index, context)) {
    context.giveUp(say('releases of PyTorch take lists within an index differently'));
  }
  const parts = expandEllipsis(index, shape.length, context);
  const view: OpenView = {
    shape: [],
    strides: [],
    offset: stored?.offset ?? 0,
    readable: sizes !== null,
    advanced: null,
  };
  let axis = 0;
  for (const part of parts) {
    if (part.kind === 'none') {
      view.shape.push(1);
      view.strides.push(0);
      continue;
    }
    const taken = axesTaken(part);
    if (axis + taken > shape.length) {
      context.raise('IndexError', `too many indices for tensor of dimension ${shape.length}`);
    }
    readAxis(view, part, shape[axis] ?? 1, strides[axis] ?? 0, axis, context);
    axis += taken;
  }
  view.shape.push(...shape.slice(axis));
  view.strides.push(...strides.slice(axis));
  return close(view);
}

/**
 * The part of an array that an index reads: a view, so that what is written to it is written to the
 * array; without numbers where an index array picks elements.
 */
export function indexed(array: TensorValue, index: Value, context: LibraryContext): TensorValue {
  const view = viewOf(array, index, context);
  const sizes = knownSizes(view.shape);
  if (view.read === null || sizes === null || array.numbers === null) {
    return arrayLike(array, view.shape);
  }
  const { base } = placeOf(array, knownSizes(shapeOf(array)) ?? []);
  return viewed(array, sizes, { base, ...view.read });
}

function expandEllipsis(index: Value, rank: number, context: LibraryContext): readonly Value[] {
  const parts = index.kind === 'tuple' ? index.items : [index];
  const at = parts.findIndex((part) => part.kind === 'ellipsis');
  if (at < 0) return parts;
  if (parts.findLastIndex((part) => part.kind === 'ellipsis') > at) {
    context.giveUp(say('an index has more than one ellipsis'));
  }
  const used = parts.reduce((total, part) => total + axesTaken(part), 0);
  if (used > rank) context.raise('IndexError', `too many indices for tensor of dimension ${rank}`);
  const all: SliceValue = {
    kind: 'slice',
    start: { kind: 'none' },
    stop: { kind: 'none' },
    step: { kind: 'none' },
  };
  const filler = Array.from({ length: rank - used }, () => all);
  return [...parts.slice(0, at), ...filler, ...parts.slice(at + 1)];
}

/** A list of lists was a tuple of index arrays, and becomes one array. */
const isNestedList = (index: Value, context: LibraryContext): boolean =>
  index.kind === 'list' && context.items(index).some(({ kind }) => kind === 'list');

/** How many axes a part of an index reads; True and False read none and make one. */
function axesTaken(part: Value): number {
  switch (part.kind) {
    case 'none':
    case 'bool':
    case 'ellipsis':
      return 0;
    case 'tensor':
      return part.dtype === 'bool' ? (part.shape?.length ?? 1) : 1;
    default:
      return 1;
  }
}

function readAxis(
  view: OpenView,
  part: Value,
  size: Dimension,
  stride: number,
  axis: number,
  context: LibraryContext,
): void {
  switch (part.kind) {
    case 'bool':
      advanced(view, [part.value ? 1 : 0]);
      return;
    case 'int':
      view.offset += element(part.value, size, axis, context) * stride;
      return;
    case 'dimension':
      view.readable = false;
      return;
    case 'slice': {
      const range = sliceRange(part, size, context);
      view.shape.push(range.length);
      view.strides.push(stride * range.step);
      if (typeof range.start === 'number') view.offset += range.start * stride;
      else view.readable = false;
      return;
    }
    case 'tensor':
      readTensor(view, part, size, stride, axis, context);
      return;
    case 'list':
    case 'tuple':
    case 'range':
      advanced(view, listed(part, context));
      return;
    default:
      context.giveUp(say('an index is {thing}', { thing: describe(part) }));
  }
}

function readTensor(
  view: OpenView,
  part: TensorValue,
  size: Dimension,
  stride: number,
  axis: number,
  context: LibraryContext,
): void {
  const own = shapeOf(part);
  if (own.length === 0 && part.dtype !== 'bool' && part.numbers !== null) {
    view.offset += element(part.numbers.data[0] ?? 0, size, axis, context) * stride;
    return;
  }
  if (part.dtype !== 'bool') {
    advanced(view, own);
    return;
  }
  if (part.numbers === null)
    context.giveUp(say('how many elements a mask picks depends on the data'));
  advanced(view, [part.numbers.data.reduce((count, value) => count + (value === 0 ? 0 : 1), 0)]);
}

/** The shape of a list that is an index: of a mask as many as it picks. */
function listed(list: Value, context: LibraryContext): Shape {
  const items = context.items(list);
  const [first] = items;
  const strange = items.find(
    ({ kind }) => kind === 'slice' || kind === 'none' || kind === 'ellipsis',
  );
  if (strange !== undefined) {
    context.giveUp(say('an index is a list with {thing}', { thing: describe(strange) }));
  }
  if (first?.kind === 'list' || first?.kind === 'tuple') {
    return [items.length, ...listed(first, context)];
  }
  const isMask = items.length > 0 && items.every(({ kind }) => kind === 'bool');
  return [
    isMask ? items.filter((item) => item.kind === 'bool' && item.value).length : items.length,
  ];
}

function advanced(view: OpenView, shape: Shape): void {
  view.readable = false;
  if (view.advanced === null) {
    view.advanced = { shapes: [shape], at: view.shape.length, contiguous: true };
    return;
  }
  view.advanced.shapes.push(shape);
  if (view.shape.length !== view.advanced.at) view.advanced.contiguous = false;
}

function close(view: OpenView): View {
  const read = view.readable ? { strides: view.strides, offset: view.offset } : null;
  if (view.advanced === null) return { shape: view.shape, read };
  const { shapes, at, contiguous } = view.advanced;
  const joined = shapes.reduce<Shape>((all, one) => broadcastShapes(all, one) ?? all, []);
  const place = contiguous ? at : 0;
  return {
    shape: [...view.shape.slice(0, place), ...joined, ...view.shape.slice(place)],
    read: null,
  };
}

function element(index: number, size: Dimension, axis: number, context: LibraryContext): number {
  if (typeof size !== 'number') return index;
  if (index < -size || index >= size) {
    context.raise(
      'IndexError',
      `index ${index} is out of bounds for dimension ${axis} with size ${size}`,
    );
  }
  return index < 0 ? index + size : index;
}

/** Start, step and length of a slice of an axis, symbols included. */
export function sliceRange(
  slice: SliceValue,
  size: Dimension,
  context: LibraryContext,
): { readonly start: Dimension; readonly step: number; readonly length: Dimension } {
  const step = bound(slice.step, context) ?? 1;
  if (typeof step !== 'number' || step === 0) context.giveUp(say('a slice step is not known'));
  const first = bound(slice.start, context);
  const last = bound(slice.stop, context);
  if (step < 0) return backward(first, last, step, size, context);
  const start = first === null ? 0 : place(first, size);
  const stop = last === null ? size : place(last, size);
  const span = subtract(stop, start);
  const length = maximum(0, step === 1 ? span : ceilDivide(span, step));
  return { start, step, length };
}

function backward(
  first: Dimension | null,
  last: Dimension | null,
  step: number,
  size: Dimension,
  context: LibraryContext,
): { start: Dimension; step: number; length: Dimension } {
  const known = [first ?? 0, last ?? 0, size];
  if (!known.every((one) => typeof one === 'number')) {
    context.giveUp(say('a backward slice of a size that is not known'));
  }
  const [from = 0, to = 0, count = 0] = known;
  const start = first === null ? count - 1 : Math.min(from < 0 ? from + count : from, count - 1);
  const stop = last === null ? -1 : to < 0 ? to + count : to;
  return { start, step, length: Math.max(0, Math.ceil((stop - start) / step)) };
}

/** A slice's end as a place from 0 to `size`. */
function place(end: Dimension, size: Dimension): Dimension {
  if (isLess(end, 0) === true) return maximum(0, add(end, size));
  if (typeof end === 'number' && typeof size !== 'number' && end <= 1) return end;
  return minimum(end, size);
}

function bound(value: Value, context: LibraryContext): Dimension | null {
  switch (value.kind) {
    case 'none':
      return null;
    case 'int':
      return value.value;
    case 'bool':
      return value.value ? 1 : 0;
    case 'dimension':
      return value.dimension;
    case 'tensor':
      if (value.numbers?.data.length === 1) return Math.trunc(value.numbers.data[0] ?? 0);
      return context.giveUp(say('a slice bound is a tensor whose number is not known'));
    default:
      return context.giveUp(say('a slice bound is {thing}', { thing: describe(value) }));
  }
}
