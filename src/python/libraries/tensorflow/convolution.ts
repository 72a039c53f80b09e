import { say } from '../../../engine/phrase.js';
import { add, floorDivide, multiply, subtract, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { integerOf, type Arguments } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { spatialOf, windowed, withSpatial } from '../keras/sizes.js';

/** Whether `data_format` asks for channels first: `NCHW`, `NCW`, `channels_first`. */
function first(args: Arguments): boolean {
  const format = args.get('data_format');
  return format.kind === 'string' && /^(NC\w|channels_first)/u.test(format.value);
}

/** One number per spatial axis, of one, as many, or as many as the input has axes. */
export function perSpatialAxis(
  value: Value,
  rank: number,
  channelsFirst: boolean,
): readonly number[] {
  if (value.kind === 'none') return Array.from({ length: rank }, () => 1);
  const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  const numbers = items.map((one) => integerOf(one, 'strides'));
  if (numbers.length === rank + 2) return channelsFirst ? numbers.slice(2) : numbers.slice(1, -1);
  return numbers.length === rank ? numbers : Array.from({ length: rank }, () => numbers[0] ?? 1);
}

interface Window {
  readonly kernel: Shape;
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
}

/** Spatial sizes after a window slides over an input, by `SAME`, `VALID` or pairs of cells. */
function slid(
  args: Arguments,
  shape: Shape,
  channelsFirst: boolean,
  window: Window,
  context: LibraryContext,
): Shape {
  const padding = args.get('padding');
  const rank = window.kernel.length;
  const pairs = padding.kind === 'string' ? null : context.items(padding);
  const from = pairs?.length === rank ? 0 : channelsFirst ? 2 : 1;
  return spatialOf(shape, channelsFirst).map((size, axis): Dimension => {
    const kernel = window.kernel[axis] ?? 1;
    const stride = window.stride[axis] ?? 1;
    const dilation = window.dilation[axis] ?? 1;
    if (pairs === null) {
      if (typeof kernel !== 'number')
        return context.giveUp(say('the size of a kernel is not known'));
      return windowed(size, {
        kernel,
        stride,
        dilation,
        padding: args.text('padding').toLowerCase(),
      });
    }
    const pair = pairs[axis + from];
    const [before = 0, after = 0] =
      pair === undefined ? [] : context.items(pair).map((one) => integerOf(one, 'padding'));
    const reach = add(multiply(subtract(kernel, 1), dilation), 1);
    return add(floorDivide(subtract(add(size, before + after), reach), stride), 1);
  });
}

function passed(
  input: TensorValue,
  output: TensorValue,
  kind: string,
  context: LibraryContext,
): TensorValue {
  return context.passThrough({
    kind: `tf.nn.${kind}`,
    framework: 'tensorflow',
    isPooling: false,
    pooling: null,
    built: null,
    geometry: null,
    input,
    output,
  });
}

/** What a convolution makes of the channels: the filter's last axis, or each times so many. */
type Channels = (filters: Shape, own: Dimension, args: Arguments) => Dimension;

/** A convolution that takes its kernel as an argument of this name. */
function convolution(
  kind: string,
  signature: string,
  names: { readonly filter: string; readonly stride: string; readonly dilation: string },
  channels: Channels,
): LibraryMember {
  return fn(signature, (args, context) => {
    const input = args.tensor('input');
    const shape = shapeOf(input);
    const filters = shapeOf(args.tensor(names.filter));
    const rank = filters.length - 2;
    const channelsFirst = first(args);
    const spatial = slid(
      args,
      shape,
      channelsFirst,
      {
        kernel: filters.slice(0, rank),
        stride: perSpatialAxis(args.get(names.stride), rank, channelsFirst),
        dilation: perSpatialAxis(args.get(names.dilation), rank, channelsFirst),
      },
      context,
    );
    const own = (channelsFirst ? shape[1] : shape.at(-1)) ?? 1;
    if (channels === OUT) checkGroups(own, filters, context);
    const batch = shape.slice(0, shape.length - rank - 1);
    const output = withSpatial(shape, channelsFirst, spatial, channels(filters, own, args));
    // More than one axis before the picture counts as batch.
    const whole = channelsFirst || batch.length === 1 ? output : [...batch, ...output.slice(1)];
    return passed(input, arrayLike(input, whole), kind, context);
  });
}

/** Raises TensorFlow's error where a filter doesn't divide the channels into groups. */
function checkGroups(own: Dimension, filters: Shape, context: LibraryContext): void {
  const [depth, out] = [filters.at(-2), filters.at(-1)];
  if (typeof own !== 'number' || typeof depth !== 'number' || typeof out !== 'number') return;
  const refuse = (what: string, a: number, b: number): never =>
    context.raise('InvalidArgumentError', `${what}: ${a} vs ${b}`);
  if (own % depth !== 0) refuse('input depth must be evenly divisible by filter depth', own, depth);
  const groups = own / depth;
  if (out % groups !== 0) {
    refuse('output depth must be evenly divisible by number of groups', out, groups);
  }
}

const OUT: Channels = (filters) => filters.at(-1) ?? 1;
const EACH: Channels = (filters, own) => multiply(own, filters.at(-1) ?? 1);

const plain = (kind: string): LibraryMember =>
  convolution(
    kind,
    "input, filters, strides=1, padding='VALID', data_format='NHWC', dilations=None, name=None",
    { filter: 'filters', stride: 'strides', dilation: 'dilations' },
    OUT,
  );

/** `conv2d_transpose` is told its output's shape. */
function transposed(kind: string): LibraryMember {
  return fn(
    "input, filters, output_shape, strides, padding='SAME', data_format='NHWC', dilations=None, name=None",
    (args, context) => {
      const input = args.tensor('input');
      const asked = args.get('output_shape');
      const shape =
        asked.kind === 'tensor'
          ? [...(asked.numbers?.data ?? [])]
          : args.dimensions('output_shape');
      if (shape.length !== shapeOf(input).length)
        return context.giveUp(say('the output shape of a transposed convolution is not known'));
      return passed(input, arrayLike(input, shape), kind, context);
    },
  );
}

/** Convolutions of `tf.nn`. */
export const convolutions: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    ['conv1d', 'conv2d', 'conv3d', 'convolution'].map((name) => [name, plain(name)]),
  ),
  ...Object.fromEntries(
    ['conv1d_transpose', 'conv2d_transpose', 'conv3d_transpose', 'conv_transpose'].map((name) => [
      name,
      transposed(name),
    ]),
  ),
  depthwise_conv2d: convolution(
    'depthwise_conv2d',
    "input, filter, strides, padding, data_format='NHWC', dilations=None, name=None",
    { filter: 'filter', stride: 'strides', dilation: 'dilations' },
    EACH,
  ),
  separable_conv2d: convolution(
    'separable_conv2d',
    "input, depthwise_filter, pointwise_filter, strides, padding, data_format='NHWC', dilations=None, name=None",
    { filter: 'depthwise_filter', stride: 'strides', dilation: 'dilations' },
    (_filters, _own, args) => shapeOf(args.tensor('pointwise_filter')).at(-1) ?? 1,
  ),
  atrous_conv2d: fn('value, filters, rate, padding, name=None', (args, context) =>
    context.call(
      context.named('tensorflow.nn.conv2d'),
      [args.get('value'), args.get('filters')],
      new Map([
        ['padding', args.get('padding')],
        ['dilations', args.get('rate')],
      ]),
    ),
  ),
  dilation2d: fn(
    "input, filters, strides, padding, data_format='NHWC', dilations=None, name=None",
    (args, context) => {
      const input = args.tensor('input');
      const shape = shapeOf(input);
      const spatial = slid(
        args,
        shape,
        false,
        {
          kernel: shapeOf(args.tensor('filters')).slice(0, 2),
          stride: perSpatialAxis(args.get('strides'), 2, false),
          dilation: perSpatialAxis(args.get('dilations'), 2, false),
        },
        context,
      );
      const output = withSpatial(shape, false, spatial, shape.at(-1) ?? 1);
      return passed(input, arrayLike(input, output), 'dilation2d', context);
    },
  ),
};
