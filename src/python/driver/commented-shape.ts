import { symbol, type Dimension } from '../dimension.js';
import type { Shape } from '../site.js';

/** A shape that a comment or docstring tells of a parameter, with the words that tell it. */
export interface CommentedShape {
  readonly shape: Shape;
  readonly text: string;
}

const LISTED = /[([]\s*(\w+(?:\s*,\s*\w+){1,5})\s*[)\]]/u;
const CROSSED = /\b(\w+(?:\s*[x×]\s*\d+){1,4})\b/u;

/** Words that name the input where a comment doesn't say the parameter's own name. */
const INPUT = 'input|inputs|image|images|img|imgs|shape';

/** How many lines below the header may be looked at. */
const MOST_LINES = 24;

/**
 * The shape that the code's own words give a parameter: `# (B, 3, 224, 224)` on the line of the
 * `def`, `# img: 1x3x64x64` before the first statement, `x: tensor of shape (N, 3, 64, 64)` in the
 * docstring. Only a shape with a number in it tells something.
 */
export function commentedShape(definition: string, parameter: string): CommentedShape | null {
  const lines = definition.split('\n');
  const header = lines.findIndex((line) => /:\s*(?:#.*)?$/u.test(line));
  if (header < 0) return null;
  for (const line of lines.slice(0, header + 1)) {
    const comment = /#(.*)$/u.exec(line);
    const found = comment === null ? null : told(comment[1] ?? '', parameter, true);
    if (found !== null) return { shape: found, text: (comment?.[0] ?? '').trim() };
  }
  for (const line of openingWords(lines.slice(header + 1, header + 1 + MOST_LINES))) {
    const found = told(line, parameter, line.startsWith('#'));
    if (found !== null) return { shape: found, text: line.trim() };
  }
  return null;
}

/** The comments before the first statement, and the lines of the docstring. */
function openingWords(lines: readonly string[]): readonly string[] {
  const words: string[] = [];
  let quote: string | null = null;
  for (const raw of lines) {
    const line = raw.trim();
    if (quote !== null) {
      words.push(line);
      if (line.includes(quote)) return words;
      continue;
    }
    const opening = /^[rRuU]?("""|''')/u.exec(line);
    if (line === '') continue;
    if (line.startsWith('#')) words.push(line);
    else if (opening === null) return words;
    else {
      words.push(line);
      const mark = opening[1] ?? '"""';
      if (line.indexOf(mark, opening[0].length) >= 0) return words;
      quote = mark;
    }
  }
  return words;
}

/** The shape in a line that speaks of the parameter, or of nothing else. */
function told(line: string, parameter: string, isComment: boolean): Shape | null {
  const listed = LISTED.exec(line);
  const crossed = listed === null ? CROSSED.exec(line) : null;
  const found = listed ?? crossed;
  if (found === null || !speaksOf(line.slice(0, found.index), parameter, isComment)) return null;
  const words = (found[1] ?? '').split(listed === null ? /\s*[x×]\s*/u : /\s*,\s*/u);
  const shape = words.map((word): Dimension => (/^\d+$/u.test(word) ? Number(word) : symbol(word)));
  const isWithout =
    shape.some((size) => size === 0) || !shape.some((size) => typeof size === 'number');
  return isWithout || words.some((word) => /^\d+\D/u.test(word)) ? null : shape;
}

/** A comment may begin with the shape; a docstring names what it speaks of. */
function speaksOf(before: string, parameter: string, isComment: boolean): boolean {
  const words = before.replace(/^[\s#*`"'-]+/u, '').trim();
  if (words === '') return isComment;
  const named = new RegExp(`^\`?(?:${parameter}|${INPUT})\`?(?![\\w.])`, 'iu');
  return named.test(words) && !/\b(?:returns?|output|->)/iu.test(words);
}
