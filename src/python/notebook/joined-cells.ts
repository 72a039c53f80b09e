import type { Position } from '../site.js';
import { withoutMagics } from './magics.js';

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

/** Joins code cells as one module; cells are separated by a line break only. */
export const joinCells = (
  cells: readonly { readonly id: string; readonly text: string }[],
): JoinedCells => {
  const placed: PlacedCell[] = [];
  const texts: string[] = [];
  const byId = new Map<string, PlacedCell>();
  let line = 0;
  for (const { id, text } of cells) {
    const clean = withoutMagics(text);
    const lineCount = clean.split('\n').length;
    const place = { id, firstLine: line, lineCount };
    placed.push(place);
    byId.set(id, place);
    texts.push(clean);
    line += lineCount;
  }
  return {
    text: texts.join('\n'),
    toJoined: (cell, position) => {
      const place = byId.get(cell);
      return place === undefined
        ? null
        : { line: place.firstLine + position.line, column: position.column };
    },
    toCell: (position) => {
      const place = placed.findLast(({ firstLine }) => firstLine <= position.line);
      return place === undefined || position.line >= place.firstLine + place.lineCount
        ? null
        : {
            cell: place.id,
            position: { line: position.line - place.firstLine, column: position.column },
          };
    },
  };
};
