import { say } from '../../engine/phrase.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import { PythonException, Stop } from '../interpreter/signals.js';
import type { Problem } from '../site.js';

/** Notes what ended reading before its end; throws what isn't something that may happen. */
export function noteEnding(error: unknown, interpreter: Interpreter): void {
  const problem = endingOf(error, interpreter);
  if (problem === null) throw error;
  interpreter.sites.note(problem);
}

function endingOf(error: unknown, interpreter: Interpreter): Problem | null {
  if (error instanceof Stop) {
    const code = `stopped-${error.code}`;
    return { severity: 'warning', code, message: error.words, range: error.range };
  }
  if (error instanceof PythonException) {
    const code = error.exception.type.name;
    return { severity: 'error', code, message: error.message, range: error.range };
  }
  if (error instanceof RangeError) {
    const message = say('Stopped here: {why}', { why: say('it is nested too deep.') });
    return { severity: 'warning', code: 'stopped-depth', message, range: interpreter.here() };
  }
  return null;
}
