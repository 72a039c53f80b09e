import type { Note, Problem, SourceRange } from '../../site.js';
import type { PythonException } from '../signals.js';

const MOST_PROBLEMS = 200;

/** Problems of the code, and what looks like one and may be a gap in what Poolscope knows. */
export class Findings {
  readonly #problems: Problem[] = [];
  readonly #notes: Note[] = [];
  readonly #noted = new Set<string>();

  /** Records something the reader should hear of, once per place. */
  note(problem: Problem): void {
    const key = placeKey(problem.code, problem.range);
    if (this.#noted.has(key) || this.#problems.length >= MOST_PROBLEMS) return;
    this.#noted.add(key);
    this.#problems.push(problem);
  }

  /** Records what looks like a failure and may be a gap in what Poolscope knows. */
  suppose(note: Note): void {
    if (this.#notes.length >= MOST_PROBLEMS) return;
    const key = `supposed ${placeKey(note.code, note.range)}`;
    if (this.#noted.has(key)) return;
    this.#noted.add(key);
    this.#notes.push(note);
  }

  /** Records an exception that nobody caught. */
  noteException(error: PythonException): void {
    if (!isLeaving(error)) this.note(problemOf(error));
  }

  /** Remembers the problems of now; the answer takes back those that have come since. */
  remember(): () => void {
    const problems = this.#problems.length;
    return () => {
      for (const { code, range } of this.#problems.slice(problems)) {
        this.#noted.delete(placeKey(code, range));
      }
      this.#problems.length = problems;
    };
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** What was supposed to fail, and may be a gap in what Poolscope knows. */
  get notes(): readonly Note[] {
    return this.#notes;
  }
}

/** The same for problems of one code at one place. */
function placeKey(code: string, range: SourceRange | null): string {
  const place = range === null ? '' : `${range.file}:${range.start.line}:${range.start.column}`;
  return `${code}@${place}`;
}

/** What a reader hears of an exception that nobody caught. */
export function problemOf({ exception, message, range, misfit }: PythonException): Problem {
  const code = misfit?.code ?? exception.type.name;
  return { severity: 'error', code, message, range, ...(misfit !== null && { misfit }) };
}

/** Whether an exception ends the program as it is meant to end. */
function isLeaving({ exception }: PythonException): boolean {
  return exception.type.mro.some((one) =>
    /^builtins\.(SystemExit|KeyboardInterrupt|GeneratorExit)$/.test(one.qualifiedName),
  );
}
