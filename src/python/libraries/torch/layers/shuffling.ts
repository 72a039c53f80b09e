import { divideExactly, floorDivide, multiply } from '../../../dimension.js';
import type { TensorValue } from '../../../values/tensor.js';
import { arrayLike, shapeOf } from '../../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { layerClass } from './simple-layer.js';

function shuffled(
  input: TensorValue,
  factor: number,
  up: boolean,
  context: LibraryContext,
): TensorValue {
  const shape = shapeOf(input);
  const name = up ? 'pixel_shuffle' : 'pixel_unshuffle';
  if (shape.length < 3) {
    context.raise(
      'RuntimeError',
      `${name} expects input to have at least 3 dimensions, but got input with ${String(shape.length)} dimension(s)`,
    );
  }
  const [channels = 1, height = 1, width = 1] = shape.slice(-3);
  const square = factor * factor;
  if (up && typeof channels === 'number' && channels % square !== 0) {
    context.raise(
      'RuntimeError',
      `pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=${String(channels)} is not divisible by ${String(square)}`,
    );
  }
  const next = up
    ? [
        divideExactly(channels, square) ?? floorDivide(channels, square),
        multiply(height, factor),
        multiply(width, factor),
      ]
    : [multiply(channels, square), floorDivide(height, factor), floorDivide(width, factor)];
  return arrayLike(input, [...shape.slice(0, -3), ...next]);
}

/** Layers that move channels into space, back, or among each other. */
export const shufflingLayers: Readonly<Record<string, LibraryMember>> = {
  PixelShuffle: layerClass('PixelShuffle', {
    parameters: 'upscale_factor',
    geometry: null,
    output: (input, settings, context) =>
      shuffled(input, settings.integer('upscale_factor'), true, context),
  }),
  PixelUnshuffle: layerClass('PixelUnshuffle', {
    parameters: 'downscale_factor',
    geometry: null,
    output: (input, settings, context) =>
      shuffled(input, settings.integer('downscale_factor'), false, context),
  }),
  ChannelShuffle: layerClass('ChannelShuffle', {
    parameters: 'groups',
    output: (input) => ({ ...input, numbers: null }),
  }),
};

/** The functions of `torch.nn.functional` for them. */
export const shufflingFunctions: Readonly<Record<string, LibraryMember>> = {
  pixel_shuffle: fn('input, upscale_factor', (args, context) =>
    shuffled(args.tensor('input'), args.integer('upscale_factor'), true, context),
  ),
  pixel_unshuffle: fn('input, downscale_factor', (args, context) =>
    shuffled(args.tensor('input'), args.integer('downscale_factor'), false, context),
  ),
  channel_shuffle: fn('input, groups', (args) => ({ ...args.tensor('input'), numbers: null })),
};
