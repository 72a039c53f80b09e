import type { IgnoredLine, Problem } from '../site.js';
import type { SourceFile } from '../tree/source-file.js';

const COMMENT = /#\s*poolscope:\s*ignore(?:\[([\w\s,-]*)\])?/u;

/** Files never change, so each is looked through once. */
const known = new WeakMap<SourceFile, readonly IgnoredLine[]>();

/**
 * What a file's comments switch off: `# poolscope: ignore[code]` on a line takes what is said of it
 * under that code away, without a code all of it.
 */
export function ignoredLines(file: SourceFile): readonly IgnoredLine[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const lines = commentsIn(file.text);
  known.set(file, lines);
  return lines;
}

function commentsIn(text: string): readonly IgnoredLine[] {
  if (!text.includes('poolscope')) return [];
  return text.split('\n').flatMap((line, at): readonly IgnoredLine[] => {
    const comment = COMMENT.exec(line);
    if (comment === null) return [];
    return [{ line: at, codes: comment[1]?.split(',').map((one) => one.trim()) ?? null }];
  });
}

/** Whether a comment of the file switches a code off on a line. */
export function isIgnored(ignored: readonly IgnoredLine[], line: number, code: string): boolean {
  return ignored.some((one) => one.line === line && (one.codes?.includes(code) ?? true));
}

/** The problems that a file's comments leave. */
export function withoutIgnored(problems: readonly Problem[], file: SourceFile): readonly Problem[] {
  const ignored = ignoredLines(file);
  if (ignored.length === 0) return problems;
  return problems.filter(
    ({ code, range }) => range?.file !== file.path || !isIgnored(ignored, range.start.line, code),
  );
}
