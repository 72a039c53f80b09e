import type { Position } from '../site.js';
import { withoutMagics } from './magics.js';
import { promptLengths } from './prompts.js';

/** A code cell as it is joined: its text, and how many lines come before it. */
interface PlacedCell {
  readonly id: string;
  readonly firstLine: number;
  readonly lineCount: number;
  /** Characters at the start of each line that aren't joined. */
  readonly prompts: readonly number[];
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
    const prompts = promptLengths(text);
    const clean = withoutMagics(withoutPrompts(text, prompts));
    const lineCount = clean.split('\n').length;
    const place = { id, firstLine: line, lineCount, prompts };
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
        : {
            line: place.firstLine + position.line,
            column: Math.max(0, position.column - (place.prompts[position.line] ?? 0)),
          };
    },
    toCell: (position) => {
      const place = placed.findLast(({ firstLine }) => firstLine <= position.line);
      if (place === undefined || position.line >= place.firstLine + place.lineCount) return null;
      const line = position.line - place.firstLine;
      const column = position.column + (place.prompts[line] ?? 0);
      return { cell: place.id, position: { line, column } };
    },
  };
};

function withoutPrompts(text: string, prompts: readonly number[]): string {
  if (prompts.length === 0) return text;
  const lines = text.split(/\r\n|\r|\n/u);
  return lines.map((line, at) => line.slice(prompts[at])).join('\n');
}
