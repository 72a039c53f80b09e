import * as v from 'valibot';
import { argumentChange } from '../../protocol/action.js';
import { count, list, record } from '../../protocol/schema.js';
import { callChoice } from './calls.js';
import { codeEdit, editsAnswer, givenSizes, position, sourceRange } from './code.js';
import { exchange } from './exchange.js';

/** How hovers look and where their links lead. */
const hoverOptions = record({
  /** The document that the links name. */
  document: v.string(),
  /** The theme of the small picture; null: none is wanted. */
  thumbnail: v.nullable(v.picklist(['light', 'dark', 'hc', 'hc-light'])),
  given: givenSizes,
});

/** The Markdown about the call at a place; null where there is none. */
export const hover = exchange(
  'hover',
  record({ at: position, look: hoverOptions }),
  v.nullable(record({ range: sourceRange, text: v.string() })),
);

/** Makes hovers that may be asked for soon, the likeliest first; says how many there are. */
export const prepareHovers = exchange(
  'prepareHovers',
  record({ places: list(position), look: hoverOptions }),
  v.number(),
);

/** The shapes to write behind each call, with its cost where that is wanted. */
export const shapeHints = exchange(
  'shapeHints',
  record({
    layers: v.picklist(['pooling', 'all']),
    /** The sizes with which costs are counted; null: no costs are wanted. */
    costs: v.nullable(givenSizes),
  }),
  list(record({ range: sourceRange, text: v.string(), all: list(v.string()) })),
);

/** What to write above each call. */
export const lensTitles = exchange(
  'lensTitles',
  record({ given: givenSizes }),
  list(record({ id: v.string(), range: sourceRange, title: v.string() })),
);

/** What is wrong in the code, for the list of problems. */
export const problems = exchange(
  'problems',
  record({}),
  list(
    record({
      /** Null: of the whole module. */
      range: v.nullable(sourceRange),
      message: v.string(),
      severity: v.picklist(['error', 'warning', 'information', 'hint']),
      code: v.string(),
      related: list(record({ range: sourceRange, message: v.string() })),
    }),
  ),
);

/** Changes of the code to offer at a place. */
export const codeActions = exchange(
  'codeActions',
  record({
    at: position,
    given: givenSizes,
    /** Whether somebody asked: then also those that take many readings to verify. */
    all: v.boolean(),
  }),
  list(
    record({
      title: v.string(),
      kind: v.picklist(['quickFix', 'refactor', 'rewrite', 'extract']),
      edits: list(codeEdit),
      preferred: v.boolean(),
    }),
  ),
);

/** What to write so that a call has other arguments. */
export const argumentEdits = exchange(
  'argumentEdits',
  record({ call: callChoice, changes: list(argumentChange) }),
  editsAnswer,
);

/** What to write so that a call that is rejected becomes valid; null: nothing is wrong any more. */
export const firstFix = exchange('firstFix', record({ call: callChoice }), editsAnswer);

/** What to write above a model whose input's size was worked out: these sides, or those that were taken. */
export const inputSizeEdits = exchange(
  'inputSizeEdits',
  record({ call: callChoice, flow: count, sides: v.nullable(list(count)) }),
  editsAnswer,
);

/** What to write so that sizes fit: one of the ways out of the problem at a place, from 0. */
export const wayOut = exchange('wayOut', record({ at: position, way: count }), editsAnswer);

export type HoverOptions = v.InferOutput<typeof hoverOptions>;
export type CodeProblem = v.InferOutput<typeof problems.answer>[number];
export type OfferedAction = v.InferOutput<typeof codeActions.answer>[number];
