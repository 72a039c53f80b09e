import * as v from 'valibot';
import { count, floats, integer, list, record } from './schema.js';

/** Values that can be made up for a picture. */
export const preset = v.variant('kind', [
  record({ kind: v.literal('arange') }),
  record({ kind: v.literal('random'), seed: integer }),
  /** Whole numbers from 0 to 9. */
  record({ kind: v.literal('digits'), seed: integer }),
  record({ kind: v.literal('checkerboard') }),
  record({ kind: v.literal('edge') }),
  record({ kind: v.literal('constant'), value: v.number() }),
  /** Rings and lines: what a large map shows best. */
  record({ kind: v.literal('sample') }),
]);

/** Where the values of the input come from. */
export const valuesState = record({
  /** `code`: literal in the code. `typed`: by the reader, `image`: from a picture. */
  origin: v.picklist(['code', 'preset', 'typed', 'image']),
  preset: v.nullable(preset),
  /** Values that the code holds are there to go back to. */
  hasCodeValues: v.boolean(),
  /** Cells can be typed into. */
  editable: v.boolean(),
  /** Elements of the plane in view whose values their reader typed, by their indices. */
  typed: list(list(count)),
  canUndo: v.boolean(),
  canRedo: v.boolean(),
});

/** Which plane of the tensor the picture shows. */
export const selection = record({
  batch: count,
  batches: count,
  channel: count,
  channels: count,
  /** Mean of each channel of this batch, at most 512 of them; null for one channel. */
  channelMeans: v.nullable(floats),
});

/**
 * A box of the input in cells: what a view needs exact values of; and the output in hand, which is
 * computed first where not all outputs of the box can be.
 */
export const viewport = record({
  origin: list(count),
  size: list(count),
  output: v.optional(list(count)),
});

/** Sizes of a model's input that can be chosen: `28×28`, or `20–23 × 44–47` and the smallest of each. */
export const sizeChoice = record({ text: v.string(), sides: list(count) });

const sidesInRow = { first: count, last: count };

/** What square inputs around those that fit give the layer that tells the size. */
export const ladder = record({
  sides: list(count),
  /** Neighbouring sides that give the same: the last map (`4×4`; empty: not known) and its values. */
  rungs: list(record({ ...sidesInRow, map: v.string(), values: count })),
  fits: record(sidesInRow),
});

/** Sizes that fit a model whose input's size the code doesn't say. */
export const fittingSizes = record({
  /** The layer whose number tells, and where it stands. */
  layer: v.string(),
  place: v.string(),
  /** What arrives there: `16·4·4 = 256`. */
  values: v.string(),
  /** The sides in view, the height first; null: a size that the reader typed. */
  sides: v.nullable(list(count)),
  squares: list(sizeChoice),
  /** The largest square that fits; null: it is among those. */
  largest: v.nullable(v.string()),
  /** Heights and widths that differ, nearest to a square first. */
  rectangles: list(sizeChoice),
  /** Null: no square fits. */
  ladder: v.nullable(ladder),
});

export type Preset = v.InferOutput<typeof preset>;
export type ValuesState = v.InferOutput<typeof valuesState>;
export type SizeChoice = v.InferOutput<typeof sizeChoice>;
export type Ladder = v.InferOutput<typeof ladder>;
export type FittingSizes = v.InferOutput<typeof fittingSizes>;
export type Selection = v.InferOutput<typeof selection>;
export type Viewport = v.InferOutput<typeof viewport>;
