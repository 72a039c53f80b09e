import * as v from 'valibot';
import type { ArgumentValue } from '../engine/index.js';
import { position } from './code.js';
import { count, list, record } from './schema.js';

/** A Python value of an argument, as `ArgumentValue` has it. */
export const argumentValue: v.GenericSchema<unknown, ArgumentValue> = v.lazy(() =>
  v.union([
    v.number(),
    v.boolean(),
    v.string(),
    v.null(),
    record({ float: v.number() }),
    list(argumentValue),
  ]),
);

/** One argument and the value it should have. */
export const argumentChange = record({ parameter: v.string(), value: argumentValue });

/** Something the host can do for a notice, an error or a menu; it travels down and comes back. */
export const action = v.variant('kind', [
  /** Write arguments of the call in the code, as one undoable edit. */
  record({ kind: v.literal('setArguments'), changes: list(argumentChange) }),
  /** Put text on the clipboard; `what` names it in the message that follows. */
  record({ kind: v.literal('copy'), what: v.string(), text: v.string() }),
  /** Replace the whole call by other code, as one undoable edit. */
  record({ kind: v.literal('replaceCall'), text: v.string() }),
  /** Make the change that is offered for the failure at a place, by its number from 0. */
  record({ kind: v.literal('wayOut'), at: position, way: count }),
  /** Write the input's size that is in view as a comment above its model. */
  record({ kind: v.literal('writeInputSize') }),
  /** Open the Compare tab on this layer beside itself with other arguments. */
  record({ kind: v.literal('compareWith'), changes: list(argumentChange) }),
]);

/** A link that does something. */
export const actionLink = record({ label: v.string(), action });

export type ArgumentChange = v.InferOutput<typeof argumentChange>;
export type Action = v.InferOutput<typeof action>;
export type ActionLink = v.InferOutput<typeof actionLink>;
