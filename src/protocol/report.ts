import * as v from 'valibot';
import { codeEdit, sourceRange } from './code.js';
import { list, record } from './schema.js';

/** How well a passage is known: as numbers, with symbols in it, or not, which has a reason. */
const certainty = v.picklist(['exact', 'symbolic', 'unknown']);

/** Sizes, each a number or an expression in symbols. */
const shape = list(v.union([v.number(), v.string()]));

const notice = { code: v.string(), text: v.string() };

/** One passage of a tensor through a layer. */
const passage = record({
  /** The way through the model, such as `layer1.0.pool`; empty at module level. */
  path: v.string(),
  input: shape,
  /** Empty where the framework refuses the input. */
  output: shape,
  certainty,
  /** Where the input's size comes from, in words. */
  origin: v.string(),
  /** Totals in float32; null where they can't be told. */
  cost: v.nullable(
    record({
      /** A product of symbols, such as `N`: all counts are so many times as much. Null: they stand. */
      times: v.nullable(v.string()),
      operations: v.number(),
      bytesRead: v.number(),
      bytesWritten: v.number(),
      /** Operations per byte that is moved, indices included; null where none is. */
      intensity: v.nullable(v.number()),
    }),
  ),
  /** How the sizes of the output come about: one for axes that agree. Only where asked for. */
  formulas: list(v.string()),
  /** What may surprise at this passage. */
  notices: list(record(notice)),
});

/** A place in the code where a layer is built or called. */
const layer = record({
  role: v.picklist(['constructor', 'call']),
  range: sourceRange,
  /** The call as written. */
  text: v.string(),
  kind: v.string(),
  framework: v.string(),
  /** The version whose rules were taken; null: all known ones agree, or none is known. */
  version: v.nullable(v.string()),
  isPooling: v.boolean(),
  /** Its name says that it pools, whether or not it is known. */
  isNamedForPooling: v.boolean(),
  /** A call whose passages stand at the place where its layer is built. */
  isRepeated: v.boolean(),
  /** The settings in force, one value for each axis. */
  settings: v.pipe(v.record(v.string(), v.unknown()), v.readonly()),
  /** Why nothing, or no output, is known, and where that began. */
  unknown: v.nullable(record({ reason: v.string(), range: v.nullable(sourceRange) })),
  passages: list(passage),
});

/** Something wrong, or supposed to be. */
const problem = record({
  severity: v.picklist(['error', 'warning', 'info']),
  code: v.string(),
  message: v.string(),
  /** Null: the whole file. */
  range: v.nullable(sourceRange),
  /** Proved: the code itself fails so. Supposed: it may be a gap in what Poolscope knows. */
  standing: v.picklist(['proved', 'supposed']),
  related: list(record({ range: sourceRange, message: v.string() })),
  /** Changes of the code after which it is gone, best first. */
  fixes: list(record({ title: v.string(), edits: list(codeEdit) })),
});

/** What reading a file gave, for programs and people without an editor. */
export const fileReport = record({
  file: v.string(),
  layers: list(layer),
  problems: list(problem),
  /** What may surprise in the file, each once at its place, without what its comments switch off. */
  notices: list(record({ ...notice, range: sourceRange })),
});

export type Certainty = v.InferOutput<typeof certainty>;
export type ReportedShape = v.InferOutput<typeof shape>;
export type Passage = v.InferOutput<typeof passage>;
export type ReportedLayer = v.InferOutput<typeof layer>;
export type ReportedProblem = v.InferOutput<typeof problem>;
export type FileReport = v.InferOutput<typeof fileReport>;
