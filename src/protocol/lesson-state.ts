import * as v from 'valibot';
import { richText } from './rich-text.js';
import { count, list, record } from './schema.js';

/** A small grid of numbers beside the picture; `marked` cells differ or win. */
export const numberGrid = record({
  label: v.string(),
  columns: count,
  values: list(v.number()),
  marked: list(count),
});

/** What a step shows besides the live picture. */
export const exhibit = v.variant('kind', [
  /** Grids side by side, such as the layer's outputs and those of a convolution. */
  record({ kind: v.literal('grids'), grids: list(numberGrid), caption: richText }),
  /** A formula built up term by term; terms not reached yet are left out. */
  record({
    kind: v.literal('terms'),
    terms: list(record({ text: v.string(), meaning: v.string(), value: v.string() })),
    caption: richText,
  }),
]);

/** What a student does in a step. */
export const lessonTask = v.variant('kind', [
  /** Change the Lab's own controls. */
  record({ kind: v.literal('settings') }),
  record({ kind: v.literal('choice'), options: list(v.string()), chosen: v.nullable(count) }),
  record({ kind: v.literal('number'), label: v.string(), given: v.nullable(v.number()) }),
  /** Type the weights of a kernel, row-major over `columns`. */
  record({
    kind: v.literal('kernel'),
    columns: count,
    weights: list(v.number()),
    starters: list(record({ label: v.string(), weights: list(v.number()) })),
  }),
]);

export const lessonAnswer = v.variant('kind', [
  record({ kind: v.literal('choice'), chosen: count }),
  record({ kind: v.literal('number'), given: v.number() }),
  record({
    kind: v.literal('kernel'),
    weights: v.pipe(v.array(v.pipe(v.number(), v.finite())), v.maxLength(256), v.readonly()),
  }),
]);

/** One step of a lesson, as the Lab shows it. */
export const lessonState = record({
  id: v.string(),
  title: v.string(),
  step: count,
  /** Whether each step was completed. */
  completed: list(v.boolean()),
  instruction: richText,
  question: richText,
  task: lessonTask,
  exhibit: v.nullable(exhibit),
  done: v.boolean(),
  /** What the check says to what was done so far; empty while nothing was. */
  feedback: richText,
  /** Why it is so; empty until the step is done. */
  reason: richText,
  /** Code to take away; empty until the step is done, or where there is none. */
  code: v.string(),
});

export type NumberGrid = v.InferOutput<typeof numberGrid>;
export type Exhibit = v.InferOutput<typeof exhibit>;
export type LessonTask = v.InferOutput<typeof lessonTask>;
export type LessonAnswer = v.InferOutput<typeof lessonAnswer>;
export type LessonState = v.InferOutput<typeof lessonState>;
