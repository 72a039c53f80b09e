import type { NamedStatement } from '../site.js';
import { positionAt, type PlacedPart } from './source-file.js';

const IS_DEFINITION = /^(?:@|(?:async\s+)?(?:def|class)\b)/;
const DEFINITION = /^(?:async\s+)?(def|class)\s+([^\s(:[]+)/m;
const LONGEST = 80;

/** The statements of a module: definitions by their name, others by their first line. */
export function namedStatements(
  parts: readonly PlacedPart[],
  lineStarts: readonly number[],
): NamedStatement[] {
  const counts = new Map<string, number>();
  return parts.map(({ part, start }) => {
    const name = nameOf(part.text);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    const { line } = positionAt(lineStarts, start);
    return { line, name: count === 0 ? name : `${name} ${String(count)}` };
  });
}

function nameOf(text: string): string {
  const found = IS_DEFINITION.test(text) ? DEFINITION.exec(text) : null;
  if (found !== null) return `${found[1] ?? ''} ${found[2] ?? ''}`;
  const end = text.indexOf('\n');
  return text.slice(0, end < 0 ? LONGEST : Math.min(end, LONGEST)).trim();
}
