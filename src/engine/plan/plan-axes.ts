import type { AxisPlan, ListedPlanes, ListedWindows } from '../geometry/axis.js';
import { dialectOf } from '../dialects/index.js';
import { drawnCuts, drawnSample, fractionalStarts } from '../geometry/fractional.js';
import { outputSize, samePadding } from '../geometry/output-size.js';
import type { AxisPadding, Padding, PoolSpec, WindowSource } from '../spec.js';

/** Plans every spatial axis of a layer on data of the given sizes, `planes` times over. */
export const planAxes = (
  spec: PoolSpec,
  sizes: readonly number[],
  planes: number,
): readonly AxisPlan[] => {
  const { source, framework } = spec;
  const reckoned =
    source.kind === 'sliding' ? dialectOf(framework).windows?.(source, sizes, spec) : undefined;
  const windows = reckoned ?? source;
  return sizes.map((size, axis) => planAxis(spec, windows, axis, size, planes));
};

const planAxis = (
  spec: PoolSpec,
  source: WindowSource,
  axis: number,
  size: number,
  planes: number,
): AxisPlan => {
  const unpadded = { inputSize: size, padBefore: 0, padAfter: 0 };
  switch (source.kind) {
    case 'sliding':
      return slidingAxis(spec, source, axis, size);
    case 'adaptive':
      return {
        ...unpadded,
        outputSize: source.outputSize[axis] ?? size,
        windows: { kind: 'adaptive' },
      };
    case 'fractional': {
      const kernel = source.kernel[axis] ?? 1;
      const ratio = source.outputRatio?.[axis];
      const count = ratio === undefined ? (source.outputSize[axis] ?? 1) : Math.trunc(size * ratio);
      const { samples } = source;
      const lists = new DrawnPlanes(samples?.length === 1 ? 1 : Math.max(1, planes), (plane) => {
        const sample = samples?.[plane]?.[axis] ?? drawnSample(plane, axis);
        return listed(fractionalStarts(size, kernel, count, sample), kernel);
      });
      return { ...unpadded, outputSize: count, windows: { kind: 'listed', planes: lists } };
    }
    case 'regions': {
      const ratio = source.ratio?.[axis];
      const cuts =
        ratio === undefined ? (source.cuts[axis] ?? [0, size]) : drawnCuts(size, ratio, axis);
      const starts = cuts.slice(0, -1);
      const reach = source.overlapping ? 1 : 0;
      const ends = cuts.slice(1).map((cut) => Math.min(cut + reach, size));
      return {
        ...unpadded,
        outputSize: starts.length,
        windows: { kind: 'listed', planes: [{ starts, ends }] },
      };
    }
    case 'global':
      return {
        ...unpadded,
        outputSize: 1,
        windows: { kind: 'regular', firstStart: 0, stride: 1, kernel: size, dilation: 1 },
      };
    default:
      return source satisfies never;
  }
};

const slidingAxis = (
  spec: PoolSpec,
  source: Extract<WindowSource, { kind: 'sliding' }>,
  axis: number,
  size: number,
): AxisPlan => {
  const kernel = source.kernel[axis] ?? 1;
  const stride = source.stride[axis] ?? 1;
  const dilation = source.dilation[axis] ?? 1;
  const baseDilation = source.baseDilation?.[axis] ?? 1;
  const extent = size === 0 ? 0 : (size - 1) * baseDilation + 1;
  const reach = dilation * (kernel - 1) + 1;
  // JAX reckons SAME from the cells before it spreads them.
  const pads = axisPadding(source.padding, axis, size, reach, stride);
  const geometry = { size: extent, reach, stride, ...pads };
  return {
    inputSize: size,
    outputSize: Math.max(
      0,
      source.outputSize?.[axis] ??
        outputSize(geometry, source.rounding, dialectOf(spec.framework).ceil),
    ),
    padBefore: pads.before,
    padAfter: pads.after,
    windows: {
      kind: 'regular',
      firstStart: -pads.before,
      stride,
      kernel,
      dilation,
      ...(baseDilation === 1 ? {} : { baseDilation }),
    },
  };
};

const axisPadding = (
  padding: Padding,
  axis: number,
  size: number,
  reach: number,
  stride: number,
): AxisPadding => {
  switch (padding.kind) {
    case 'explicit':
      return padding.axes[axis] ?? { before: 0, after: 0 };
    case 'valid':
      return { before: 0, after: 0 };
    case 'same':
      return samePadding(size, reach, stride, padding.extra, padding.crops);
    default:
      return padding satisfies never;
  }
};

const listed = (starts: readonly number[], kernel: number): ListedWindows => ({
  starts,
  ends: starts.map((start) => start + kernel),
});

/** Cells of this many lists are kept: planes are many, and each is gone through at once. */
const MOST_KEPT = 100_000;

/** Windows that are drawn for a plane when somebody asks for them. */
class DrawnPlanes implements ListedPlanes {
  readonly length: number;
  readonly #draw: (plane: number) => ListedWindows;
  readonly #known = new Map<number, ListedWindows>();
  #kept = 0;

  constructor(length: number, draw: (plane: number) => ListedWindows) {
    this.length = length;
    this.#draw = draw;
  }

  at(plane: number): ListedWindows | undefined {
    if (plane < 0 || plane >= this.length) return undefined;
    const known = this.#known.get(plane);
    if (known !== undefined) return known;
    if (this.#kept > MOST_KEPT) {
      this.#known.clear();
      this.#kept = 0;
    }
    const drawn = this.#draw(plane);
    this.#known.set(plane, drawn);
    this.#kept += drawn.starts.length;
    return drawn;
  }
}
