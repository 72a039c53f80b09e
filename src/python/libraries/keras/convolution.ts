import { multiply, type Dimension } from '../../dimension.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { Shape } from '../../site.js';
import { noteLayoutOfRaw } from '../surprises/pooled-axes.js';
import { shapeText } from './shape-text.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import type { KerasLayer } from './layer.js';
import { each } from './ranks.js';
import {
  channelsFirst,
  channelsOf,
  geometryOf,
  perAxis,
  spatialOf,
  transposedSize,
  windowed,
  withSpatial,
} from './sizes.js';

const CONV_TAIL =
  "strides=1, padding='valid', data_format=None, dilation_rate=1, groups=1, activation=None, use_bias=True";

function convolved(
  input: TensorValue,
  settings: Arguments,
  rank: number,
  context: LibraryContext,
  channels: (own: Dimension) => Dimension,
): TensorValue {
  const shape = shapeOf(input);
  if (shape.length !== rank + 2) {
    context.raise(
      'ValueError',
      `Kernel shape must have the same length as input, but received kernel of shape ${kernelText(settings, rank, shape)} and input of shape ${shapeText(shape)}.`,
    );
  }
  const first = channelsFirst(settings);
  if (!first) noteLayoutOfRaw(input, rank, context);
  const kernel = perAxis(settings, 'kernel_size', rank);
  const stride = perAxis(settings, 'strides', rank);
  const dilation = perAxis(settings, 'dilation_rate', rank);
  const padding = settings.text('padding').toLowerCase();
  const spatial = spatialOf(shape, first).map((size, axis) =>
    windowed(size, {
      kernel: kernel[axis] ?? 1,
      stride: stride[axis] ?? 1,
      dilation: dilation[axis] ?? 1,
      padding,
    }),
  );
  if (spatial.some((size) => typeof size === 'number' && size < 1)) {
    context.raise(
      'ValueError',
      `Computed output size would be zero or negative. Received \`inputs shape=${shapeText(shape)}\`, \`kernel shape=${kernelText(settings, rank, shape)}\`, \`dilation_rate=[${dilation.join(' ')}]\`, \`strides=(${stride.join(', ')}${rank === 1 ? ',' : ''})\`, \`padding=${padding}\`.`,
    );
  }
  return arrayLike(input, withSpatial(shape, first, spatial, channels(channelsOf(shape, first))));
}

/** The shape of a convolution's weights, as Keras prints it. */
function kernelText(settings: Arguments, rank: number, shape: Shape): string {
  const kernel = perAxis(settings, 'kernel_size', rank);
  const own = channelsOf(shape, channelsFirst(settings));
  return shapeText([...kernel, own, settings.given('filters') ? settings.dimension('filters') : 1]);
}

/** What Keras refuses as it makes the layer. Source: `BaseConv.__init__`. */
function checkConvolution(settings: Arguments, rank: number, context: LibraryContext): void {
  if (settings.given('groups') && settings.get('filters').kind === 'int') {
    const [groups, filters] = [settings.integer('groups'), settings.integer('filters')];
    if (groups > 0 && filters % groups !== 0) {
      context.raise(
        'ValueError',
        `The number of filters must be evenly divisible by the number of groups. Received: groups=${groups}, filters=${filters}.`,
      );
    }
  }
  refuseStrideWithDilation(settings, rank, context);
}

function refuseStrideWithDilation(
  settings: Arguments,
  rank: number,
  context: LibraryContext,
): void {
  const stride = perAxis(settings, 'strides', rank);
  const dilation = perAxis(settings, 'dilation_rate', rank);
  if (Math.max(...stride) <= 1 || Math.max(...dilation) <= 1) return;
  context.raise(
    'ValueError',
    `\`strides > 1\` not supported in conjunction with \`dilation_rate > 1\`. Received: strides=${tupleText(stride)} and dilation_rate=${tupleText(dilation)}`,
  );
}

/** Groups that the channels that arrive can't be dealt to. */
function checkGroups(settings: Arguments, shape: Shape, context: LibraryContext): void {
  if (!settings.given('groups')) return;
  const groups = settings.integer('groups');
  const own = channelsOf(shape, channelsFirst(settings));
  if (typeof own !== 'number' || groups < 1 || own % groups === 0) return;
  context.raise(
    'ValueError',
    `The number of input channels must be evenly divisible by the number of groups. Received groups=${groups}, but the input has ${own} channels (full input shape is ${shapeText(shape)}).`,
  );
}

const convolution = (rank: number, separable: boolean): KerasLayer => ({
  parameters: `filters, kernel_size, ${separable ? CONV_TAIL.replace('groups=1', 'depth_multiplier=1') : CONV_TAIL}`,
  geometry: (settings) => geometryOf(settings, rank),
  check: (settings, context) => {
    checkConvolution(settings, rank, context);
  },
  output: (input, settings, context) => {
    if (!separable) checkGroups(settings, shapeOf(input), context);
    return convolved(input, settings, rank, context, () => settings.dimension('filters'));
  },
});

const depthwise = (rank: number): KerasLayer => ({
  parameters: `kernel_size, strides=1, padding='valid', depth_multiplier=1, data_format=None, dilation_rate=1, activation=None, use_bias=True`,
  geometry: (settings) => geometryOf(settings, rank),
  output: (input, settings, context) =>
    convolved(input, settings, rank, context, (own) =>
      multiply(own, settings.integer('depth_multiplier')),
    ),
});

/** What Keras refuses as it makes the layer. Source: `BaseConvTranspose.__init__`. */
function checkTransposed(settings: Arguments, rank: number, context: LibraryContext): void {
  const stride = perAxis(settings, 'strides', rank);
  const extra = settings.isNone('output_padding') ? [] : perAxis(settings, 'output_padding', rank);
  const axis = extra.findIndex((size, at) => size >= (stride[at] ?? 1));
  if (axis >= 0) {
    context.raise(
      'ValueError',
      `\`output_padding\` must be strictly less than \`strides\` for all dimensions. At dimension ${axis}, \`output_padding\` is ${extra[axis] ?? 0} but \`strides\` is ${stride[axis] ?? 1}. Received: output_padding=${tupleText(extra)}, strides=${tupleText(stride)}`,
    );
  }
  refuseStrideWithDilation(settings, rank, context);
}

const tupleText = (sizes: readonly number[]): string =>
  `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`;

const transposed = (rank: number): KerasLayer => ({
  parameters:
    "filters, kernel_size, strides=1, padding='valid', output_padding=None, data_format=None, dilation_rate=1, activation=None, use_bias=True",
  mixes: true,
  check: (settings, context) => {
    checkTransposed(settings, rank, context);
  },
  output: (input, settings) => {
    const shape = shapeOf(input);
    const first = channelsFirst(settings);
    const kernel = perAxis(settings, 'kernel_size', rank);
    const stride = perAxis(settings, 'strides', rank);
    const dilation = perAxis(settings, 'dilation_rate', rank);
    const extra = settings.isNone('output_padding')
      ? null
      : perAxis(settings, 'output_padding', rank);
    const padding = settings.text('padding').toLowerCase();
    const spatial = spatialOf(shape, first).map((size, axis) =>
      transposedSize(size, {
        kernel: kernel[axis] ?? 1,
        stride: stride[axis] ?? 1,
        dilation: dilation[axis] ?? 1,
        outputPadding: extra?.[axis] ?? null,
        padding,
      }),
    );
    return arrayLike(input, withSpatial(shape, first, spatial, settings.dimension('filters')));
  },
});

/** Convolutions of every kind. */
export const convolutionLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries([
  ...each(
    (rank) => `Conv${rank}D`,
    (rank) => convolution(rank, false),
  ),
  ...each(
    (rank) => `SeparableConv${rank}D`,
    (rank) => convolution(rank, true),
  ),
  ...each((rank) => `DepthwiseConv${rank}D`, depthwise),
  ...each((rank) => `Conv${rank}DTranspose`, transposed),
]);
