import { OpenText } from './open-text.js';

/** A line that begins at the margin with neither a comment nor what closes a bracket. */
const MARGIN = /^[^\s#)\]}]/gm;
/** Something before the first margin, such as an indented line. */
const CODE = /^[^\S\n]*[^\s#]/m;
/** A clause of the statement above. */
const CLAUSE = /(?:else|elif|except|finally)\b/y;
/** What no expression goes on with: a bracket above was never closed. */
const BEGINS = /(?:(?:async\s+)?def|class|import|from|with|try|while|return|raise)\b|@\w/y;
/** What keeps the margin free, whatever is in its brackets. */
const DEFINES = /(?:(?:async\s+)?def|class)\b|@/y;

/**
 * The offsets at which the statements of a module begin, decorators included: lines that begin at
 * the margin, outside of brackets and strings. Null where a long string is never closed, so that
 * nobody can tell what is inside.
 */
export function statementStarts(text: string): number[] | null {
  const starts: number[] = [];
  const open = new OpenText(text);
  let isDecorated = false;
  let above = -1;
  for (const { index } of text.matchAll(MARGIN)) {
    if (index > 0 && text[index - 1] !== '\n') continue;
    if (above >= 0 && goesOn(open, above, index)) {
      if (open.isInString || !matches(BEGINS, text, index)) continue;
      open.close();
    }
    if (!matches(CLAUSE, text, index)) {
      if (!isDecorated) starts.push(index);
      isDecorated = text.startsWith('@', index);
    }
    above = index;
  }
  if (above >= 0 && goesOn(open, above, text.length) && open.isInString) return null;
  const lead = text.slice(0, starts[0]);
  return CODE.test(lead) ? [0, ...starts] : starts;
}

/** Whether what begins at `from` is still open at `to`. Between definitions a short look will do. */
function goesOn(open: OpenText, from: number, to: number): boolean {
  const { text } = open;
  if (!open.isOpen && matches(DEFINES, text, from) && matches(BEGINS, text, to)) {
    const part = text.slice(from, to);
    if (isEven(part, '"""') && isEven(part, "'''")) return false;
  }
  open.readTo(from, to);
  return open.isOpen;
}

function isEven(text: string, quotes: string): boolean {
  let count = 0;
  for (let at = text.indexOf(quotes); at >= 0; at = text.indexOf(quotes, at + 3)) count += 1;
  return count % 2 === 0;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
