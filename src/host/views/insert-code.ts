import type { LayerCode } from '../lab/code/layer-code.js';

/** What “Insert code” writes, and where. */
export interface Insertion {
  /** Offset of the imports that the file lacks. */
  readonly importsAt: number;
  /** Whole lines; empty where the file has them all. */
  readonly imports: string;
  /** The code for the cursor, indented as the line there. */
  readonly body: string;
}

/**
 * Puts a layer's code into a file: imports it doesn't have go below its last import at the top (or
 * below its first comment and docstring), the rest to the cursor.
 */
export const insertionOf = (text: string, cursorLine: string, code: LayerCode): Insertion => {
  const lines = text.split(/(?<=\n)/u);
  const present = new Set(lines.map((line) => line.trim()));
  const missing = code.imports.filter((line) => !present.has(line));
  const indent = /^[ \t]*/u.exec(cursorLine)?.[0] ?? '';
  const before = lines.slice(0, importLine(lines)).join('');
  const newline = before === '' || before.endsWith('\n') ? '' : '\n';
  return {
    importsAt: before.length,
    imports: missing.length === 0 ? '' : `${newline}${missing.join('\n')}\n`,
    body: code.body
      .split('\n')
      .map((line, index) => (index === 0 || line === '' ? line : indent + line))
      .join('\n'),
  };
};

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
