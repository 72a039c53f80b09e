import * as v from 'valibot';
import { count, record } from './schema.js';

/** A place in a text: lines and columns from 0, columns in UTF-16 units. */
export const position = record({ line: count, column: count });

/** A half-open stretch of a file, by its path within its root. */
export const sourceRange = record({ file: v.string(), start: position, end: position });

/** A stretch of the code and what it becomes. */
export const codeEdit = record({ range: sourceRange, text: v.string() });
