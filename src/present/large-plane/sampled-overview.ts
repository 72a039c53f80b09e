import { product } from '../../engine/row-major.js';
import { pool, tapStep, windowEnd, windowStart, type Plan } from '../../engine/index.js';
import type { Overview, ValueRange } from '../../protocol/index.js';
import { forEachCell } from '../plane/boxes.js';
import type { Steps } from './background-work.js';
import { blockStart, BlockStatistic, type Statistic } from './block-statistic.js';
import type { PlaneSource } from './plane-source.js';
import { sampledPlan } from './sampled-plan.js';
import { gradientOverview } from './separable-gradient.js';
import type { PlaneOverview } from './plane-overview.js';

/** How closely some values of a plane are looked at. */
export interface SamplingOptions {
  /** Blocks along an axis. */
  readonly pixels: number;
  /** Values along each axis of a block. */
  readonly values: number;
  /** Values that the outputs that are looked at may read. */
  readonly read: number;
  /** Whether gradients that need no values are seen too. */
  readonly gradient: boolean;
}

/**
 * Sees a plane by some values of each block and by single outputs, each of them exact, spread over
 * the plane; no output where a single window reads too much.
 */
export function* sampledOverview(
  plan: Plan,
  source: PlaneSource,
  statistic: Statistic,
  options: SamplingOptions,
): Steps<PlaneOverview> {
  const input = new BlockStatistic(source.sizes, options.pixels, statistic);
  const blocks = [input.slices, input.rows, input.columns].slice(-source.sizes.length);
  const places = source.sizes.map((size, axis) => spread(size, blocks[axis] ?? 1, options.values));
  const [first = [], ...others] = places;
  const rest = { shape: others.map((each) => each.length) };
  const box = { ...rest, origin: rest.shape.map(() => 0), size: rest.shape };
  for (const [index, row] of first.entries()) {
    forEachCell(box, (_flat, _index, at) => {
      const place = [row, ...at.map((each, axis) => others[axis]?.[each] ?? 0)];
      input.add(place, source.at(place, flatOf(place, source.sizes)));
    });
    if (index % 16 === 15) yield index / first.length;
  }
  const output = someOutputs(plan, source, statistic, options);
  const range = input.range;
  return {
    input: input.overview(range),
    output: output === null ? null : output.overview(range),
    inputRange: range,
    outputRange: output?.range ?? { min: 0, max: 0 },
    gradient: options.gradient ? gradientOverview(plan, options.pixels) : null,
    results: null,
    overviewMeaning: {
      statistic,
      block: [...input.block],
      taken: Math.max(1, Math.round(product(places.map((each) => each.length)) / product(blocks))),
      outputs: output === null ? 'none' : 'one',
    },
  };
}

interface SeenOutputs {
  readonly range: ValueRange;
  readonly overview: (range: ValueRange) => Overview;
}

function someOutputs(
  plan: Plan,
  source: PlaneSource,
  statistic: Statistic,
  { pixels, read }: SamplingOptions,
): SeenOutputs | null {
  const rank = plan.axes.length;
  const taps = Math.max(1, ...plan.axes.map((axis) => longestWindow(axis)));
  const fitting = Math.floor(read ** (1 / rank) / taps);
  if (fitting < 1) return null;
  const sampled = sampledPlan(plan, Math.min(pixels / 2, fitting));
  const shape = sampled.coordinates.map((each) => each.length);
  const values = new Float32Array(product(shape));
  forEachCell({ shape, origin: shape.map(() => 0), size: shape }, (_flat, index, at) => {
    const place = at.map((each, axis) => sampled.coordinates[axis]?.[each] ?? 0);
    values[index] = source.at(place, flatOf(place, source.sizes));
  });
  const sizes = sampled.plan.axes.map((axis) => axis.outputSize);
  const output = new BlockStatistic(sizes, pixels, statistic);
  const pooled = Float32Array.from(pool(sampled.plan, values).output);
  output.addBox({ origin: sizes.map(() => 0), size: sizes }, pooled);
  return output;
}

const flatOf = (place: readonly number[], sizes: readonly number[]): number =>
  place.reduce((flat, at, axis) => flat * (sizes[axis] ?? 1) + at, 0);

/** Some coordinates of each block of an axis, evenly spread; all of a small block. */
function spread(size: number, blocks: number, most: number): readonly number[] {
  return Array.from({ length: blocks }, (_, block) => {
    const from = blockStart(block, size, blocks);
    const to = blockStart(block + 1, size, blocks);
    const count = Math.min(most, to - from);
    return Array.from(
      { length: count },
      (_unused, index) => from + Math.floor(((index + 0.5) * (to - from)) / count),
    );
  }).flat();
}

/** Taps of the longest window of an axis. */
export function longestWindow(axis: Plan['axes'][number]): number {
  const { windows } = axis;
  switch (windows.kind) {
    case 'regular':
      return windows.kernel;
    case 'adaptive':
      return Math.ceil(axis.inputSize / Math.max(1, axis.outputSize)) + 1;
    case 'listed':
      return Array.from(
        { length: axis.outputSize },
        (_, output) => (windowEnd(axis, output) - windowStart(axis, output)) / tapStep(axis),
      ).reduce((most, each) => Math.max(most, each), 1);
    default:
      return windows satisfies never;
  }
}
