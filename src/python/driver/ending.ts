import { say } from '../../engine/phrase.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import { NotKnown } from '../libraries/not-known.js';
import { PythonException, Stop } from '../interpreter/signals.js';
import { problemOf } from '../interpreter/sites/findings.js';
import type { Problem } from '../site.js';

/** Notes what ended reading before its end; throws what isn't something that may happen. */
export function noteEnding(error: unknown, interpreter: Interpreter): void {
  const problem = endingOf(error, interpreter);
  if (problem === null) throw error;
  interpreter.sites.findings.note(problem);
}

function endingOf(error: unknown, interpreter: Interpreter): Problem | null {
  if (error instanceof Stop) {
    const code = `stopped-${error.code}`;
    return { severity: 'warning', code, message: error.words, range: error.range };
  }
  if (error instanceof PythonException) {
    return problemOf(error);
  }
  if (error instanceof NotKnown) {
    return { severity: 'info', code: 'not-followed', message: error.reason, range: error.range };
  }
  if (error instanceof RangeError) {
    const message = say('Stopped here: {why}', { why: say('it is nested too deep.') });
    return { severity: 'warning', code: 'stopped-depth', message, range: interpreter.here() };
  }
  return null;
}
