import type { Position } from '../python/site.js';

/** The commands that a hover may run, and no others; `contributes.commands` in package.json lists them. */
export const HOVER_COMMAND = {
  visualize: 'poolscope.visualize',
  compare: 'poolscope.compare',
  asConvolution: 'poolscope.asConvolution',
  openLab: 'poolscope.openLab',
  giveSize: 'poolscope.giveSize',
  visualizeModel: 'poolscope.visualizeModel',
  applyFix: 'poolscope.applyFix',
} as const;

/** Which call a link or a code action means, as a command's only argument. */
export interface CallArgument {
  readonly document: string;
  readonly call: string;
}

/** Where a model is asked for, as the only argument of the command that shows it. */
export interface ModelArgument {
  readonly document: string;
  readonly line: number;
  readonly column: number;
}

/** A place in a module, and which of the ways out that are found there is meant, from 0. */
export interface WayArgument {
  readonly document: string;
  readonly at: Position;
  readonly way: number;
}

/** A link to a command with its argument, for Markdown that trusts that command. */
export const commandLink = (
  command: string,
  argument: CallArgument | ModelArgument | WayArgument,
): string =>
  `command:${command}?${encodeURIComponent(JSON.stringify([argument])).replaceAll(/[()]/gu, (mark) => (mark === '(' ? '%28' : '%29'))}`;
