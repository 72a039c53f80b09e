import { say } from '../../../../engine/phrase.js';
import { divideExactly, isEqual, type Dimension } from '../../../dimension.js';
import type { ChainLink, Shape } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { InstanceValue } from '../../../values/value.js';
import { arrayLike, arrayOfUnknownShape, knownSizes } from '../../arrays/array.js';
import { sizesText } from '../../arrays/size-text.js';
import type { LibraryContext } from '../../contract.js';
import { spatialInput } from '../../pooling/spatial.js';
import { convolvedSize, transposedSize, type AxisWindow } from '../../shapes/convolution.js';

/** A convolution that is about to take an input. */
export interface ConvolutionRequest {
  readonly kind: string;
  readonly built: InstanceValue | null;
  readonly input: TensorValue;
  readonly rank: number;
  readonly outChannels: Dimension;
  /** What the weight reads: `in_channels`; null where it isn't known. */
  readonly inChannels: Dimension | null;
  readonly groups: number;
  readonly windows: readonly AxisWindow[];
  /** Output padding of a transposed convolution; null: an ordinary one. */
  readonly transposed: readonly Dimension[] | null;
}

/** Sends a tensor through a convolution; raises torch's errors. */
export function convolve(request: ConvolutionRequest, context: LibraryContext): TensorValue {
  const input = spatialInput(request.input, request.rank, 'channels-first', request.inChannels);
  const { shape } = input;
  const { rank } = request;
  const pass = (output: TensorValue) =>
    context.passThrough({
      kind: request.kind,
      framework: 'torch',
      isPooling: false,
      pooling: null,
      built: request.built,
      geometry: geometryOf(request),
      input,
      output,
    });
  if (shape.length !== rank + 1 && shape.length !== rank + 2) {
    pass(arrayOfUnknownShape(input, context.unknown(say('the convolution rejects this input'))));
    context.raise(
      'RuntimeError',
      `Expected ${rank + 1}D (unbatched) or ${rank + 2}D (batched) input to conv${rank}d, but got input of size: [${sizesText(shape)}]`,
    );
  }
  const depth = shape.length - rank - 1;
  checkChannels(request, shape, depth, context);
  const spatial = request.windows.map((window, axis) => {
    const size = shape[depth + 1 + axis] ?? 1;
    return request.transposed === null
      ? convolvedSize(size, window)
      : transposedSize(size, window, request.transposed[axis] ?? 0);
  });
  const tooSmall = spatial.findIndex((size) => typeof size === 'number' && size < 1);
  if (tooSmall >= 0) raiseTooSmall(request, shape.slice(depth + 1), context);
  const next: Shape = [...shape.slice(0, depth), request.outChannels, ...spatial];
  return pass(arrayLike(input, next));
}

function checkChannels(
  { inChannels, outChannels, groups, windows, transposed }: ConvolutionRequest,
  shape: Shape,
  depth: number,
  context: LibraryContext,
): void {
  const channels = shape[depth] ?? 1;
  if (inChannels === null || isEqual(inChannels, channels) !== false) return;
  const perGroup = divideExactly(inChannels, groups) ?? inChannels;
  const kernel = windows.map((window) => window.kernel);
  const weight =
    transposed === null ? [outChannels, perGroup, ...kernel] : [inChannels, outChannels, ...kernel];
  const text = (sizes: Shape): string => `[${sizes.map(sizeText).join(', ')}]`;
  context.raise(
    'RuntimeError',
    `Given ${transposed === null ? '' : 'transposed=1, '}groups=${groups}, weight of size ${text(weight)}, expected input${text(shape)} to have ${sizeText(inChannels)} channels, but got ${sizeText(channels)} channels instead`,
  );
}

function raiseTooSmall(
  request: ConvolutionRequest,
  spatial: Shape,
  context: LibraryContext,
): never {
  const padded = spatial.map((size, axis) => {
    const pads = request.windows[axis]?.padding;
    return Number(size) + Number(pads?.before ?? 0) + Number(pads?.after ?? 0);
  });
  const kernel = request.windows.map(
    (window) => Number(window.dilation) * (Number(window.kernel) - 1) + 1,
  );
  return context.raise(
    'RuntimeError',
    `Calculated padded input size per channel: (${padded.join(' x ')}). Kernel size: (${kernel.join(' x ')}). Kernel size can't be greater than actual input size`,
  );
}

function sizeText(size: Dimension): string {
  return typeof size === 'number' ? String(size) : size.text;
}

function geometryOf({ windows, transposed }: ConvolutionRequest): ChainLink['geometry'] {
  const kernel = knownSizes(windows.map((window) => window.kernel));
  const stride = knownSizes(windows.map((window) => window.stride));
  const dilation = knownSizes(windows.map((window) => window.dilation));
  const before = knownSizes(windows.map((window) => window.padding.before));
  const after = knownSizes(windows.map((window) => window.padding.after));
  if (transposed !== null || !kernel || !stride || !dilation || !before || !after) return null;
  const padding = before.map((cells, axis) => ({ before: cells, after: after[axis] ?? 0 }));
  return { kernel, stride, dilation, padding };
}
