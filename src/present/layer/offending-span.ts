import type { LayerSite, Position } from '../../python/site.js';
import type { TextSpan } from './code-tokens.js';

/** Where in the call's text an argument stands, with its name where it has one; null: nowhere. */
export function offendingSpan(
  site: LayerSite,
  text: string,
  parameter: string | null,
): TextSpan | null {
  const source = site.pooling?.arguments.find((argument) => argument.parameter === parameter);
  const range = source?.range ?? null;
  if (range === null || range.file !== site.range.file) return null;
  const from = offsetIn(text, site.range.start, range.start);
  const to = offsetIn(text, site.range.start, range.end);
  if (from === null || to === null) return null;
  const named = /[\p{L}_][\p{L}\p{N}_]*\s*=\s*$/u.exec(text.slice(0, from));
  return { from: named === null ? from : named.index, to };
}

function offsetIn(text: string, start: Position, at: Position): number | null {
  const lines = text.split('\n');
  const row = at.line - start.line;
  if (row < 0 || row >= lines.length) return null;
  const before = lines.slice(0, row).reduce((sum, line) => sum + line.length + 1, 0);
  const offset = before + (row === 0 ? at.column - start.column : at.column);
  return offset < 0 || offset > text.length ? null : offset;
}
