import * as v from 'valibot';
import { action } from './action.js';
import { axisPicture, pictureState } from './picture-state.js';
import { richText } from './rich-text.js';
import { count, floats, list, record } from './schema.js';

/** What two or more settings are told apart by. */
export const compareGroup = v.picklist(['frameworks', 'reducers', 'settings']);

/** What a reader chose in the tabs; travels up as a whole. */
export const tabOptions = record({
  p: v.pipe(v.number(), v.minValue(1), v.maxValue(1024)),
  temperature: v.pipe(v.number(), v.minValue(0.001), v.maxValue(1000)),
  /** A typed kernel; empty: the even one. */
  kernel: v.pipe(
    list(v.pipe(v.number(), v.finite())),
    v.check((weights) => weights.length <= 256),
  ),
  group: compareGroup,
  /** Compare on a picture instead of the layer's own input. */
  onImage: v.boolean(),
  /** Ids of what the layer is compared with, one to three. */
  against: v.pipe(
    list(v.string()),
    v.check((ids) => ids.length <= 3),
  ),
  /** Upstream values that aren't 1, by output. */
  upstream: list(record({ output: count, value: v.pipe(v.number(), v.finite()) })),
});

/** Numbers in a grid, row-major; `marked` cells differ from what they are compared with. */
export const tabGrid = record({
  label: v.string(),
  columns: count,
  values: floats,
  marked: list(count),
});

/** A recipe as code, in each library that has the operations for it. */
export const recipeCode = list(record({ library: v.string(), text: v.string() }));

/** Two results that should agree, computed in double precision, with the difference between them. */
export const agreement = record({
  pooled: tabGrid,
  computed: tabGrid,
  /** Outputs that differ by more than rounding. */
  differing: count,
  maximalError: v.number(),
});

/** Average pooling as a convolution, or as a ratio of two. */
export const averageSide = record({
  form: v.picklist(['convolution', 'ratio']),
  agreement,
  /** Weights of one channel's kernel, row-major; `text` names the one weight: `1/9`. */
  kernel: record({ columns: count, weights: floats, text: v.string() }),
  /** Sum over the taps and what it is divided by, per output. */
  sums: floats,
  divisors: floats,
  note: richText,
  code: recipeCode,
});

/** Max pooling as a tree of `a + relu(b − a)`. */
export const maxSide = record({
  agreement,
  /** Values of the leaves, `leafCount` per output. */
  leafCount: count,
  leaves: floats,
  /** From the lowest level up: what each output holds in each node, `nodes` per output. */
  levels: list(record({ nodes: count, values: floats, gains: floats, carried: list(count) })),
  /** The whole map of every step, for those who want to see them all. */
  maps: list(tabGrid),
  /** The same tree computed in float32, on the same input and on a pair of values lost in it. */
  single: record({
    maximalError: v.number(),
    /** Outputs that are not exactly the maximum. */
    differing: count,
    lost: record({
      a: v.number(),
      b: v.number(),
      /** `relu(b − a)` and `a + relu(b − a)`, rounded. */
      gain: v.number(),
      result: v.number(),
      maximum: v.number(),
    }),
  }),
  caution: richText,
  code: recipeCode,
});

/** Max pooling by shifted copies: one kernel with a single 1 per tap, then the largest channel. */
export const shiftsSide = record({
  kernels: list(tabGrid),
  copies: list(tabGrid),
  agreement,
  code: recipeCode,
});

/** A reducer with a slider between two others. */
export const sliderSide = record({
  value: v.number(),
  output: tabGrid,
  max: tabGrid,
  average: v.nullable(tabGrid),
  toMax: v.number(),
  toAverage: v.nullable(v.number()),
  caution: richText,
  code: recipeCode,
});

/** A typed kernel, and the input on which it is not the maximum. */
export const kernelTrial = record({
  columns: count,
  weights: list(v.number()),
  starters: list(record({ label: v.string(), weights: list(v.number()) })),
  convolved: tabGrid,
  max: tabGrid,
  example: v.nullable(
    record({
      input: tabGrid,
      maximum: v.number(),
      convolved: v.number(),
    }),
  ),
});

export const convolutionTab = record({
  kind: v.literal('convolution'),
  choices: tabOptions,
  /** Why there is nothing to show for this layer; empty where there is. */
  obstacle: richText,
  /** What part of a large input this is about; empty: all of it. */
  remark: v.string(),
  /** Max pooling on the same windows: where each window lies and which value wins. */
  picture: v.nullable(pictureState),
  channels: count,
  /** The side that is the layer's own. */
  own: v.picklist(['average', 'max', 'softmax', 'lp']),
  /** `[1, 1]` for each output. */
  outputNames: list(v.string()),
  /** Two inputs whose sum shows that a maximum is not linear. */
  additivity: record({
    x: list(v.number()),
    y: list(v.number()),
    sum: list(v.number()),
    maxOfX: v.number(),
    maxOfY: v.number(),
    maxOfSum: v.number(),
  }),
  average: v.nullable(averageSide),
  max: v.nullable(maxSide),
  shifts: v.nullable(shiftsSide),
  lp: v.nullable(sliderSide),
  softmax: v.nullable(sliderSide),
  trial: v.nullable(kernelTrial),
});

export const comparedSetting = record({
  id: v.string(),
  label: v.string(),
  /** `your code`, or empty. */
  note: v.string(),
  sentence: richText,
  /** The framework's own words where it rejects the setting. */
  error: v.string(),
  picture: v.nullable(pictureState),
  /** How many outputs differ from those of the first setting, and why; empty for the first. */
  verdict: richText,
  why: richText,
  equal: v.boolean(),
  /** Outputs that differ from those of the first setting, or that only this one has. */
  marked: list(count),
});

export const compareTab = record({
  kind: v.literal('compare'),
  choices: tabOptions,
  /** What part of a large input this is about; empty: all of it. */
  remark: v.string(),
  group: compareGroup,
  /** Whether it is compared on a picture; null where that can't be chosen. */
  image: v.nullable(v.boolean()),
  /** What can be compared with the layer. */
  options: list(record({ id: v.string(), label: v.string() })),
  settings: list(comparedSetting),
  /** `3 of 4 outputs differ`, and the sizes. */
  headline: richText,
  sizes: v.string(),
  equal: v.boolean(),
  rows: list(
    record({
      output: v.string(),
      value: v.string(),
      /** One for each other setting that its framework takes. */
      others: list(record({ text: v.string(), change: v.string(), differs: v.boolean() })),
    }),
  ),
  /** Rows that were left out of the table. */
  omitted: count,
  /** How to get the answer of each compared setting that can be written. */
  codes: list(
    record({
      title: v.string(),
      text: v.string(),
      /** Writes it into the selected call; null where that can't be done. */
      action: v.nullable(action),
      /** Why it can't be written into the selected call. */
      obstacle: v.string(),
    }),
  ),
  elsewhere: list(
    record({
      library: v.string(),
      spelling: v.string(),
      /** Whether it gives the layer's very outputs; null where that takes too long. */
      equal: v.nullable(v.boolean()),
      remark: v.string(),
      chosen: v.boolean(),
    }),
  ),
});

export const gradientTab = record({
  kind: v.literal('gradient'),
  choices: tabOptions,
  /** What part of a large input this is about; empty: all of it. */
  remark: v.string(),
  /** Where the windows lie. */
  axes: list(axisPicture),
  input: tabGrid,
  output: tabGrid,
  upstream: tabGrid,
  /** What arrives at each input; null where the reducer has no derivative. */
  gradient: v.nullable(tabGrid),
  rule: richText,
  /** The same by finite differences, with cells at a tie left out. */
  check: v.nullable(
    record({
      step: v.number(),
      numeric: tabGrid,
      compared: count,
      maximalError: v.number(),
      atTies: list(count),
    }),
  ),
  code: recipeCode,
});

export const initialTabOptions: TabOptions = {
  p: 8,
  temperature: 1,
  kernel: [],
  group: 'frameworks',
  onImage: false,
  against: [],
  upstream: [],
};

export type TabGrid = v.InferOutput<typeof tabGrid>;
export type RecipeText = v.InferOutput<typeof recipeCode>;
export type Agreement = v.InferOutput<typeof agreement>;
export type AverageSide = v.InferOutput<typeof averageSide>;
export type MaxSide = v.InferOutput<typeof maxSide>;
export type ShiftsSide = v.InferOutput<typeof shiftsSide>;
export type SliderSide = v.InferOutput<typeof sliderSide>;
export type KernelTrial = v.InferOutput<typeof kernelTrial>;
export type ConvolutionTab = v.InferOutput<typeof convolutionTab>;
export type CompareGroup = v.InferOutput<typeof compareGroup>;
export type ComparedSetting = v.InferOutput<typeof comparedSetting>;
export type CompareTab = v.InferOutput<typeof compareTab>;
export type GradientTab = v.InferOutput<typeof gradientTab>;
export type TabOptions = v.InferOutput<typeof tabOptions>;
