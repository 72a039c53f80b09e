import * as v from 'valibot';
import type { Location } from 'vscode';
import { position } from '../core/contract/code.js';
import type { CallArgument, ModelArgument, WayArgument } from '../core/hover-commands.js';
import { count } from '../protocol/schema.js';

/** The argument for a call of a module. */
export const callArgument = (location: Location, id: string): CallArgument => ({
  document: location.uri.toString(),
  call: id,
});

/** The argument that a command was given; null where it was run by itself. */
export const readCallArgument = (value: unknown): CallArgument | null =>
  typeof value === 'object' &&
  value !== null &&
  'document' in value &&
  typeof value.document === 'string' &&
  'call' in value &&
  typeof value.call === 'string'
    ? { document: value.document, call: value.call }
    : null;

/** The place of a model that a command was given; null where it was given none. */
export const readModelArgument = (value: unknown): ModelArgument | null =>
  typeof value === 'object' &&
  value !== null &&
  'document' in value &&
  typeof value.document === 'string' &&
  'line' in value &&
  typeof value.line === 'number' &&
  'column' in value &&
  typeof value.column === 'number'
    ? { document: value.document, line: value.line, column: value.column }
    : null;

const wayArgument = v.object({ document: v.string(), at: position, way: count });

/** The way out that a command was given; null where it was given none. */
export const readWayArgument = (value: unknown): WayArgument | null => {
  const read = v.safeParse(wayArgument, value);
  return read.success ? read.output : null;
};
