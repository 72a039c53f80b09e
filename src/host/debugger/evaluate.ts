import { debug, l10n, type DebugSession } from 'vscode';

/** A frame of a paused program, in which expressions can be asked for. */
export interface PausedFrame {
  readonly session: DebugSession;
  readonly frameId: number;
}

/** The frame that the debugger shows; null while the program runs or none is debugged. */
export function pausedFrame(): PausedFrame | null {
  const item = debug.activeStackItem;
  return item !== undefined && 'frameId' in item
    ? { session: item.session, frameId: item.frameId }
    : null;
}

/** The value of an expression as the program's language writes it, or why there is none. */
export type Evaluated =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** Asks a paused program for the value of an expression. */
export async function evaluate(frame: PausedFrame, expression: string): Promise<Evaluated> {
  try {
    const answer: unknown = await frame.session.customRequest('evaluate', {
      expression,
      frameId: frame.frameId,
      context: 'watch',
    });
    return typeof answer === 'object' && answer !== null && 'result' in answer
      ? { ok: true, text: String(answer.result) }
      : { ok: false, why: l10n.t('The debugger gave no result.') };
  } catch (error) {
    // A debugger refuses with the program's whole traceback: its last line says what is wrong.
    const text = error instanceof Error ? error.message : String(error);
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return { ok: false, why: lines.at(-1)?.trim() ?? text };
  }
}
