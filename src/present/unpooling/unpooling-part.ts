import { pool, type Plan, type UnpoolGeometry } from '../../engine/index.js';
import type { Overview, UnpoolingPicture, ValueRange, Viewport } from '../../protocol/index.js';
import { placeOf, product } from '../../engine/row-major.js';
import { BackgroundJobs, type Steps } from '../large-plane/background-work.js';
import { BlockStatistic } from '../large-plane/block-statistic.js';
import { localPlan } from '../large-plane/local-plan.js';
import { outputsTouching } from '../large-plane/outputs-touching.js';
import type { PlaneSource } from '../large-plane/plane-source.js';
import { RowsOfPlane } from '../large-plane/row-reader.js';
import { nameOf } from '../large-plane/plane-overview.js';
import { sampledOverview } from '../large-plane/sampled-overview.js';
import { inWhole, resultsAtOnce } from '../large-plane/window-results.js';
import { inputBox, type CellBox } from '../plane/boxes.js';
import { withReducer } from '../plane/plane-plan.js';
import type { PlaneBox } from '../input/value-at.js';
import { unpooledAxes, unpooledBox, withZero } from './unpooling-picture.js';

/** A large plane of an unpooling layer whose indices are those of a max pooling, to draw in parts. */
export interface PartToUnpool {
  readonly geometry: UnpoolGeometry;
  readonly sizes: readonly number[];
  readonly viewport: Viewport | null;
  /** The max pooling that is undone, and the plane that it pools. */
  readonly pooling: Plan;
  readonly source: PlaneSource;
  /** The layer's values in a box, given what the pooling gives there. */
  readonly valuesIn: (box: PlaneBox, pooled: Float32Array) => Float32Array;
  /** While this stays the same, so do the layer's values. */
  readonly key: string;
  /** The index of this plane's first cell, where indices count over all planes. */
  readonly firstIndex: number;
}

/** How much is done for a picture of such a plane. */
export interface UnpoolingBudget {
  readonly pixels: number;
  /** Values read at a time. */
  readonly band: number;
  /** Planes and rows (slices) of more values are not gone through value by value. */
  readonly every: number;
  readonly row: number;
}

export const UNPOOLING_BUDGET: UnpoolingBudget = {
  pixels: 512,
  band: 2 ** 17,
  every: 2 ** 28,
  row: 2 ** 22,
};

/** Values looked at for a first progress. */
const PREVIEW = { pixels: 128, values: 2, read: 2 ** 18, gradient: false };

interface UnpooledOverview {
  readonly input: Overview | null;
  readonly output: Overview | null;
  readonly range: ValueRange;
  /** Null: not counted. */
  readonly replaced: number | null;
}

const jobs = new BackgroundJobs<UnpooledOverview>();

/** Everything to draw the part of a plane in view, exactly, and the whole of it seen in overview. */
export function unpoolingPartOf(
  given: PartToUnpool,
  workBudget: UnpoolingBudget = UNPOOLING_BUDGET,
): UnpoolingPicture {
  const { geometry, sizes, viewport, pooling, source, valuesIn } = given;
  const axes = unpooledAxes(geometry, sizes);
  const inBox = inputBox(axes, viewport);
  const outBox = unpooledBox(axes, inBox);
  const both = enclosingBox(inBox, outputsTouching(pooling.axes, outBox));
  const found = resultsAtOnce(pooling, both, source.box);
  const values = valuesIn(both, found.output);
  const places = found.winners ?? new Int32Array(values.length).fill(-1);
  const written = writtenIn(outBox, both, values, places);
  const inPlaces = cut(places, both, inBox);
  const isEvery = product(source.sizes) <= workBudget.every && perRow(source) <= workBudget.row;
  const closer = isEvery
    ? jobs.ask(`${nameOf(pooling, given.key)} unpooled`, true, () => everyPlace(given, workBudget))
    : null;
  const seen = closer?.result ?? preview(given);
  return {
    axes: [...axes],
    input: { ...inBox, data: Float32Array.from(cut(values, both, inBox)) },
    output: { ...outBox, data: written.output },
    indices: Int32Array.from(inPlaces, (place) => place + given.firstIndex),
    indexed: [...geometry.indexed],
    firstIndex: given.firstIndex,
    places: Int32Array.from(inPlaces),
    writers: written.writers,
    writes: written.writes,
    replaced: overlaps(geometry) ? seen.replaced : 0,
    outside: 0,
    range: seen.range,
    inputOverview: seen.input,
    outputOverview: seen.output,
    unfinished: closer === null || closer.result !== null ? null : closer.share,
  };
}

/** Whether two windows may send their values to one cell. */
const overlaps = ({ kernel, stride }: UnpoolGeometry): boolean =>
  kernel.some((size, axis) => size > (stride[axis] ?? size));

const perRow = ({ sizes }: PlaneSource): number => product(sizes.slice(1));

/** The smallest box around two. */
function enclosingBox(a: CellBox, b: CellBox): CellBox {
  const origin = a.origin.map((from, axis) => Math.min(from, b.origin[axis] ?? from));
  return {
    shape: a.shape,
    origin,
    size: a.origin.map((from, axis) => {
      const end = from + (a.size[axis] ?? 0);
      const other = (b.origin[axis] ?? 0) + (b.size[axis] ?? 0);
      return Math.max(end, other) - (origin[axis] ?? 0);
    }),
  };
}

/** What a part holds of a box that lies in it. */
function cut(values: Float32Array | Int32Array, part: PlaneBox, box: PlaneBox): number[] {
  const shift = box.origin.map((from, axis) => from - (part.origin[axis] ?? 0));
  return Array.from(
    { length: product(box.size) },
    (_, flat) => values[inWhole(flat, { origin: shift, size: box.size }, part.size)] ?? 0,
  );
}

/** Who writes the cells of a box of the output; of several values with one index the last stays. */
function writtenIn(
  box: CellBox,
  part: CellBox,
  values: Float32Array,
  places: Int32Array,
): {
  readonly output: Float32Array;
  readonly writers: Int32Array;
  readonly writes: Int32Array;
} {
  const output = new Float32Array(product(box.size));
  const writers = new Int32Array(output.length).fill(-1);
  const writes = new Int32Array(output.length);
  places.forEach((place, index) => {
    const at = indexIn(place, box);
    if (at < 0) return;
    output[at] = values[index] ?? 0;
    writers[at] = inWhole(index, part, part.shape);
    writes[at] = (writes[at] ?? 0) + 1;
  });
  return { output, writers, writes };
}

/** Where a cell of a plane, by its flat index, lies in a box of it; −1 outside. */
function indexIn(flat: number, { shape, origin, size }: CellBox): number {
  if (flat < 0) return -1;
  let index = 0;
  for (const [axis, at] of placeOf(flat, shape).entries()) {
    const inside = at - (origin[axis] ?? 0);
    if (inside < 0 || inside >= (size[axis] ?? 0)) return -1;
    index = index * (size[axis] ?? 0) + inside;
  }
  return index;
}

/** A first progress: some of the pooled values, and nothing yet of where they go. */
function preview({ pooling, source }: PartToUnpool): UnpooledOverview {
  const steps = sampledOverview(pooling, source, 'largest', PREVIEW);
  for (;;) {
    const next = steps.next();
    if (next.done !== true) continue;
    const { output, inputRange } = next.value;
    return { input: output, output: null, range: withZero(inputRange), replaced: null };
  }
}

/** Goes through all values band by band: the largest of each block, and how many are replaced. */
function* everyPlace(
  { pooling, source, sizes, valuesIn, geometry }: PartToUnpool,
  { pixels, band }: UnpoolingBudget,
): Steps<UnpooledOverview> {
  const picking = withReducer(pooling, { kind: 'max', returnIndices: true });
  const [rows = 1, ...rest] = sizes;
  const zeros = rest.map(() => 0);
  const input = new BlockStatistic(sizes, pixels, 'largest');
  const output = new BlockStatistic(geometry.output, pixels, 'largest');
  const reader = new RowsOfPlane(source, () => undefined);
  const per = perRow(source);
  const step = Math.max(1, Math.floor(band / (per * Math.max(1, geometry.stride[0] ?? 1))));
  const seen = new Set<number>();
  let replaced = 0;
  for (let first = 0; first < rows; first += step) {
    const box = { origin: [first, ...zeros], size: [Math.min(step, rows - first), ...rest] };
    const local = localPlan(picking, box);
    const from = local.input.origin[0] ?? 0;
    const read = reader.read(from, from + (local.input.size[0] ?? 0));
    const pooled = pool(local.plan, read);
    const values = valuesIn(box, Float32Array.from(pooled.output));
    input.addBox(box, values);
    // No later window reaches back before its own first row.
    for (const place of seen) if (place < from * per) seen.delete(place);
    pooled.indices?.forEach((flat, index) => {
      if (flat < 0) return;
      const place = inWhole(flat, local.input, source.sizes);
      if (seen.has(place)) {
        replaced += 1;
        return;
      }
      seen.add(place);
      output.add(placeOf(place, geometry.output), values[index] ?? 0);
    });
    yield first / rows;
  }
  output.addRest(0);
  const range = withZero(input.range);
  return {
    input: input.overview(range),
    output: output.overview(range),
    range,
    replaced,
  };
}
