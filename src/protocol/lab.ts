import * as v from 'valibot';
import type { Result } from '../engine/index.js';
import { notice } from './inspector-state.js';
import { labSettingsSchema } from './lab-settings.js';
import { lessonAnswer, lessonState } from './lesson-state.js';
import { pictureState } from './picture-state.js';
import { richText } from './rich-text.js';
import { count, floats, list, record } from './schema.js';

/** The boxes of the Lab that an error can be about. */
export const labField = v.picklist([
  'kernel',
  'stride',
  'padding',
  'dilation',
  'divisor',
  'outputSize',
  'p',
  'inputSize',
]);

/** Why the framework refuses these settings, in its own words, and ours on what to change. */
export const labError = record({
  field: v.nullable(labField),
  message: v.string(),
  hint: v.string(),
});

/** The pooling call at the cursor. */
export const labTarget = record({
  /** `pooling.py:14, nn.MaxPool2d`. */
  label: v.string(),
  /** Why the settings can't be written into it; null: they can. */
  obstacle: v.nullable(v.string()),
});

/** Everything the Lab shows: a complete snapshot, never a delta. */
export const labState = record({
  settings: labSettingsSchema,
  /** Of the newest settings that were valid; null until there were any. */
  picture: v.nullable(pictureState),
  /** For softmax: average and maximum of each window, the ends that it lies between. */
  between: v.nullable(record({ averages: floats, maxima: floats })),
  /** The picture's sentence, for readers who don't see it. */
  sentence: richText,
  input: v.string(),
  output: v.string(),
  /** Not null: the picture is an older one. */
  error: v.nullable(labError),
  notices: list(notice),
  /** What the code has to add to the framework's layer; empty where nothing. */
  codeNotice: richText,
  /** The code that “Insert code” writes; empty where there is none. */
  code: v.string(),
  target: v.nullable(labTarget),
  /** The Lab takes the settings of the call at the cursor. */
  follow: v.boolean(),
  lessons: list(record({ id: v.string(), title: v.string() })),
  lesson: v.nullable(lessonState),
});

/** What a reader wants, from the Lab up to the host. */
export const labIntention = v.variant('type', [
  record({ type: v.literal('ready') }),
  /** The newest settings, all of them. `sequence` comes back, so that typing isn't overwritten. */
  record({ type: v.literal('edit'), sequence: count, settings: labSettingsSchema }),
  record({ type: v.literal('follow'), follow: v.boolean() }),
  record({ type: v.literal('reset') }),
  record({ type: v.literal('apply') }),
  record({ type: v.literal('insertCode') }),
  record({ type: v.literal('openPanel') }),
  record({ type: v.literal('copyLink') }),
  record({ type: v.literal('copy'), text: v.string() }),
  /** Null leaves the lesson; the settings stay. */
  record({ type: v.literal('chooseLesson'), lesson: v.nullable(v.string()) }),
  record({ type: v.literal('goToStep'), step: count }),
  record({ type: v.literal('answer'), answer: lessonAnswer }),
  record({ type: v.literal('failed'), message: v.string(), stack: v.string() }),
]);

/** What the host tells the Lab. */
export const labMessage = v.variant('type', [
  /** A complete snapshot; the newest revision wins. `sequence` is that of the newest edit in it. */
  record({ type: v.literal('showLab'), revision: count, sequence: count, state: labState }),
]);

export type LabField = v.InferOutput<typeof labField>;
export type LabError = v.InferOutput<typeof labError>;
export type LabTarget = v.InferOutput<typeof labTarget>;
export type LabState = v.InferOutput<typeof labState>;
export type LabIntention = v.InferOutput<typeof labIntention>;
export type LabMessage = v.InferOutput<typeof labMessage>;

/** Reads what came from the Lab's webview; the error names the part that is wrong. */
export const readLabIntention = (received: unknown): Result<LabIntention, string> =>
  read(labIntention, received);

/** Reads what came from the host; the error names the part that is wrong. */
export const readLabMessage = (received: unknown): Result<LabMessage, string> =>
  read(labMessage, received);

const read = <T>(schema: v.GenericSchema<unknown, T>, received: unknown): Result<T, string> => {
  const result = v.safeParse(schema, received);
  if (result.success) {
    return { ok: true, value: result.output };
  }
  const [issue] = result.issues;
  return { ok: false, error: `${v.getDotPath(issue) ?? 'message'}: ${issue.message}` };
};
