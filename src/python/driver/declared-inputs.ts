import { symbol, type Dimension } from '../dimension.js';
import type { Shape, SourceRange } from '../site.js';
import type { SourceFile } from '../tree/source-file.js';

/** A comment `# poolscope: input=(1, 3, 224, 224)`, with the line it stands on (from 0). */
export interface DeclaredInput {
  readonly line: number;
  readonly shapes: readonly Shape[];
  readonly text: string;
}

const COMMENT = /#\s*poolscope:\s*(input\s*=\s*([^#]*))/;

/** All input comments of a file. Names in place of numbers are sizes that aren't known. */
export function declaredInputs(file: SourceFile): DeclaredInput[] {
  const found: DeclaredInput[] = [];
  if (!file.text.includes('poolscope')) return found;
  file.text.split('\n').forEach((text, line) => {
    const comment = COMMENT.exec(text);
    if (comment === null) return;
    const shapes = shapesIn(comment[2] ?? '');
    if (shapes.length > 0) {
      found.push({ line, shapes, text: `# poolscope: ${(comment[1] ?? '').trim()}` });
    }
  });
  return found;
}

/** The comment that stands in a range or on the lines just above it. */
export function inputFor(
  declared: readonly DeclaredInput[],
  range: SourceRange | null,
): DeclaredInput | null {
  if (range === null) return null;
  const within = declared.find(
    ({ line }) => line >= range.start.line - 1 && line <= range.end.line,
  );
  return within ?? null;
}

/** `(1, 3, 224, 224)`, `[1, 3, H, W], [1, 10]` or `1x3x224x224` as shapes. */
export function shapesIn(text: string): Shape[] {
  const crossed = /^\s*(\w+(?:x\w+)+)\s*$/.exec(text);
  if (crossed !== null) return [sizesIn((crossed[1] ?? '').split('x'))];
  const groups = [...text.matchAll(/[([]([^()[\]]*)[)\]]/g)];
  return groups
    .map(([, inside = '']) => sizesIn(inside.split(',')))
    .filter((shape) => shape.length > 0);
}

/** Sizes as words: numbers, or names for what isn't known. */
export function sizesIn(words: readonly string[]): Dimension[] {
  return words
    .map((word) => word.trim())
    .filter((word) => /^\w+$/.test(word))
    .map((word) => (/^\d+$/.test(word) ? Number(word) : symbol(word)));
}
