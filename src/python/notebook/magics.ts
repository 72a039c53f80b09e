import { OpenText } from '../parse/open-text.js';
import { assignedEscape } from './assigned-escape.js';

/** Cell magics that carry out the cell's text as Python, in the notebook's own names. */
const HOLDS_PYTHON =
  /^%%(?:time|timeit|capture|prun|debug|tab|mem|memit|mprun|lprun|snakeviz|scalene|pyinstrument|wandb|notify|heat|px)\b/u;
/** Line magics that carry out the rest of their line, behind options. */
const RUNS_STATEMENT =
  /^%(?:time|timeit|prun|memit|lprun|mprun)(?:\s+-\w+(?:\s+\d+)?)*\s+(?=[^\s-])/u;
/** What IPython takes for its own where a statement begins. */
const ESCAPE = /^\s*[%!?,;/]/u;
/** The name of something, or whatever stands before a question mark at the end. */
const STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gu;
/** A line that the next one continues. */
const CONTINUED = /\\\s*$/u;

/**
 * A code cell with all that isn't Python (magics, shell lines, help) made comments or plain Python,
 * by IPython's own rules. Lines stay lines, and what is Python stays in its columns.
 */
export function withoutMagics(text: string): string {
  const lines = text.split(/\r\n|\r|\n/u);
  const first = firstLine(lines);
  maskCellMagics(lines, first);
  return masked(lines, first).join('\n');
}

function firstLine(lines: readonly string[]): number {
  const at = lines.findIndex((line) => line.trim() !== '');
  return at < 0 ? lines.length : at;
}

/** `%%time` above Python is a comment, and so may be the line below it; another magic takes the cell. */
function maskCellMagics(lines: string[], first: number): void {
  for (let at = first; lines[at]?.startsWith('%%'); at += 1) {
    const line = lines[at] ?? '';
    const isHelp = /^%%\w+\?/u.test(line);
    if (!isHelp && !HOLDS_PYTHON.test(line)) {
      for (let rest = at; rest < lines.length; rest += 1) lines[rest] = comment(lines[rest] ?? '');
      return;
    }
    lines[at] = comment(line);
  }
}

function masked(lines: string[], first: number): string[] {
  // A cell is read by itself: what it leaves open doesn't reach into the next one.
  const open = new OpenText(lines.join('\n'));
  let offset = 0;
  let escaped = false;
  for (const [at, line] of lines.entries()) {
    const end = Math.min(offset + line.length + 1, open.text.length);
    const isStatement = at >= first && !open.isOpen;
    if (escaped) {
      lines[at] = comment(line);
      escaped = CONTINUED.test(line);
    } else {
      const python = isStatement ? statement(line) : null;
      if (python === null) open.readTo(offset, end);
      else {
        lines[at] = python;
        escaped = CONTINUED.test(line);
      }
    }
    offset = end;
  }
  return lines;
}

/** What to read in place of a line where a statement begins; null: it is Python. */
function statement(line: string): string | null {
  if (ESCAPE.test(line)) return inPlace(line);
  if (asksForHelp(line)) return inPlace(line);
  return assignedEscape(line);
}

/** A comment; within a block a statement, so that the block isn't empty. */
function inPlace(line: string): string {
  const indent = line.length - line.trimStart().length;
  const runs = RUNS_STATEMENT.exec(line.slice(indent));
  if (runs !== null) {
    return `${line.slice(0, indent)}0;${' '.repeat(runs[0].length - 2)}${line.slice(indent + runs[0].length)}`;
  }
  return indent === 0 ? comment(line) : `${line.slice(0, indent)}pass`;
}

function asksForHelp(line: string): boolean {
  if (!line.includes('?')) return false;
  const [code = ''] = line.replace(STRINGS, '""').split('#', 1);
  return code.trimEnd().endsWith('?');
}

function comment(line: string): string {
  return `#${line.slice(1)}`;
}
