import * as v from 'valibot';
import { actionLink } from './action.js';
import { count, list, record } from './schema.js';
import { richText } from './rich-text.js';

/** The kinds of cell that a picture tells apart. */
export const cellKind = v.picklist(['data', 'padding', 'neverRead', 'overhang', 'dropped', 'hole']);

/** A half-open stretch of coordinates along one axis. */
export const coordinateRange = record({ from: v.number(), to: v.number() });

/**
 * All cells whose coordinate along one axis is in one of the ranges: input coordinates, negative
 * or beyond the data for padding, or output indices.
 */
export const cellRanges = record({
  of: v.picklist(['input', 'output']),
  axis: count,
  ranges: list(coordinateRange),
});

/** One fact about this layer's edges. */
export const notice = record({
  severity: v.picklist(['info', 'warning', 'error']),
  /** A stable name of the rule. */
  code: v.string(),
  text: richText,
  /** The cells that “Show cells” keeps bright; their union. Empty: there is nothing to show. */
  cells: list(cellRanges),
  actions: list(actionLink),
});

/** A stretch of a formula; a letter below it names what the number is. */
export const formulaPart = record({ text: v.string(), letter: v.nullable(v.string()) });

/** How one axis, or several that agree, get their size. */
export const formula = record({ axes: v.string(), parts: list(formulaPart) });

/** The output's size, explained. */
export const outputSize = record({ formulas: list(formula), remark: richText });

/** One line of the cost: a number and the convention it was counted by. */
export const costRow = record({
  label: v.string(),
  note: v.string(),
  value: v.string(),
  /** The exact number with its unit, for the tooltip. */
  exact: v.string(),
});

/** What a tool that counts would print, and why. */
export const countedByRow = record({ tool: v.string(), value: v.string(), reason: v.string() });

/** The cost of one forward pass. */
export const costState = record({
  summary: v.string(),
  rows: list(costRow),
  countedBy: list(countedByRow),
});

/** One layer on the way from the model's input to here. */
export const receptiveLayer = record({
  name: v.string(),
  /** `file.py:12`, to go there; null where it is not in a file. */
  location: v.nullable(v.string()),
  /** Size and step of the receptive field after this layer, such as `7 × 7` and `4`. */
  field: v.string(),
  jump: v.string(),
});

/** How much of the model's input one output of this layer sees. */
export const receptiveField = record({ sentence: richText, layers: list(receptiveLayer) });

/** The column beside the picture. */
export const inspector = record({
  notices: list(notice),
  outputSize,
  cost: v.nullable(costState),
  receptiveField: v.nullable(receptiveField),
});

export type CellKind = v.InferOutput<typeof cellKind>;
export type CellRanges = v.InferOutput<typeof cellRanges>;
export type Notice = v.InferOutput<typeof notice>;
export type FormulaPart = v.InferOutput<typeof formulaPart>;
export type Formula = v.InferOutput<typeof formula>;
export type OutputSizeState = v.InferOutput<typeof outputSize>;
export type CostState = v.InferOutput<typeof costState>;
export type ReceptiveLayer = v.InferOutput<typeof receptiveLayer>;
export type ReceptiveFieldState = v.InferOutput<typeof receptiveField>;
export type Inspector = v.InferOutput<typeof inspector>;
