import { say } from '../../../../engine/phrase.js';
import { add, subtract, divideExactly, isEqual, type Dimension } from '../../../dimension.js';
import type { ChainLink, Shape } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import { arrayLike, arrayOfUnknownShape, knownSizes } from '../../arrays/array.js';
import { sizesText } from '../../arrays/size-text.js';
import type { LibraryContext } from '../../contract.js';
import { spatialInput } from '../../pooling/spatial.js';
import { windowNumberError, type ConvolutionSettings } from './convolution-arguments.js';
import { biasTypeError, typeClash, weightTypeError } from './element-types.js';
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
  readonly weight: Value | undefined;
  readonly hasBias: boolean;
  readonly settings: ConvolutionSettings;
  /** The size that a transposed convolution was asked for. */
  readonly outputSize?: readonly Dimension[] | null;
}

/** Sends a tensor through a convolution; raises torch's errors. */
export function convolve(request: ConvolutionRequest, context: LibraryContext): TensorValue {
  const input = spatialInput(request.input, request.rank, 'channels-first', request.inChannels);
  const { shape } = input;
  const { rank } = request;
  const clash = typeClash(request.input, request.weight, request.built, context);
  // Padding by name is another way in, which meets the bias after the windows.
  const padsByName = request.settings.padding.kind === 'string';
  const meetsBias = request.hasBias && request.transposed === null && !padsByName;
  if (clash !== null && meetsBias) context.raise('RuntimeError', biasTypeError(clash));
  const pass = (output: TensorValue) =>
    context.passThrough({
      kind: request.kind,
      framework: 'torch',
      isPooling: false,
      pooling: null,
      built: request.built,
      geometry: request.transposed === null ? windowsOf(request) : null,
      transposed: request.transposed === null ? null : windowsOf(request),
      weights: weightOf(request),
      input,
      output,
    });
  if (shape.length !== rank + 1 && shape.length !== rank + 2) {
    pass(arrayOfUnknownShape(input, context.unknown(say('the convolution rejects this input'))));
    context.raise(
      'RuntimeError',
      `Expected ${rank + 1}D (unbatched) or ${rank + 2}D (batched) input to conv${request.transposed === null ? '' : '_transpose'}${rank}d, but got input of size: [${sizesText(shape)}]`,
    );
  }
  const depth = shape.length - rank - 1;
  const unfit = windowNumberError(rank, request.settings);
  if (unfit !== null) context.raise('RuntimeError', unfit);
  checkChannels(request, { ...input, shape }, depth, context);
  const spatial = request.windows.map((window, axis) => {
    const size = shape[depth + 1 + axis] ?? 1;
    if (request.transposed === null) return convolvedSize(size, window);
    const asked = request.outputSize?.slice(-rank)[axis];
    return asked ?? transposedSize(size, window, request.transposed[axis] ?? 0);
  });
  checkOutputSize(request, shape.slice(depth + 1), spatial, context);
  const tooSmall = spatial.findIndex((size) => typeof size === 'number' && size < 1);
  if (tooSmall >= 0) raiseTooSmall(request, shape.slice(depth + 1), context);
  if (clash !== null) context.raise('RuntimeError', weightTypeError(clash));
  const next: Shape = [...shape.slice(0, depth), request.outChannels, ...spatial];
  return pass(arrayLike(input, next));
}

function checkChannels(
  { kind, built, inChannels, outChannels, groups, windows, transposed }: ConvolutionRequest,
  input: TensorValue & { readonly shape: Shape },
  depth: number,
  context: LibraryContext,
): void {
  const { shape } = input;
  const channels = shape[depth] ?? 1;
  if (inChannels === null) return;
  const mismatch = {
    code: 'conv-in-channels',
    kind,
    framework: 'torch',
    built,
    arrived: [input],
    axis: depth,
    told: { parameter: 'in_channels', size: inChannels },
  } as const;
  const fits = isEqual(inChannels, channels);
  if (fits === null) context.require({ size: channels, wanted: inChannels, kind, mismatch });
  if (fits !== false) return;
  const perGroup = divideExactly(inChannels, groups) ?? inChannels;
  const kernel = windows.map((window) => window.kernel);
  const weight =
    transposed === null
      ? [outChannels, perGroup, ...kernel]
      : [inChannels, divideExactly(outChannels, groups) ?? outChannels, ...kernel];
  const text = (sizes: Shape): string => `[${sizes.map(sizeText).join(', ')}]`;
  // An input without a batch is given one before it is looked at.
  const seen = depth === 0 ? [1, ...shape] : shape;
  context.refuse({
    exception: 'RuntimeError',
    message: `Given ${transposed === null ? `groups=${groups}` : 'transposed=1'}, weight of size ${text(weight)}, expected input${text(seen)} to have ${sizeText(inChannels)} channels, but got ${sizeText(channels)} channels instead`,
    ...mismatch,
  });
}

/** An asked size must be one that a convolution would bring back to the input. */
function checkOutputSize(
  { windows, transposed, outputSize }: ConvolutionRequest,
  sizes: Shape,
  asked: Shape,
  context: LibraryContext,
): void {
  if (transposed === null || outputSize === undefined || outputSize === null) return;
  const least = sizes.map((size, axis) => transposedSize(size, windowAt(windows, axis), 0));
  const most = least.map((size, axis) => add(size, subtract(windowAt(windows, axis).stride, 1)));
  const fits = asked.every((size, axis) => {
    const [low, high] = [least[axis], most[axis]];
    if (typeof size !== 'number' || typeof low !== 'number' || typeof high !== 'number')
      return true;
    return size >= low && size <= high;
  });
  if (fits) return;
  context.raise(
    'ValueError',
    `requested an output size of [${sizesText(asked)}], but valid sizes range from [${sizesText(least)}] to [${sizesText(most)}] (for an input of torch.Size([${sizesText(sizes)}]))`,
  );
}

function windowAt(windows: readonly AxisWindow[], axis: number): AxisWindow {
  const [first] = windows;
  const window = windows[axis] ?? first;
  if (window === undefined) throw new Error('a convolution has a window for each axis');
  return window;
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

/** The weight of an ordinary convolution, where its input's channels are known. */
function weightOf({ inChannels, outChannels, groups, windows }: ConvolutionRequest): Shape[] {
  if (inChannels === null) return [];
  const perGroup = divideExactly(inChannels, groups) ?? inChannels;
  return [[outChannels, perGroup, ...windows.map((window) => window.kernel)]];
}

function windowsOf({ windows }: ConvolutionRequest): ChainLink['geometry'] {
  const kernel = knownSizes(windows.map((window) => window.kernel));
  const stride = knownSizes(windows.map((window) => window.stride));
  const dilation = knownSizes(windows.map((window) => window.dilation));
  const before = knownSizes(windows.map((window) => window.padding.before));
  const after = knownSizes(windows.map((window) => window.padding.after));
  if (!kernel || !stride || !dilation || !before || !after) return null;
  const padding = before.map((cells, axis) => ({ before: cells, after: after[axis] ?? 0 }));
  return { kernel, stride, dilation, padding };
}
