import { multiply, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, axisIndex, shapeOf } from '../arrays/array.js';
import { reducedShape } from '../arrays/reduce.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn, sameAs } from '../members.js';
import { activationFunctions } from '../jax/nn.js';
import {
  channelsFirst,
  channelsOf,
  perAxis,
  spatialOf,
  transposedSize,
  windowed,
  withSpatial,
} from './sizes.js';

type Channels = (kernel: Shape, own: Dimension, args: Arguments) => Dimension;

/** A convolution whose kernel is an argument: spatial axes first, channels last. */
function convolution(
  kind: string,
  kernelName: string,
  signature: string,
  channels: Channels,
): LibraryMember {
  return fn(signature, (args, context) => {
    const input = args.tensor('inputs');
    const shape = shapeOf(input);
    const kernel = shapeOf(args.tensor(kernelName));
    const rank = kernel.length - 2;
    const first = channelsFirst(args);
    const [stride, dilation] = ['strides', 'dilation_rate'].map((name) =>
      perAxis(args, name, rank),
    );
    const padding = args.text('padding').toLowerCase();
    const spatial = spatialOf(shape, first).map((size, axis) =>
      windowed(size, {
        kernel: Number(kernel[axis]),
        stride: stride?.[axis] ?? 1,
        dilation: dilation?.[axis] ?? 1,
        padding,
      }),
    );
    const own = channelsOf(shape, first);
    const output = arrayLike(
      input,
      withSpatial(shape, first, spatial, channels(kernel, own, args)),
    );
    return passed(kind, args, output, context);
  });
}

function passed(
  kind: string,
  args: Arguments,
  output: ReturnType<typeof arrayLike>,
  context: LibraryContext,
): Value {
  return context.passThrough({
    kind: `keras.ops.${kind}`,
    framework: 'keras',
    isPooling: false,
    pooling: null,
    built: null,
    geometry: null,
    input: args.tensor('inputs'),
    output,
  });
}

const transposed = fn(
  "inputs, kernel, strides=1, padding='valid', output_padding=None, data_format=None, dilation_rate=1",
  (args, context) => {
    const input = args.tensor('inputs');
    const shape = shapeOf(input);
    const kernel = shapeOf(args.tensor('kernel'));
    const rank = kernel.length - 2;
    const first = channelsFirst(args);
    const [stride, dilation] = ['strides', 'dilation_rate'].map((name) =>
      perAxis(args, name, rank),
    );
    const extra = args.isNone('output_padding') ? null : perAxis(args, 'output_padding', rank);
    const spatial = spatialOf(shape, first).map((size, axis) =>
      transposedSize(size, {
        kernel: Number(kernel[axis]),
        stride: stride?.[axis] ?? 1,
        dilation: dilation?.[axis] ?? 1,
        outputPadding: extra?.[axis] ?? null,
        padding: args.text('padding').toLowerCase(),
      }),
    );
    const output = arrayLike(input, withSpatial(shape, first, spatial, kernel.at(-2) ?? 1));
    return passed('conv_transpose', args, output, context);
  },
);

const TAIL = "strides=1, padding='valid', data_format=None, dilation_rate=1";

/** A loss of one number for each row. */
const overAxis = fn('target, output, from_logits=False, axis=-1', (args) => {
  const input = args.tensor('output');
  const shape = shapeOf(input);
  return arrayLike(input, shape.toSpliced(axisIndex(args.integer('axis'), shape.length) ?? 0, 1));
});

const keeps = fn('x, *args, **options', (args) => ({ ...args.tensor('x'), numbers: null }));

/** `keras.ops.nn`, without its pooling. */
export const neuralOperations: Readonly<Record<string, LibraryMember>> = {
  ...activationFunctions,
  ...Object.fromEntries(
    [
      'batch_normalization',
      'layer_normalization',
      'rms_normalization',
      'normalize',
      'threshold',
      'soft_shrink',
      'hard_shrink',
      'tanh_shrink',
      'sparsemax',
      'softsign',
    ].map((name) => [name, keeps]),
  ),
  conv: convolution('conv', 'kernel', `inputs, kernel, ${TAIL}`, (kernel) => kernel.at(-1) ?? 1),
  depthwise_conv: convolution(
    'depthwise_conv',
    'kernel',
    `inputs, kernel, ${TAIL}`,
    (kernel, own) => multiply(own, kernel.at(-1) ?? 1),
  ),
  separable_conv: convolution(
    'separable_conv',
    'depthwise_kernel',
    `inputs, depthwise_kernel, pointwise_kernel, ${TAIL}`,
    (_kernel, _own, args) => shapeOf(args.tensor('pointwise_kernel')).at(-1) ?? 1,
  ),
  conv_transpose: transposed,
  moments: fn('x, axes, keepdims=False, synchronized=False', (args) => {
    const input = args.tensor('x');
    const shape = shapeOf(input);
    const axes = args.integers('axes').map((axis) => axisIndex(axis, shape.length) ?? 0);
    const output = arrayLike(input, reducedShape(shape, axes, args.flag('keepdims')));
    return tuple([output, output]);
  }),
  multi_hot: fn('inputs, num_classes=None, axis=-1, **options', (args) => {
    const input = args.tensor('inputs');
    const shape = shapeOf(input).slice(0, -1);
    return arrayLike(input, [...shape, args.dimension('num_classes')], { dtype: 'float32' });
  }),
  binary_crossentropy: fn('target, output, from_logits=False', (args) => ({
    ...args.tensor('output'),
    numbers: null,
  })),
  categorical_crossentropy: overAxis,
  sparse_categorical_crossentropy: overAxis,
  depth_to_space: fn('x, block_size, data_format=None', (args, context) =>
    context.call(context.named('tensorflow.nn.depth_to_space'), [
      args.get('x'),
      args.get('block_size'),
    ]),
  ),
  space_to_depth: fn('x, block_size, data_format=None', (args, context) =>
    context.call(context.named('tensorflow.nn.space_to_depth'), [
      args.get('x'),
      args.get('block_size'),
    ]),
  ),
  psnr: fn('x1, x2, max_val', (args) => arrayLike(args.tensor('x1'), [])),
  dot_product_attention: sameAs('jax.nn.dot_product_attention'),
};
