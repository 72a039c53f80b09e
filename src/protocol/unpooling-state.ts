import * as v from 'valibot';
import { flowChoice, header } from './header-state.js';
import { inspector } from './inspector-state.js';
import { overview, range, valueBox } from './picture-state.js';
import { richText } from './rich-text.js';
import { count, integer, integers, list, record } from './schema.js';
import { selection, valuesState } from './values-state.js';

/** One axis of an unpooling layer: the window of the pooling that it undoes, and both sizes. */
export const unpoolingAxis = record({
  name: v.picklist(['depth', 'height', 'width', 'length']),
  inputSize: count,
  outputSize: count,
  kernel: count,
  stride: count,
  /** Padding of the pooling before and after the data. */
  padding: integer,
  padAfter: integer,
});

/**
 * One plane of an unpooling layer. Arrays over the input run over `input.size`, arrays over the
 * output over `output.size`, row-major.
 */
export const unpoolingPicture = record({
  /** Outermost first: depth, height, width; one entry for 1D. */
  axes: list(unpoolingAxis),
  input: valueBox,
  output: valueBox,
  /** The index of each value as the layer takes it. */
  indices: integers,
  /** The sizes that indices count in, and the index of this plane's first cell. */
  indexed: list(count),
  firstIndex: count,
  /** Flat index in the whole output plane where each value goes; −1: outside the output. */
  places: integers,
  /** Flat index in the whole input plane of the value that stays in a cell; −1: none, it is 0. */
  writers: integers,
  /** How many values go to a cell. */
  writes: integers,
  /** Values of the whole plane that another one replaces; null: they aren't counted yet. */
  replaced: v.nullable(count),
  /** Values of the whole plane that have no place. */
  outside: count,
  /** Range of the input's values and 0, infinities left out. */
  range,
  inputOverview: v.nullable(overview),
  outputOverview: v.nullable(overview),
  /** How much of the work is done that goes on, from 0 to 1; null: nothing is left to come. */
  unfinished: v.nullable(v.number()),
});

/** Everything to draw one unpooling layer. */
export const unpoolingState = record({
  kind: v.literal('unpooling'),
  header,
  sentence: richText,
  picture: unpoolingPicture,
  /** Whether the indices are those of the code or of a max pooling on sample values. */
  indicesFrom: v.picklist(['code', 'sample']),
  /** The framework's own text where an index has no place; null: all have one. */
  error: v.nullable(v.string()),
  inspector,
  values: valuesState,
  selection,
  flows: list(flowChoice),
  flow: count,
});

export type UnpoolingAxis = v.InferOutput<typeof unpoolingAxis>;
export type UnpoolingPicture = v.InferOutput<typeof unpoolingPicture>;
export type UnpoolingState = v.InferOutput<typeof unpoolingState>;
