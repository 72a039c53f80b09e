import * as v from 'valibot';
import { intention, type Intention } from './intention.js';
import { message, type Message } from './message.js';
import { initialUiState, uiState, type UiState } from './ui-state.js';
import type { Result } from '../engine/index.js';

/** Reads what came from a webview; the error names the part that is wrong. */
export const readIntention = (received: unknown): Result<Intention, string> =>
  read(intention, received);

/** Reads what came from the host; the error names the part that is wrong. */
export const readMessage = (received: unknown): Result<Message, string> => read(message, received);

/** Reads what a view kept for itself; anything else begins anew. */
export function readUiState(kept: unknown): UiState {
  const result = v.safeParse(uiState, kept);
  return result.success ? result.output : initialUiState;
}

function read<T>(schema: v.GenericSchema<unknown, T>, received: unknown): Result<T, string> {
  const result = v.safeParse(schema, received);
  return result.success
    ? { ok: true, value: result.output }
    : { ok: false, error: describe(result.issues) };
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .slice(0, 3)
    .map((issue) => `${v.getDotPath(issue) ?? 'message'}: ${issue.message}`)
    .join('; ');
}
