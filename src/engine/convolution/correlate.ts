import { product } from '../row-major.js';
import { tapStep, windowStart, type AxisPlan } from '../geometry/axis.js';
import type { Layout } from '../spec.js';

/** Numbers in row-major order with the length of each dimension. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** A convolution, in deep learning's sense (no kernel flip), over given windows. */
export interface Correlation {
  /** One entry per spatial axis; windows with one kernel (regular or listed). */
  readonly axes: readonly AxisPlan[];
  readonly layout: Layout;
  /** N C [D [H]] W, or N [D [H]] W C for channels last. */
  readonly input: Tensor;
  /** Output channels, input channels per group, then the kernel's size per axis. */
  readonly weights: Tensor;
  /** One number per output channel, or none. */
  readonly bias: Float64Array | null;
  /** Output channels in group `g` read only the input channels of group `g`. */
  readonly groups: number;
  /** What padding holds. Missing: 0, as in every framework. */
  readonly padValue?: number;
  /** `float32` rounds every product and sum to single precision. */
  readonly precision: 'float32' | 'float64';
}

/**
 * The cross-correlation of an input with kernels: per output channel and window, the sum over the
 * taps of input times weight, plus the bias. The taps are those that pooling takes. Output in the
 * input's layout. The caller answers for matching sizes; `convolve` checks them.
 */
export const correlate = (correlation: Correlation): Tensor => {
  const { axes, layout, input, weights, bias, groups } = correlation;
  const [batch, channels] = [input.shape[0] ?? 0, channelCount(input, layout)];
  const filters = weights.shape[0] ?? 0;
  const taps = tapOffsets(axes, weights.shape.slice(2));
  const inPlace = places(
    layout,
    channels,
    axes.map((axis) => axis.inputSize),
  );
  const outPlace = places(
    layout,
    filters,
    axes.map((axis) => axis.outputSize),
  );
  const output = new Float64Array(batch * filters * outPlace.cells);
  const perGroup = channels / groups;
  const filtersPerGroup = filters / groups;
  const round = correlation.precision === 'float32' ? Math.fround : identity;
  const pad = correlation.padValue ?? 0;
  const window = new Int32Array(taps.count);
  for (let o = 0; o < outPlace.cells; o += 1) {
    locate(taps, axes, outPlace.sizes, o, inPlace.spatialStride, window);
    for (let n = 0; n < batch; n += 1) {
      for (let f = 0; f < filters; f += 1) {
        const firstChannel = Math.floor(f / filtersPerGroup) * perGroup;
        let sum = round(bias?.[f] ?? 0);
        for (let c = 0; c < perGroup; c += 1) {
          const from = n * inPlace.entry + (firstChannel + c) * inPlace.channelStride;
          const kernel = (f * perGroup + c) * taps.count;
          for (let t = 0; t < taps.count; t += 1) {
            const at = window[t] ?? outside;
            const value = at === outside ? pad : (input.data[from + at] ?? 0);
            sum = round(sum + round(value * (weights.data[kernel + t] ?? 0)));
          }
        }
        output[n * outPlace.entry + f * outPlace.channelStride + o * outPlace.cellStride] = sum;
      }
    }
  }
  const spatial = axes.map((axis) => axis.outputSize);
  const shape =
    layout === 'channels-first' ? [batch, filters, ...spatial] : [batch, ...spatial, filters];
  return { shape, data: output };
};

const outside = -1;

const identity = (value: number): number => value;

const channelCount = ({ shape }: Tensor, layout: Layout): number =>
  (layout === 'channels-first' ? shape[1] : shape.at(-1)) ?? 0;

/** Where elements lie in a tensor's data. */
interface Places {
  readonly sizes: readonly number[];
  readonly cells: number;
  readonly entry: number;
  readonly channelStride: number;
  readonly cellStride: number;
  /** Distance between neighbours along each spatial axis. */
  readonly spatialStride: readonly number[];
}

const places = (layout: Layout, channels: number, sizes: readonly number[]): Places => {
  const cells = product(sizes);
  const cellStride = layout === 'channels-first' ? 1 : channels;
  const channelStride = layout === 'channels-first' ? cells : 1;
  const spatialStride = sizes.map((_, axis) =>
    sizes.slice(axis + 1).reduce((all, size) => all * size, cellStride),
  );
  return { sizes, cells, entry: cells * channels, channelStride, cellStride, spatialStride };
};

/** The taps of one window, row-major: for each, its index along every axis. */
interface Taps {
  readonly count: number;
  readonly indices: readonly (readonly number[])[];
}

const tapOffsets = (axes: readonly AxisPlan[], kernel: readonly number[]): Taps => {
  const indices = axes.reduce<readonly (readonly number[])[]>(
    (lists, _, axis) =>
      lists.flatMap((list) => Array.from({ length: kernel[axis] ?? 1 }, (__, j) => [...list, j])),
    [[]],
  );
  return { count: indices.length, indices };
};

/** Writes where each tap of output cell `ordinal` reads within one channel; −1 for padding. */
const locate = (
  taps: Taps,
  axes: readonly AxisPlan[],
  outputSizes: readonly number[],
  ordinal: number,
  strides: readonly number[],
  window: Int32Array,
): void => {
  const starts: number[] = [];
  let rest = ordinal;
  for (let axis = axes.length - 1; axis >= 0; axis -= 1) {
    const size = outputSizes[axis] ?? 1;
    const plan = axes[axis];
    starts[axis] = plan === undefined ? 0 : windowStart(plan, rest % size);
    rest = Math.floor(rest / size);
  }
  for (let t = 0; t < taps.count; t += 1) {
    let at = 0;
    for (let axis = 0; axis < axes.length; axis += 1) {
      const plan = axes[axis];
      if (plan === undefined) continue;
      const coordinate = (starts[axis] ?? 0) + (taps.indices[t]?.[axis] ?? 0) * tapStep(plan);
      if (coordinate < 0 || coordinate >= plan.inputSize) {
        at = outside;
        break;
      }
      at += coordinate * (strides[axis] ?? 0);
    }
    window[t] = at;
  }
};
