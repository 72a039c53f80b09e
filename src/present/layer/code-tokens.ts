import type { CodeToken } from '../../protocol/index.js';

/** A stretch of the call's text that the framework rejects, in UTF-16 units from its start. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

const TOKEN =
  /(?<string>[rbfu]*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))|(?<number>\b\d[\w.]*|\.\d\w*)|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<space>\s+)|(?<other>.)/gsu;
const KEYWORDS = new Set([
  'True',
  'False',
  'None',
  'not',
  'and',
  'or',
  'if',
  'else',
  'for',
  'in',
  'lambda',
]);

/** A call as an editor colours it, with line breaks as single spaces. */
export function codeTokens(text: string, offending: TextSpan | null): readonly CodeToken[] {
  return [...text.matchAll(TOKEN)].map((match): CodeToken => {
    const from = match.index;
    const found = match[0];
    return {
      text: match.groups?.['space'] === undefined ? found : ' ',
      kind: kindOf(match, text.slice(from + found.length)),
      offending: offending !== null && from >= offending.from && from < offending.to,
    };
  });
}

function kindOf(match: RegExpExecArray, rest: string): CodeToken['kind'] {
  const { string, number, name } = match.groups ?? {};
  if (string !== undefined) return 'string';
  if (number !== undefined) return 'number';
  if (name === undefined) return 'plain';
  if (KEYWORDS.has(name)) return 'keyword';
  if (/^\s*\(/u.test(rest)) return 'function';
  return /^\s*=(?!=)/u.test(rest) ? 'parameter' : 'plain';
}
