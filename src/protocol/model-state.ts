import * as v from 'valibot';
import { header } from './header-state.js';
import { richText } from './rich-text.js';
import { count, integer, levels, list, record } from './schema.js';

/** How a row is marked on its lane. */
export const rowMark = v.picklist([
  'layer',
  'pooling',
  'quiet',
  'add',
  'cat',
  'multiply',
  'unknown',
  'error',
]);

/** What an output sees of the model's input along one axis, in cells of the input. */
export const axisField = record({
  size: v.number(),
  jump: v.number(),
  /** First cell of output 0's field; null where it isn't known. */
  start: v.nullable(v.number()),
});

/** What is counted in the column of costs. */
export const measure = v.picklist(['operations', 'bytes', 'parameters', 'trained']);

/** A small remark in a frame behind a name. */
export const rowChip = record({ text: v.string(), tone: v.picklist(['plain', 'error']) });

/** One row of the table: a call, or a block of calls that can be opened. */
export const modelRow = record({
  id: v.string(),
  /** How deep in open blocks it stands, from 0; its block is the last row before with one less. */
  level: count,
  /** The first and the last call that it stands for. */
  from: count,
  to: count,
  isBlock: v.boolean(),
  /** A block that is open at first. */
  isOpen: v.boolean(),
  mark: rowMark,
  title: v.string(),
  detail: v.string(),
  isPooling: v.boolean(),
  isQuiet: v.boolean(),
  /** A block with pooling in it. */
  holdsPooling: v.boolean(),
  changesSize: v.boolean(),
  /** Nothing certain is known of it: something before it failed. */
  isBehindBreak: v.boolean(),
  chips: list(rowChip),
  /** Which call of its layer it is, from 1, and of how many. */
  call: record({ index: count, count }),
  path: v.string(),
  /** The path under an open block: `.conv1`. */
  shortPath: v.string(),
  /** Where it is written, such as `lenet.py:16`; null where it is in no file. */
  place: v.nullable(v.string()),
  /** The call that built it, or the call itself, as written. */
  code: v.string(),
  input: v.string(),
  output: v.string(),
  dtype: v.string(),
  /** Rows and columns that come out and that went in, as far as they are numbers. */
  sizes: v.nullable(list(count)),
  former: v.nullable(list(count)),
  /** Words in the place of the bar. */
  note: v.string(),
  sees: v.string(),
  seesAll: v.boolean(),
  field: v.nullable(list(axisField)),
  costs: record({
    operations: v.nullable(v.number()),
    bytes: v.nullable(v.number()),
    parameters: v.nullable(v.number()),
    trained: v.nullable(v.number()),
  }),
  /** Why the output isn't known, or what the framework says. */
  reason: v.string(),
  /** What a screen reader says of the row. */
  label: v.string(),
});

/** One map of the staircase: the input, or what a change of size made. */
export const stairMap = record({
  /** The call that makes it; −1: the input. */
  step: integer,
  sizes: list(count),
  kind: v.picklist(['input', 'pooling', 'convolution', 'other']),
  /** How it hangs together with the map before. */
  link: v.picklist(['none', 'funnel', 'dashed', 'plain', 'grows']),
  text: v.string(),
  below: v.string(),
  title: v.string(),
  /** `28 ÷ 2 = 14`. */
  arithmetic: v.string(),
  isBroken: v.boolean(),
  field: v.nullable(list(axisField)),
});

/** A fact with its number. */
export const modelFact = record({ label: v.string(), aside: v.string(), value: v.string() });

/** One change on the way from the input to the last map. */
export const whyLine = record({ what: v.string(), size: v.string(), isPooling: v.boolean() });

/** The model on another input: its maps, and the calls that give something else. */
export const comparedModel = record({
  input: v.string(),
  sentence: richText,
  isBroken: v.boolean(),
  maps: list(stairMap),
  rows: list(
    record({
      row: v.string(),
      title: v.string(),
      path: v.string(),
      here: v.string(),
      there: v.string(),
      isBroken: v.boolean(),
    }),
  ),
  /** How many more there are. */
  unlisted: count,
  operations: record({ here: v.number(), there: v.number() }),
});

/** The size of the input, and what a reader asked for instead. */
export const modelSize = record({
  /** The model can be run again with another input. */
  canChange: v.boolean(),
  /** What was typed; empty: the code's own size is shown, nothing is compared. */
  given: v.string(),
  compared: v.string(),
  /** Why what was typed can't be used; empty: it can. */
  problem: v.string(),
});

/** A model that was read, on one input. */
export const modelState = record({
  kind: v.literal('model'),
  header,
  /** The name of the model: `LeNet`. */
  name: v.string(),
  sentence: richText,
  /** All calls in order. */
  rows: list(modelRow),
  /** Blocks of them, each before what is in it; empty: there are too few calls to fold. */
  blocks: list(modelRow),
  /** For each call the calls whose outputs it takes; −1: an input. */
  edges: list(list(integer)),
  /** How many calls there are that are not in `rows`. */
  unkept: count,
  totals: record({
    operations: v.number(),
    bytes: v.number(),
    parameters: v.number(),
    trained: v.number(),
  }),
  maps: list(stairMap),
  /** What comes after the last map: `→ 400 → 120`, and in words. */
  tail: record({ sizes: v.string(), note: v.string() }),
  /** Rows of the input: what the scale of the table ends with; 0: there are none. */
  scale: count,
  /** The input as a picture of levels; null where it can't be one. */
  sample: v.nullable(record({ rows: count, columns: count, data: levels })),
  why: list(whyLine),
  whyNote: v.string(),
  facts: list(modelFact),
  /** What the framework says where the chain breaks, and about which call. */
  broken: v.nullable(record({ row: v.string(), title: v.string(), message: v.string() })),
  /** The row that is selected at first; empty: none. */
  selected: v.string(),
  size: modelSize,
  /** Beside it, the model on another input; null: there is none. */
  compared: v.nullable(comparedModel),
  /** The runs of models that can be chosen. */
  runs: list(v.string()),
  run: count,
  /** Whether a pooling call can be shown in the other tabs. */
  hasLayer: v.boolean(),
});

/** There is no model to show, and why. */
export const noModelState = record({
  kind: v.literal('noModel'),
  header,
  title: v.string(),
  reason: richText,
  hasLayer: v.boolean(),
});

export type RowMark = v.InferOutput<typeof rowMark>;
export type AxisField = v.InferOutput<typeof axisField>;
export type Measure = v.InferOutput<typeof measure>;
export type ModelRow = v.InferOutput<typeof modelRow>;
export type StairMap = v.InferOutput<typeof stairMap>;
export type ComparedModel = v.InferOutput<typeof comparedModel>;
export type ModelFact = v.InferOutput<typeof modelFact>;
export type WhyLine = v.InferOutput<typeof whyLine>;
export type ModelState = v.InferOutput<typeof modelState>;
export type NoModelState = v.InferOutput<typeof noModelState>;
