import * as v from 'valibot';
import { packedSchema } from '../../protocol/packed.js';
import { count, list, record } from '../../protocol/schema.js';
import { callChoice, callSummary } from './calls.js';
import { position, sourceRange } from './code.js';
import { exchange } from './exchange.js';

/** Which model is meant: the one at a place, or one by its number among those that are offered. */
const modelChoice = {
  place: v.nullable(position),
  run: v.nullable(count),
  /** Sizes of its input as typed: the one in view, and one beside it; empty: none. */
  size: record({ given: v.string(), compared: v.string() }),
};

export type ModelChoice = {
  readonly [K in keyof typeof modelChoice]: v.InferOutput<(typeof modelChoice)[K]>;
};

/** What to write above each class or function of the module that is a model. */
export const modelLenses = exchange(
  'modelLenses',
  record({}),
  list(record({ range: sourceRange, title: v.string() })),
);

/** A layer's input where that of its model, which was worked out, has other sides; null: not known. */
export const inputAtSides = exchange(
  'inputAtSides',
  record({ call: callChoice, flow: count, sides: list(count) }),
  v.nullable(
    record({
      /** `1, 6, 25, 25`. */
      text: v.string(),
      /** They are the sides that were worked out. */
      isOwn: v.boolean(),
    }),
  ),
);

/** What the Model tab shows. */
export const drawModel = exchange(
  'drawModel',
  record({
    ...modelChoice,
    kept: v.boolean(),
    /** A pooling call can be shown in the other tabs. */
    hasLayer: v.boolean(),
  }),
  record({
    state: packedSchema,
    kind: v.picklist(['model', 'noModel']),
    /** The name in the panel's title; null where there is no model. */
    title: v.nullable(v.string()),
  }),
);

/** Where a call of a model is written, and the pooling call that it is; no step: the model itself. */
export const findStep = exchange(
  'findStep',
  record({ ...modelChoice, step: v.nullable(count) }),
  v.nullable(record({ range: v.nullable(sourceRange), call: v.nullable(callSummary) })),
);
