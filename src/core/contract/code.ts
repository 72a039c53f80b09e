import * as v from 'valibot';
import { codeEdit, position, sourceRange } from '../../protocol/code.js';
import { list, record } from '../../protocol/schema.js';

export { codeEdit, position, sourceRange };

/** The changes that were asked for, or why they can't be made; null: the call is gone. */
export const editsAnswer = v.nullable(
  v.variant('ok', [
    record({ ok: v.literal(true), edits: list(codeEdit) }),
    record({ ok: v.literal(false), why: v.string() }),
  ]),
);

/** Sizes that the reader gave in one file, by call; the one given last is last. */
export const givenSizes = v.pipe(v.record(v.string(), v.string()), v.readonly());

export type GivenSizes = v.InferOutput<typeof givenSizes>;
export type EditsAnswer = v.InferOutput<typeof editsAnswer>;
