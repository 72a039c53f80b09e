import * as v from 'valibot';
import { actionLink } from './action.js';
import { header } from './header-state.js';
import { pictureState } from './picture-state.js';
import { richText } from './rich-text.js';
import { count, list, record } from './schema.js';

/** One change that makes a rejected layer valid. */
export const fix = record({ link: actionLink, result: v.string() });

/** A fact about sizes that don't fit: what arrives, what was told, who made the size. */
export const misfitRow = record({
  /** Empty: the text is a sentence of its own. */
  name: v.string(),
  text: richText,
  /** `⌊(11 − 2) / 2⌋ + 1 = 5`; empty where no window made the size. */
  arithmetic: v.string(),
  /** Where to look, such as `net.py:8`; null: nowhere. */
  place: v.nullable(v.string()),
});

/** A map on the way to a layer that doesn't fit, in cells. */
export const mapStair = record({
  sizes: v.pipe(v.tuple([count, count]), v.readonly()),
  /** What made it; empty: it is the input. */
  name: v.string(),
  isPooling: v.boolean(),
});

/** What shows at a glance why sizes don't fit. */
export const misfitPicture = v.variant('kind', [
  /** Maps to scale, what arrives, and what was asked for. */
  record({
    kind: v.literal('stairs'),
    maps: list(mapStair),
    arrives: v.string(),
    asked: v.string(),
  }),
  /** Rows of values and how many there are, before and after they are cut otherwise. */
  record({
    kind: v.literal('rows'),
    before: v.pipe(v.tuple([count, count]), v.readonly()),
    after: v.pipe(v.tuple([count, count]), v.readonly()),
  }),
  /** The last cells of an axis before a pooling that drops some, after it, and at the join. */
  record({
    kind: v.literal('lost'),
    /** What the pooling reads, the pooling, and what arrives at the join from it, by name. */
    names: v.pipe(v.tuple([v.string(), v.string(), v.string()]), v.readonly()),
    /** How many cells each of them has along the axis. */
    sizes: v.pipe(v.tuple([count, count, count]), v.readonly()),
    kernel: count,
    stride: count,
    dropped: count,
    isRows: v.boolean(),
  }),
]);

/** A layer on the way from the input to the failure. */
export const passedLayer = record({
  /** Empty: its kind says it all. */
  name: v.string(),
  kind: v.string(),
  isPooling: v.boolean(),
  input: v.string(),
  output: v.string(),
  place: v.nullable(v.string()),
});

/** Why sizes don't fit. */
export const misfitFacts = record({
  rows: list(misfitRow),
  picture: v.nullable(misfitPicture),
  /** The layers that each tensor passed on its way here. */
  ways: list(list(passedLayer)),
  /** Whether a model can be shown in which it fails. */
  hasModel: v.boolean(),
});

/** The picture that a layer has after the first of the changes. */
export const preview = record({ sentence: richText, picture: pictureState });

/** The framework rejects the layer. */
export const invalidState = record({
  kind: v.literal('invalid'),
  header,
  title: v.string(),
  /** The framework's own text, verbatim, with the class of its exception. */
  message: v.string(),
  /** Empty: the facts say it. */
  why: richText,
  fixes: list(fix),
  /** The argument that has to be given and isn't; null: none is missing. */
  missing: v.nullable(v.string()),
  /** Null: no sizes of other layers are to blame. */
  misfit: v.nullable(misfitFacts),
  /** Null: it can't be drawn. */
  preview: v.nullable(preview),
});

/** Sizes that didn't fit before fit now. */
export const mendedState = record({ kind: v.literal('mended'), header, hasModel: v.boolean() });

export type FixState = v.InferOutput<typeof fix>;
export type MisfitRowState = v.InferOutput<typeof misfitRow>;
export type MapStair = v.InferOutput<typeof mapStair>;
export type MisfitPicture = v.InferOutput<typeof misfitPicture>;
export type MisfitFacts = v.InferOutput<typeof misfitFacts>;
export type PassedLayer = v.InferOutput<typeof passedLayer>;
export type InvalidState = v.InferOutput<typeof invalidState>;
export type MendedState = v.InferOutput<typeof mendedState>;
