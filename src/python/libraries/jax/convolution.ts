import { say } from '../../../engine/phrase.js';
import {
  add,
  ceilDivide,
  floorDivide,
  maximum,
  multiply,
  subtract,
  type Dimension,
} from '../../dimension.js';
import type { Shape } from '../../site.js';
import { string, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { integerOf, type Arguments } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';

/** Where batch, channels and spatial axes stand in input, kernel and output. */
interface Layout {
  readonly batch: number;
  readonly channels: number;
  readonly spatial: readonly number[];
}

/** One letter per axis: `NHWC`, `OIHW`. */
function layoutOf(letters: string, [batch, channels]: readonly [string, string]): Layout {
  return {
    batch: letters.indexOf(batch),
    channels: letters.indexOf(channels),
    spatial: [...letters]
      .map((letter, axis) => [letter, axis] as const)
      .filter(([letter]) => letter !== batch && letter !== channels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, axis]) => axis),
  };
}

const front = (axes: readonly number[]): Layout => ({
  batch: axes[0] ?? 0,
  channels: axes[1] ?? 1,
  spatial: axes.slice(2),
});

/** The three layouts of a convolution, channels first where nothing else is asked. */
function layoutsOf(numbers: Value, rank: number, context: LibraryContext): readonly Layout[] {
  if (numbers.kind === 'none') {
    const axes = Array.from({ length: rank }, (_, axis) => axis);
    return [front(axes), front(axes), front(axes)];
  }
  const parts =
    numbers.kind === 'instance'
      ? ['lhs_spec', 'rhs_spec', 'out_spec'].map(
          (name) => context.getAttribute(numbers, name) ?? string(''),
        )
      : context.items(numbers);
  return parts.map((part, at) => {
    if (part.kind === 'string') return layoutOf(part.value, at === 1 ? ['O', 'I'] : ['N', 'C']);
    return front(context.items(part).map((one) => integerOf(one, 'dimension_numbers')));
  });
}

function perAxis(args: Arguments, name: string, rank: number): readonly number[] {
  if (args.isNone(name)) return Array.from({ length: rank }, () => 1);
  const values = args.integers(name);
  return values.length === 1 ? Array.from({ length: rank }, () => values[0] ?? 1) : values;
}

/** What a window of `lax` gives along one axis. */
export function laxSize(
  size: Dimension,
  window: {
    readonly kernel: Dimension;
    readonly stride: number;
    readonly padding: 'SAME' | 'VALID' | readonly [number, number];
    readonly baseDilation: number;
    readonly dilation: number;
  },
): Dimension {
  const { kernel, stride, padding, baseDilation, dilation } = window;
  const spread = add(multiply(subtract(size, 1), baseDilation), 1);
  if (padding === 'SAME') return ceilDivide(spread, stride);
  const reach = add(multiply(subtract(kernel, 1), dilation), 1);
  const cells = padding === 'VALID' ? 0 : padding[0] + padding[1];
  return maximum(0, add(floorDivide(subtract(add(spread, cells), reach), stride), 1));
}

function paddingOf(
  value: Value,
  axis: number,
  context: LibraryContext,
): 'SAME' | 'VALID' | readonly [number, number] {
  if (value.kind === 'string') {
    const word = value.value.toUpperCase();
    if (word === 'SAME' || word === 'SAME_LOWER') return 'SAME';
    if (word === 'VALID') return 'VALID';
    return context.raise('ValueError', `Unrecognized padding type: ${value.value}`);
  }
  const pair = context.items(value)[axis];
  if (pair === undefined) return [0, 0];
  const [before = 0, after = 0] = context.items(pair).map((one) => integerOf(one, 'padding'));
  return [before, after];
}

function passed(
  input: TensorValue,
  output: TensorValue,
  kind: string,
  context: LibraryContext,
): Value {
  return context.passThrough({
    kind,
    framework: 'jax',
    isPooling: false,
    pooling: null,
    built: null,
    geometry: null,
    input,
    output,
  });
}

const convolved = (args: Arguments, context: LibraryContext): Value => {
  const input = args.tensor('lhs');
  const shape = shapeOf(input);
  const kernel = shapeOf(args.tensor('rhs'));
  const spatialRank = shape.length - 2;
  const [from, by, to] = layoutsOf(args.get('dimension_numbers'), shape.length, context);
  if (from === undefined || by === undefined || to === undefined)
    return context.giveUp(say('the dimension numbers of a convolution are not known'));
  const stride = perAxis(args, 'window_strides', spatialRank);
  const [base, dilation] = [
    perAxis(args, 'lhs_dilation', spatialRank),
    perAxis(args, 'rhs_dilation', spatialRank),
  ];
  const output: Dimension[] = shape.map(() => 1);
  output[to.batch] = shape[from.batch] ?? 1;
  output[to.channels] = kernel[by.batch] ?? 1;
  to.spatial.forEach((place, axis) => {
    output[place] = laxSize(shape[from.spatial[axis] ?? 0] ?? 1, {
      kernel: kernel[by.spatial[axis] ?? 0] ?? 1,
      stride: stride[axis] ?? 1,
      padding: paddingOf(args.get('padding'), axis, context),
      baseDilation: base[axis] ?? 1,
      dilation: dilation[axis] ?? 1,
    });
  });
  return passed(input, arrayLike(input, output), 'lax.conv_general_dilated', context);
};

const transposed = (args: Arguments, context: LibraryContext): Value => {
  const input = args.tensor('lhs');
  const shape = shapeOf(input);
  const kernel = shapeOf(args.tensor('rhs'));
  const rank = shape.length - 2;
  const channelsLast = {
    batch: 0,
    channels: shape.length - 1,
    spatial: Array.from({ length: rank }, (_, at) => at + 1),
  };
  const kernelLast = {
    batch: kernel.length - 1,
    channels: kernel.length - 2,
    spatial: Array.from({ length: rank }, (_, at) => at),
  };
  const written = args.get('dimension_numbers');
  const [from = channelsLast, by = kernelLast, to = channelsLast] =
    written.kind === 'none' ? [] : layoutsOf(written, shape.length, context);
  const stride = perAxis(args, 'strides', rank);
  const dilation = perAxis(args, 'rhs_dilation', rank);
  const flipped = args.flag('transpose_kernel');
  const output: Dimension[] = shape.map(() => 1);
  output[to.batch] = shape[from.batch] ?? 1;
  output[to.channels] = kernel[flipped ? by.channels : by.batch] ?? 1;
  to.spatial.forEach((place, axis) => {
    const size = shape[from.spatial[axis] ?? 0] ?? 1;
    const step = stride[axis] ?? 1;
    const reach = add(
      multiply(subtract(kernel[by.spatial[axis] ?? 0] ?? 1, 1), dilation[axis] ?? 1),
      1,
    );
    const padding = paddingOf(args.get('padding'), axis, context);
    const spread = add(multiply(subtract(size, 1), step), 1);
    if (padding === 'SAME') output[place] = multiply(size, step);
    else if (padding === 'VALID')
      output[place] = add(multiply(size, step), maximum(0, subtract(reach, step)));
    else output[place] = add(subtract(add(spread, padding[0] + padding[1]), reach), 1);
  });
  return passed(input, arrayLike(input, output), 'lax.conv_transpose', context);
};

const patches = (args: Arguments, context: LibraryContext): Value => {
  const input = args.tensor('lhs');
  const shape = shapeOf(input);
  const window = args.dimensions('filter_shape');
  const [from, , to] = layoutsOf(args.get('dimension_numbers'), shape.length, context);
  if (from === undefined || to === undefined)
    return context.giveUp(say('the dimension numbers of a convolution are not known'));
  const rank = window.length;
  const stride = perAxis(args, 'window_strides', rank);
  const [base, dilation] = [
    perAxis(args, 'lhs_dilation', rank),
    perAxis(args, 'rhs_dilation', rank),
  ];
  const output: Dimension[] = shape.map(() => 1);
  output[to.batch] = shape[from.batch] ?? 1;
  output[to.channels] = window.reduce(multiply, shape[from.channels] ?? 1);
  to.spatial.forEach((place, axis) => {
    output[place] = laxSize(shape[from.spatial[axis] ?? 0] ?? 1, {
      kernel: window[axis] ?? 1,
      stride: stride[axis] ?? 1,
      padding: paddingOf(args.get('padding'), axis, context),
      baseDilation: base[axis] ?? 1,
      dilation: dilation[axis] ?? 1,
    });
  });
  return passed(input, arrayLike(input, output), 'lax.conv_general_dilated_patches', context);
};

const dotGeneral = (args: Arguments, context: LibraryContext): Value => {
  const [a, b] = [args.tensor('lhs'), args.tensor('rhs')];
  const [left, right]: readonly [Shape, Shape] = [shapeOf(a), shapeOf(b)];
  const [summed, batch] = context
    .items(args.get('dimension_numbers'))
    .map((pair) =>
      context.items(pair).map((side) => context.items(side).map((one) => integerOf(one, 'axes'))),
    );
  const free = (shape: Shape, at: number): Shape =>
    shape.filter(
      (_, axis) => !(summed?.[at] ?? []).includes(axis) && !(batch?.[at] ?? []).includes(axis),
    );
  const shared = (batch?.[0] ?? []).map((axis) => left[axis] ?? 1);
  return arrayLike(a, [...shared, ...free(left, 0), ...free(right, 1)]);
};

const TAIL = 'lhs_dilation=None, rhs_dilation=None, dimension_numbers=None';

/** Convolutions and products of `jax.lax`. */
export const convolutions: Readonly<Record<string, LibraryMember>> = {
  conv_general_dilated: fn(
    `lhs, rhs, window_strides, padding, ${TAIL}, feature_group_count=1, batch_group_count=1, **options`,
    convolved,
  ),
  conv: fn(
    'lhs, rhs, window_strides, padding, *, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None, **options',
    convolved,
  ),
  conv_with_general_padding: fn(
    'lhs, rhs, window_strides, padding, lhs_dilation=None, rhs_dilation=None, *, dimension_numbers=None, **options',
    convolved,
  ),
  conv_transpose: fn(
    'lhs, rhs, strides, padding, rhs_dilation=None, dimension_numbers=None, transpose_kernel=False, **options',
    transposed,
  ),
  conv_general_dilated_patches: fn(
    `lhs, filter_shape, window_strides, padding, ${TAIL}, **options`,
    patches,
  ),
  conv_dimension_numbers: fn('lhs_shape, rhs_shape, dimension_numbers', (args, context) => {
    const numbers = args.get('dimension_numbers');
    const rank = context.items(args.get('lhs_shape')).length;
    const layouts = layoutsOf(numbers, rank, context);
    return tuple(
      layouts.map(({ batch, channels, spatial }) =>
        tuple([batch, channels, ...spatial].map((axis) => ({ kind: 'int', value: axis }))),
      ),
    );
  }),
  dot_general: fn('lhs, rhs, dimension_numbers, *args, **options', dotGeneral),
};
