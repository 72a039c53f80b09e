import * as v from 'valibot';
import { count, list, plainData, record } from '../../protocol/schema.js';

/** The settings that reading and proposals depend on, as the host checked them. */
export const readingSettings = record({
  defaultInput: record({ '1d': v.string(), '2d': v.string(), '3d': v.string() }),
  frameworkVersions: v.pipe(v.record(v.string(), v.string()), v.readonly()),
  budget: record({ steps: count, depth: count, containerSize: count, milliseconds: count }),
});

/** Names one version of one module. */
export const moduleName = record({ key: v.string(), version: v.string() });

/** What to call in a module, and with inputs of which sizes. */
const entry = record({
  name: v.string(),
  kwargs: v.pipe(v.record(v.string(), plainData), v.readonly()),
  attr: v.nullable(v.string()),
  inputs: list(list(count)),
});

/** What a module is besides its text. */
const facts = {
  key: v.string(),
  version: v.string(),
  /** Path relative to the root, with `/`. */
  file: v.string(),
  /** What a reader calls the file. */
  label: v.string(),
  /** Other files of its root may be asked for. */
  readsOthers: v.boolean(),
  /** Folders of installed packages whose files may be asked for, best first. */
  installed: v.optional(list(v.string())),
  /** For a notebook: where each code cell begins in the text, and its number for the reader. */
  cells: v.nullable(list(record({ firstLine: count, number: count }))),
  settings: readingSettings,
  /** How it is run where that is not left to the reader of code: whole, and at most one entry of it. */
  run: v.optional(record({ entry: v.nullable(entry), train: v.boolean() })),
};

/** One version of a module: a file, or the code cells of a notebook as one text. */
export const moduleText = record({ ...facts, text: v.string() });

/** The same, told as what changed in the text since the version before. */
export const moduleChange = record({
  ...facts,
  /** The version that the change is of. */
  since: v.string(),
  from: count,
  to: count,
  inserted: v.string(),
  /** Length of the whole text now, to check. */
  length: count,
});

export type ReadingSettings = v.InferOutput<typeof readingSettings>;
export type ModuleName = v.InferOutput<typeof moduleName>;
export type ModuleText = v.InferOutput<typeof moduleText>;
export type ModuleChange = v.InferOutput<typeof moduleChange>;
