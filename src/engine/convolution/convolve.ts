import { product } from '../row-major.js';
import { say } from '../phrase.js';
import { correlate, type Tensor } from './correlate.js';
import type { AxisPlan } from '../geometry/axis.js';
import { outputSize, samePadding } from '../geometry/output-size.js';
import { fail, ok, type PoolError, type Result } from '../result.js';
import type { AxisPadding, Layout } from '../spec.js';

/** How a kernel tensor is laid out; `o` output channels, `i` input channels per group. */
export type FilterLayout = 'oihw' | 'hwio' | 'ohwi' | 'ihwo';

/** Padding of a convolution as frameworks ask for it. */
export type ConvolutionPadding =
  | { readonly kind: 'explicit'; readonly axes: readonly AxisPadding[] }
  | { readonly kind: 'same'; readonly extra: 'before' | 'after' }
  | { readonly kind: 'valid' };

/** A convolution layer on an input. Missing lists are 1 for every axis, missing padding is 0. */
export interface Convolution {
  readonly input: Tensor;
  readonly weights: Tensor;
  readonly bias: Float64Array | null;
  readonly stride?: readonly number[];
  readonly dilation?: readonly number[];
  readonly padding?: ConvolutionPadding;
  readonly groups?: number;
  readonly layout?: Layout;
  readonly filterLayout?: FilterLayout;
  readonly precision?: 'float32' | 'float64';
}

/**
 * A convolution layer's output (1D to 3D, no kernel flip), in the input's layout. Serves
 * `torch.nn.Conv*d`, ONNX `Conv` and WebNN `conv2d`. Output size `⌊(n + pb + pe − ke) / s⌋ + 1`.
 * Fails where sizes do not fit together.
 */
export const convolve = (convolution: Convolution): Result<Tensor> => {
  const layout = convolution.layout ?? 'channels-first';
  const weights = toOihw(convolution.weights, convolution.filterLayout ?? 'oihw');
  const groups = convolution.groups ?? 1;
  const { input, bias } = convolution;
  const error = check(input, weights, bias, groups, layout);
  if (error !== null) return fail(error);
  const sizes = layout === 'channels-first' ? input.shape.slice(2) : input.shape.slice(1, -1);
  const kernel = weights.shape.slice(2);
  const axes = sizes.map((size, axis) =>
    convolutionAxis({
      size,
      kernel: kernel[axis] ?? 1,
      stride: convolution.stride?.[axis] ?? 1,
      dilation: convolution.dilation?.[axis] ?? 1,
      padding: convolution.padding ?? { kind: 'valid' },
      axis,
    }),
  );
  const precision = convolution.precision ?? 'float64';
  return ok(correlate({ axes, layout, input, weights, bias, groups, precision }));
};

/** One axis of a convolution, before it is planned. */
export interface ConvolutionAxis {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: ConvolutionPadding;
  /** Which entry of an explicit padding is this axis'. */
  readonly axis: number;
}

/** The windows of a convolution along one axis. */
export const convolutionAxis = (spec: ConvolutionAxis): AxisPlan => {
  const { size, kernel, stride, dilation } = spec;
  const reach = dilation * (kernel - 1) + 1;
  const pads = padsOf(spec, reach);
  return {
    inputSize: size,
    outputSize: outputSize({ size, reach, stride, ...pads }, 'floor', 'keep'),
    padBefore: pads.before,
    padAfter: pads.after,
    windows: { kind: 'regular', firstStart: -pads.before, stride, kernel, dilation },
  };
};

const padsOf = ({ padding, axis, size, stride }: ConvolutionAxis, reach: number): AxisPadding => {
  switch (padding.kind) {
    case 'explicit':
      return padding.axes[axis] ?? { before: 0, after: 0 };
    case 'same':
      return samePadding(size, reach, stride, padding.extra);
    case 'valid':
      return { before: 0, after: 0 };
    default:
      return padding satisfies never;
  }
};

/** A 2D filter in any layout as output channels, input channels, height, width. */
const toOihw = (weights: Tensor, layout: FilterLayout): Tensor => {
  if (layout === 'oihw') return weights;
  const shape = ['o', 'i', 'h', 'w'].map((letter) => weights.shape[layout.indexOf(letter)] ?? 1);
  const steps = ['o', 'i', 'h', 'w'].map((letter) =>
    product(weights.shape.slice(layout.indexOf(letter) + 1)),
  );
  const data = Float64Array.from(weights.data, (_, flat) => {
    let rest = flat;
    let from = 0;
    for (let d = 3; d >= 0; d -= 1) {
      const size = shape[d] ?? 1;
      from += (rest % size) * (steps[d] ?? 0);
      rest = Math.floor(rest / size);
    }
    return weights.data[from] ?? 0;
  });
  return { shape, data };
};

const check = (
  input: Tensor,
  weights: Tensor,
  bias: Float64Array | null,
  groups: number,
  layout: Layout,
): PoolError | null => {
  const channels = (layout === 'channels-first' ? input.shape[1] : input.shape.at(-1)) ?? 0;
  const filters = weights.shape[0] ?? 0;
  if (input.shape.length !== weights.shape.length) {
    const ranks = `${String(weights.shape.length)} dimensions, the input ${String(input.shape.length)}`;
    return mismatch('rank-mismatch', `The weights have ${ranks}.`);
  }
  if (channels !== (weights.shape[1] ?? 0) * groups) {
    return mismatch(
      'channel-mismatch',
      `The input has ${String(channels)} channels, the weights read ${String(weights.shape[1] ?? 0)} in each of ${String(groups)} groups.`,
    );
  }
  if (groups < 1 || filters % groups !== 0) {
    return mismatch(
      'groups-mismatch',
      `${String(filters)} output channels can't be split into ${String(groups)} groups.`,
    );
  }
  if (bias !== null && bias.length !== filters) {
    return mismatch(
      'bias-mismatch',
      `The bias has ${String(bias.length)} numbers for ${String(filters)} output channels.`,
    );
  }
  return null;
};

const mismatch = (code: string, message: string): PoolError => ({
  code,
  exception: 'RuntimeError',
  message,
  parameter: null,
  hint: say('Give weights that fit the input.'),
  fixes: [],
});
