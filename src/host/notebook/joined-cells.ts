import type { Position } from '../../python/site.js';

/** A code cell as it is joined: its text, and how many lines come before it. */
interface PlacedCell {
  readonly id: string;
  readonly firstLine: number;
  readonly lineCount: number;
}

/** The cells of a notebook as one module, in order, with the way back. */
export interface JoinedCells {
  readonly text: string;
  /** Where a position of a cell lies in the joined text; null for a cell that isn't joined. */
  readonly toJoined: (cell: string, position: Position) => Position | null;
  /** The cell that a joined position lies in. */
  readonly toCell: (
    position: Position,
  ) => { readonly cell: string; readonly position: Position } | null;
}

const MAGIC_WITH_PYTHON = /^%%(?:time|timeit|capture|prun|tab|mem)\b/u;

/** Replaces what isn't Python (magics, shell lines, help) by comments that keep every column. */
const withoutMagics = (text: string): string => {
  const lines = text.split(/\r\n|\r|\n/u);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const foreign = first.startsWith('%%') && !MAGIC_WITH_PYTHON.test(first);
  return lines
    .map((line) => {
      if (foreign) return `#${line.slice(1)}`;
      const indent = line.length - line.trimStart().length;
      if (/^(?:%|!|\?)\S/u.test(line.slice(indent))) {
        return `${line.slice(0, indent)}#${line.slice(indent + 1)}`;
      }
      return /^\s*[\w.]+\?{1,2}\s*$/u.test(line) ? `#${line.slice(1)}` : line;
    })
    .join('\n');
};

/** Joins code cells as one module; cells are separated by a line break only. */
export const joinCells = (
  cells: readonly { readonly id: string; readonly text: string }[],
): JoinedCells => {
  const placed: PlacedCell[] = [];
  const texts: string[] = [];
  let line = 0;
  for (const { id, text } of cells) {
    const clean = withoutMagics(text);
    const lineCount = clean.split('\n').length;
    placed.push({ id, firstLine: line, lineCount });
    texts.push(clean);
    line += lineCount;
  }
  return {
    text: texts.join('\n'),
    toJoined: (cell, position) => {
      const place = placed.find(({ id }) => id === cell);
      return place === undefined
        ? null
        : { line: place.firstLine + position.line, column: position.column };
    },
    toCell: (position) => {
      const place = placed.find(
        ({ firstLine, lineCount }) =>
          position.line >= firstLine && position.line < firstLine + lineCount,
      );
      return place === undefined
        ? null
        : {
            cell: place.id,
            position: { line: position.line - place.firstLine, column: position.column },
          };
    },
  };
};
