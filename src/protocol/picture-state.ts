import * as v from 'valibot';
import { count, floats, integer, integers, levels, list, record } from './schema.js';

/** Windows by a rule: at even distances, each with its last tap `reach − 1` after its first; or bins. */
export const windowRule = v.variant('kind', [
  record({ kind: v.literal('even'), first: integer, stride: count, reach: count }),
  record({ kind: v.literal('bins') }),
]);

/**
 * The windows along one axis, ready to draw. Coordinates are input coordinates: 0 is the first data
 * cell and `spacing` the second. `[from, to)` holds every cell there is to draw: data, the holes
 * between them, padding and overhang.
 */
export const axisPicture = record({
  name: v.picklist(['depth', 'height', 'width', 'length']),
  inputSize: count,
  outputSize: count,
  /** Distance between two data cells: 1, or JAX's base dilation, which leaves holes between them. */
  spacing: count,
  padBefore: integer,
  padAfter: integer,
  from: integer,
  to: integer,
  /** How windows lie on an axis that is too long to list them: the lists are empty then. */
  rule: v.nullable(windowRule),
  /** First tap of each window. */
  starts: integers,
  /** One past the last tap of each window. */
  ends: integers,
  /** Distance between two taps: the dilation. */
  step: count,
  /** How many windows read each coordinate of `[from, to)`. */
  reads: integers,
  /** The data coordinate whose value each of `[from, to)` repeats; null: padding copies nothing. */
  copies: v.nullable(integers),
});

/** Exact values of a box in one plane. `data` is row-major over `size`. */
export const valueBox = record({
  /** The whole plane's spatial sizes. */
  shape: list(count),
  origin: list(count),
  size: list(count),
  data: floats,
});

/**
 * The whole plane seen in overview, 8 bits a value between the range's ends: slice after slice, each
 * of `rows` by `columns`. Planes without depth have one slice.
 */
export const overview = record({ slices: count, rows: count, columns: count, levels });

/** What a pixel of a plane seen in overview stands for. */
export const overviewMeaning = record({
  statistic: v.picklist(['largest', 'mean']),
  /** Rows and columns of the largest block that is one pixel. */
  block: list(count),
  /** How many values of a block are looked at; null: all. */
  taken: v.nullable(count),
  /** Whether all outputs of a block count, one of them, or none was looked at. */
  outputs: v.picklist(['all', 'one', 'none']),
});

/** Why the result of a window of so many values is not computed: they are too many, or NaN is one. */
export const withheld = record({ reason: v.picklist(['too-many-values', 'nan']), values: count });

/** What the layer does with the values of a window. */
export const operation = record({
  kind: v.picklist([
    'max',
    'min',
    'avg',
    'sum',
    'lp',
    'lse',
    'softmax',
    'stochastic',
    'mixed',
    'median',
    'gem',
    'weighted',
  ]),
  /** Exponent of lp and gem, temperature of softmax and lse, share of the maximum of mixed. */
  parameter: v.nullable(v.number()),
});

/** What a padding cell counts as. */
export const paddingMeaning = record({
  /** `−∞`, `0` or `+∞`; null where padding is ignored. */
  text: v.nullable(v.string()),
  /** Whether an average divides by it too. */
  counted: v.boolean(),
});

/** How many cells of each kind the whole plane has. */
export const cellCounts = record({
  data: count,
  padding: count,
  neverRead: count,
  overhang: count,
  dropped: count,
  /** Cells between the data that hold none. */
  holes: count,
});

/** A closed range of values. */
export const range = record({ min: v.number(), max: v.number() });

/**
 * One layer on one plane, complete: a picture is drawn from this and from nothing else. Per-output
 * arrays run over `output.size`, per-input arrays over `input.size`, row-major.
 */
export const pictureState = record({
  /** Outermost first: depth, height, width; one entry for 1D. */
  axes: list(axisPicture),
  /** The axis whose cells are the colours of a picture rather than places; null: none. */
  colours: v.nullable(count),
  operation,
  padding: paddingMeaning,
  /** A value that every window starts from besides what it reads; null: it changes nothing. */
  initial: v.nullable(v.number()),
  counts: cellCounts,
  input: valueBox,
  output: valueBox,
  /** Range of the whole input plane and of the whole output plane, infinities left out. */
  inputRange: range,
  outputRange: range,
  inputOverview: v.nullable(overview),
  outputOverview: v.nullable(overview),
  /** Flat index in the whole input plane of the value that won; −1: none. Null: nothing wins. */
  winners: v.nullable(integers),
  /** How many cells of the window share the winning value. */
  ties: v.nullable(integers),
  /** What each output was divided by; null where nothing is divided. */
  divisors: v.nullable(floats),
  /**
   * Weight of each tap, `taps` per output in row-major order of the kernel, or once for all outputs
   * where it does not depend on the values; of weights that do, 0 outside the data.
   */
  weights: v.nullable(record({ taps: count, data: floats })),
  /** What comes back to each input when every output sends 1; null where it is not known. */
  gradient: v.nullable(floats),
  /** Why not: there is none, or its windows read too much for one picture; null: it is known. */
  gradientMissing: v.nullable(v.picklist(['undefined', 'too-many-taps'])),
  /** The largest absolute gradient of each block, from 0 on; null where it is not known. */
  gradientOverview: v.nullable(overview),
  /** True where the picture is that of a corner of a plane too large to hold. */
  sampled: v.boolean(),
  /** What the overviews show; null for planes that are sent whole. */
  overviewMeaning: v.nullable(overviewMeaning),
  /** How much of the work is done that goes on, from 0 to 1; null: nothing is left to come. */
  unfinished: v.nullable(v.number()),
  /** Why the result of the window in hand is not computed; null: it is, or is still to come. */
  withheld: v.nullable(withheld),
});

export type AxisPicture = v.InferOutput<typeof axisPicture>;
export type ValueBox = v.InferOutput<typeof valueBox>;
export type Withheld = v.InferOutput<typeof withheld>;
export type OverviewMeaning = v.InferOutput<typeof overviewMeaning>;
export type Overview = v.InferOutput<typeof overview>;
export type Operation = v.InferOutput<typeof operation>;
export type PaddingMeaning = v.InferOutput<typeof paddingMeaning>;
export type CellCounts = v.InferOutput<typeof cellCounts>;
export type ValueRange = v.InferOutput<typeof range>;
export type PictureState = v.InferOutput<typeof pictureState>;
