import * as v from 'valibot';
import { count, list, record } from '../../protocol/schema.js';
import { moduleChange, moduleName, moduleText } from './module-text.js';

/** What the host tells the core. */
export const toCore = v.variant('type', [
  /** First of all: the messages of the editor's language by their English ones. */
  record({ type: v.literal('start'), messages: v.record(v.string(), v.string()) }),
  record({ type: v.literal('module'), module: moduleText }),
  record({ type: v.literal('change'), change: moduleChange }),
  /** Nobody will ask about this version any more; what is being read of it ends. */
  record({ type: v.literal('forget'), module: moduleName }),
  record({
    type: v.literal('ask'),
    id: count,
    name: v.string(),
    /** What it is about; null: about no module. */
    module: v.nullable(moduleName),
    question: v.unknown(),
  }),
  record({ type: v.literal('cancel'), id: count }),
  /** A file that the core asked for; null: there is none. */
  record({ type: v.literal('file'), id: count, text: v.nullable(v.string()) }),
]);

/** Why there is no answer. */
export const noAnswer = v.picklist([
  /** Nobody wants it any more. */
  'cancelled',
  /** The core does not have this version of the module: send it and ask again. */
  'unknownModule',
  /** An error of ours. */
  'failed',
]);

/** What the core tells the host. */
export const fromCore = v.variant('type', [
  record({ type: v.literal('ready') }),
  /** What the core begins to work on; should it die, this was the cause. Null: on nothing. */
  record({ type: v.literal('working'), module: v.nullable(moduleName) }),
  record({ type: v.literal('answer'), id: count, answer: v.unknown() }),
  record({ type: v.literal('noAnswer'), id: count, why: noAnswer, detail: v.string() }),
  record({ type: v.literal('readFile'), id: count, module: moduleName, path: v.string() }),
  record({ type: v.literal('log'), lines: list(v.string()) }),
]);

export type ToCore = v.InferOutput<typeof toCore>;
export type FromCore = v.InferOutput<typeof fromCore>;
export type NoAnswer = v.InferOutput<typeof noAnswer>;
