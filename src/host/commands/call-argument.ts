import type { Location } from 'vscode';

/** Which call a link or a code action means, as a command's only argument. */
export interface CallArgument {
  readonly document: string;
  readonly call: string;
}

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

/** A link to a command for a call, for Markdown that trusts that command. */
export const commandLink = (command: string, argument: CallArgument): string =>
  `command:${command}?${encodeURIComponent(JSON.stringify([argument])).replaceAll(/[()]/gu, (mark) => (mark === '(' ? '%28' : '%29'))}`;
