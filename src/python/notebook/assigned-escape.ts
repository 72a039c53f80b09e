/** What a shell line or a magic is worth to the code around it, as IPython writes it. */
const ESCAPED = 'get_ipython()';

/**
 * `files = !ls` and `x = %magic` as Python whose value isn't known; null for any other line. The `=`
 * is the line's first outside of brackets and strings, as in IPython.
 */
export function assignedEscape(line: string): string | null {
  if (!line.includes('=')) return null;
  const at = firstAssignment(line);
  if (at < 0 || line.slice(0, at).trim() === '') return null;
  const value = line.slice(at + 1);
  return /^\s*(?:!\s*\S|%[A-Za-z_])/u.test(value) ? `${line.slice(0, at + 1)} ${ESCAPED}` : null;
}

function firstAssignment(line: string): number {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (quote !== '') {
      if (sign === '\\') at += 1;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '#') return -1;
    else if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth -= 1;
    else if (sign === '=' && depth === 0) {
      if (line.charAt(at + 1) === '=') at += 1;
      else if (!'=!<>:+-*/%&|^@'.includes(line.charAt(at - 1))) return at;
    }
  }
  return -1;
}
