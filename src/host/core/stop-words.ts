import { say, type Words } from '../../engine/phrase.js';
import type { Death } from './core-line.js';

/** Why reading a text was stopped. */
export interface StopCause {
  readonly cause: Death['cause'] | 'slow';
  /** How long it took, where that was too long. */
  readonly seconds: number;
}

/** What is said of a text that ended the core. */
export const stoppedWords = (cause: StopCause): Words =>
  say('Reading this file was stopped: {why}', { why: reasonOf(cause) });

/** What is said while the core is not started any more. */
export const RESTING: Words = say(
  'Reading is switched off: it ended five times within a minute. Run “Poolscope: Restart Poolscope”.',
);

const reasonOf = ({ cause, seconds }: StopCause): Words => {
  switch (cause) {
    case 'memory':
      return say('it needed more than {size}.', { size: '1 GB' });
    case 'heap':
      return say('it needed more than {size}.', { size: '512 MB' });
    case 'slow':
      return say('it took longer than {seconds} s.', { seconds });
    case 'error':
      return say('an error in Poolscope ended it. The log says more.');
    default:
      return cause satisfies never;
  }
};
