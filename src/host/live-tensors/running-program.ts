/** The value of an expression as the program's language writes it, or why there is none. */
export type Evaluated =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** A program with tensors that can be asked for: paused in a debugger, or the kernel of a notebook. */
export interface RunningProgram {
  readonly kind: 'paused' | 'kernel';
  /** The debug session, or the notebook: values are stale once it has run on. */
  readonly id: string;
  readonly evaluate: (expression: string) => Promise<Evaluated>;
}

/** The last line of a traceback: it says what is wrong. */
export function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.at(-1)?.trim() ?? text;
}
