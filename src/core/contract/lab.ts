import * as v from 'valibot';
import { action } from '../../protocol/action.js';
import { labIntention } from '../../protocol/lab.js';
import { labSettingsSchema } from '../../protocol/lab-settings.js';
import { lessonAnswer } from '../../protocol/lesson-state.js';
import { packedSchema } from '../../protocol/packed.js';
import { count, list, record } from '../../protocol/schema.js';
import { exchange } from './exchange.js';

/** Everything that the Lab holds: a session can be made of it anew. */
const labKept = record({
  settings: labSettingsSchema,
  /** The newest settings that were valid: those of the picture; null until there were any. */
  drawn: v.nullable(labSettingsSchema),
  lesson: v.nullable(v.string()),
  /** Where the student is in the lesson. */
  progress: record({
    step: count,
    answers: list(record({ step: count, answer: lessonAnswer })),
    completed: list(count),
  }),
  follow: v.boolean(),
  sequence: count,
});

/** The settings that a link holds, with its lesson. */
const labLink = record({ settings: labSettingsSchema, lesson: v.nullable(v.string()) });

/** What happens to the Lab. */
const labEvent = v.variant('kind', [
  record({ kind: v.literal('intention'), intention: labIntention }),
  record({ kind: v.literal('open'), link: labLink }),
  /** The call became another one. */
  record({ kind: v.literal('select') }),
  /** The settings become those of the call. */
  record({ kind: v.literal('take') }),
]);

const layerCode = record({ imports: list(v.string()), body: v.string() });

/** What only the editor can do. */
const labAction = v.variant('kind', [
  record({ kind: v.literal('insert'), code: layerCode }),
  record({ kind: v.literal('apply'), action }),
  /** A program with the layer; null for a library whose code isn't read. */
  record({ kind: v.literal('openPanel'), program: v.nullable(v.string()) }),
  record({ kind: v.literal('copyLink'), link: labLink }),
  record({ kind: v.literal('copy'), text: v.string() }),
  record({ kind: v.literal('log'), message: v.string() }),
]);

/** The lessons that can be exported. */
export const listLessons = exchange(
  'listLessons',
  record({}),
  list(record({ id: v.string(), title: v.string() })),
);

/** A lesson as files, the page or the notebook first; empty: there is no such lesson. */
export const exportLesson = exchange(
  'exportLesson',
  record({ id: v.string(), name: v.string(), format: v.picklist(['markdown', 'notebook']) }),
  list(record({ name: v.string(), text: v.string() })),
);

/** Takes the Lab on by what happened, and gives what it shows then. */
export const lab = exchange(
  'lab',
  record({
    /** Null: the Lab as it is at first. */
    kept: v.nullable(labKept),
    /** The call at the cursor, of the module that is asked about; null: none. */
    call: v.nullable(record({ id: v.string(), location: v.string() })),
    events: list(labEvent),
  }),
  record({ kept: labKept, state: packedSchema, actions: list(labAction) }),
);

/** Where the Lab's code goes in a text, at the line of the cursor: text at offsets of it. */
export const insertion = exchange(
  'insertion',
  record({ text: v.string(), line: count, code: layerCode }),
  record({ importsAt: count, imports: v.string(), bodyAt: count, body: v.string() }),
);

export type LabKept = v.InferOutput<typeof labKept>;
export type LabEvent = v.InferOutput<typeof labEvent>;
export type LabAction = v.InferOutput<typeof labAction>;
