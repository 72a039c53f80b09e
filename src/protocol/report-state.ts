import * as v from 'valibot';
import { richText } from './rich-text.js';
import { count, list, record } from './schema.js';

/** What a report says of one pooling call. */
export const reportedCall = {
  call: v.string(),
  input: v.string(),
  output: v.string(),
  /** What it costs in brief; empty: the size isn't known. */
  cost: v.string(),
  notices: list(record({ severity: v.picklist(['info', 'warning', 'error']), text: richText })),
  /** Why nothing is known, or what the framework says; empty: all is well. */
  problem: v.string(),
};

/** One pooling call of a report, and where it is. */
export const reportRow = record({
  ...reportedCall,
  /** Address of the document, and the call in it. */
  document: v.string(),
  id: v.string(),
  /** The file as people name it. */
  file: v.string(),
  /** From 1. */
  line: count,
});

/** Every pooling call of a file or of the workspace. */
export const reportState = record({
  kind: v.literal('report'),
  title: v.string(),
  rows: list(reportRow),
  /** Files that were read, and those that could not be. */
  files: count,
  unread: list(v.string()),
  /** The reader ended it before its end. */
  wasCancelled: v.boolean(),
});

export type ReportRow = v.InferOutput<typeof reportRow>;
export type ReportState = v.InferOutput<typeof reportState>;
