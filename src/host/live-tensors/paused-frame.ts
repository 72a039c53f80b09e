import { debug, l10n, type DebugSession } from 'vscode';
import { lastLine, type Evaluated, type RunningProgram } from './running-program.js';

/** The program that the debugger shows a frame of; null while it runs or none is debugged. */
export function pausedProgram(): RunningProgram | null {
  const item = debug.activeStackItem;
  if (item === undefined || !('frameId' in item)) return null;
  const { session, frameId } = item;
  return {
    kind: 'paused',
    id: session.id,
    evaluate: (expression) => evaluate(session, frameId, expression),
  };
}

/** Asks a paused program for the value of an expression. */
async function evaluate(
  session: DebugSession,
  frameId: number,
  expression: string,
): Promise<Evaluated> {
  try {
    const asked = { expression, frameId, context: 'watch' };
    const answer: unknown = await session.customRequest('evaluate', asked);
    return typeof answer === 'object' && answer !== null && 'result' in answer
      ? { ok: true, text: String(answer.result) }
      : { ok: false, why: l10n.t('The debugger gave no result.') };
  } catch (error) {
    return { ok: false, why: lastLine(error instanceof Error ? error.message : String(error)) };
  }
}
