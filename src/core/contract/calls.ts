import * as v from 'valibot';
import { count, list, record } from '../../protocol/schema.js';
import { position, sourceRange } from './code.js';
import { exchange } from './exchange.js';

/** A pooling call, or sizes that don't fit, as the host knows it. Everything else about it is asked for. */
export const callSummary = record({
  /** By this it is found again when lines above it move. */
  id: v.string(),
  role: v.picklist(['constructor', 'call', 'failure']),
  range: sourceRange,
  callee: v.string(),
  text: v.string(),
  /** The framework's own name. */
  framework: v.string(),
});

/** Which call is meant. */
export const callChoice = v.variant('by', [
  /** The innermost one at a place. */
  record({ by: v.literal('place'), at: position }),
  /** The one that a cursor means: at it, on its line, else the nearest above, else the first below. */
  record({ by: v.literal('cursor'), at: position }),
  /**
   * What a panel shows for a cursor: sizes that don't fit there, else the call at it; `nearest`: else
   * the one that a cursor means.
   */
  record({ by: v.literal('shown'), at: position, nearest: v.boolean() }),
  /** The one that a shape written at a place is meant for: the next below in its block, else `shown`. */
  record({ by: v.literal('shape'), at: position, shown: v.nullable(v.string()) }),
  record({ by: v.literal('id'), id: v.string() }),
  /** One that was seen before and may have moved: by where it begins now, its name and its role. */
  record({
    by: v.literal('track'),
    at: v.nullable(position),
    id: v.string(),
    role: v.picklist(['constructor', 'call', 'failure']),
  }),
  /** The last one that a tensor passes. */
  record({ by: v.literal('last') }),
]);

/** One call of a module; null where it isn't there. */
export const findCall = exchange('findCall', record({ call: callChoice }), v.nullable(callSummary));

/** Every pooling call of a module, in source order. */
export const listCalls = exchange('listCalls', record({}), list(callSummary));

/** Where a label of a snapshot, such as `net.py:8`, leads; null where it names no place. */
export const findLabel = exchange(
  'findLabel',
  record({ call: callChoice, label: v.string() }),
  v.nullable(sourceRange),
);

/** Sizes to propose for a call's input, best first. */
export const proposeSizes = exchange(
  'proposeSizes',
  record({ call: callChoice, given: v.pipe(v.record(v.string(), v.string()), v.readonly()) }),
  list(v.string()),
);

/** How many pooling calls a module has; reads it, so that later questions are answered sooner. */
export const readAhead = exchange('readAhead', record({}), count);

export type CallSummary = v.InferOutput<typeof callSummary>;
export type CallChoice = v.InferOutput<typeof callChoice>;

/** How much is known of a module, and which versions of libraries are assumed. */
export const fileStatus = exchange(
  'fileStatus',
  record({}),
  record({
    calls: count,
    /** How many of them have sizes, in numbers or in symbols. */
    sized: count,
    /** The libraries of its calls as they call themselves; null: no version is assumed. */
    libraries: list(record({ name: v.string(), version: v.nullable(v.string()) })),
  }),
);
export type FileStatus = v.InferOutput<typeof fileStatus.answer>;
