import { parseFile } from '../../python/parse/parse-file.js';
import { blocksOf, innermostStatement } from '../../python/tree/innermost-statement.js';
import { positionAt, type SourceFile } from '../../python/tree/source-file.js';
import type { Statement } from '../../python/tree/statements.js';
import type { LayerCode } from './code/layer-code.js';

/** What of a layer's code is written into a file. */
export type CodeToInsert = Pick<LayerCode, 'imports' | 'body'>;

/** What “Insert code” writes, and where: text at offsets of the file as it is. */
export interface Insertion {
  /** Offset of the imports that the file lacks. */
  readonly importsAt: number;
  /** Whole lines; empty where the file has them all. */
  readonly imports: string;
  /** Offset of the code. */
  readonly bodyAt: number;
  /** The code on lines of its own, indented as what is around it. */
  readonly body: string;
}

/**
 * Puts a layer's code into a file without touching what is there: imports that it lacks go below its
 * last import at the top (or below its first comment and docstring), the rest to a line of its own
 * behind the statement at the cursor's line (counted from 0).
 */
export const insertionOf = (text: string, cursorLine: number, code: CodeToInsert): Insertion => {
  const file = parseFile('', text);
  return { ...importsOf(text, code), ...bodyOf(file, cursorLine, code.body) };
};

const importsOf = (text: string, code: CodeToInsert): Pick<Insertion, 'importsAt' | 'imports'> => {
  const lines = text.split(/(?<=\n)/u);
  const present = new Set(lines.map((line) => line.trim()));
  const missing = code.imports.filter((line) => !present.has(line));
  const before = lines.slice(0, importLine(lines)).join('');
  const newline = before === '' || before.endsWith('\n') ? '' : '\n';
  return {
    importsAt: before.length,
    imports: missing.length === 0 ? '' : `${newline}${missing.join('\n')}\n`,
  };
};

/** After these nothing of the same block is carried out. */
const LEAVES: ReadonlySet<string> = new Set(['return', 'raise', 'break', 'continue']);

const bodyOf = (
  file: SourceFile,
  cursorLine: number,
  body: string,
): Pick<Insertion, 'bodyAt' | 'body'> => {
  const line = Math.min(cursorLine, file.lineStarts.length - 1);
  const indented = (indent: string): string =>
    body
      .split('\n')
      .map((each) => (each === '' ? each : indent + each))
      .join('\n');
  if (lineText(file, line).trim() === '') {
    return { bodyAt: startOf(file, line), body: `${indented(lineText(file, line))}\n` };
  }
  const statement = innermostStatement(file, line);
  if (statement === null) return { bodyAt: startOf(file, line), body: `${indented('')}\n` };
  const first = blocksOf(statement).flat().at(0);
  const inside = first !== undefined && firstLine(file, first) > firstLine(file, statement);
  const before = inside ? first : LEAVES.has(statement.kind) ? statement : null;
  if (before !== null) {
    const at = firstLine(file, before);
    return { bodyAt: startOf(file, at), body: `${indented(indentOf(file, at))}\n` };
  }
  const end = endOf(file, lastLine(file, statement));
  return { bodyAt: end, body: `\n${indented(indentOf(file, firstLine(file, statement)))}` };
};

const firstLine = (file: SourceFile, statement: Statement): number =>
  positionAt(file.lineStarts, file.placeOf(statement.start)).line;

const lastLine = (file: SourceFile, statement: Statement): number => {
  const start = file.placeOf(statement.start);
  return positionAt(file.lineStarts, start + statement.end - statement.start).line;
};

const startOf = (file: SourceFile, line: number): number => file.lineStarts[line] ?? 0;

const endOf = (file: SourceFile, line: number): number =>
  startOf(file, line) + lineText(file, line).length;

const lineText = (file: SourceFile, line: number): string =>
  file.text
    .slice(startOf(file, line), file.lineStarts[line + 1] ?? file.text.length)
    .replace(/\r?\n$/u, '');

const indentOf = (file: SourceFile, line: number): string =>
  /^[ \t]*/u.exec(lineText(file, line))?.[0] ?? '';

/** The line before which an import goes. */
const importLine = (lines: readonly string[]): number => {
  const last = lines.findLastIndex((line) => /^(?:import|from)\s/u.test(line));
  if (last !== -1 && !/[(\\]\s*$/u.test(lines[last] ?? '')) return last + 1;
  const first = lines.findIndex((line) => /^(?:import|from)\s/u.test(line));
  if (first !== -1) return first;
  const start = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const opening = /^("""|''')/u.exec(lines[start] ?? '')?.[1];
  if (opening === undefined) return Math.max(start, 0);
  const sameLine = (lines[start] ?? '').indexOf(opening, opening.length) !== -1;
  const end = sameLine
    ? start
    : lines.findIndex((line, index) => index > start && line.includes(opening));
  return end === -1 ? start : end + 1;
};
