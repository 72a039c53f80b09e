import { lengthOf, type Span } from '../../src/picture/layout/frame.js';

/** A cell of a grid. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key moves the keyboard to inside a grid; null: the key does not move it. */
export function moveBy(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  from: GridPlace,
  grid: { readonly rows: Span; readonly columns: Span },
): GridPlace | null {
  const far = event.ctrlKey || event.metaKey;
  const { rows, columns } = grid;
  switch (event.key) {
    case 'ArrowLeft':
      return within({ ...from, column: from.column - 1 }, grid);
    case 'ArrowRight':
      return within({ ...from, column: from.column + 1 }, grid);
    case 'ArrowUp':
      return within({ ...from, row: from.row - 1 }, grid);
    case 'ArrowDown':
      return within({ ...from, row: from.row + 1 }, grid);
    case 'Home':
      return { row: far ? rows.from : from.row, column: columns.from };
    case 'End':
      return { row: far ? rows.to - 1 : from.row, column: columns.to - 1 };
    default:
      return null;
  }
}

/** The place of a grid that is nearest to another. */
export function within(
  place: GridPlace,
  grid: { readonly rows: Span; readonly columns: Span },
): GridPlace {
  const clamp = (at: number, span: Span): number =>
    Math.max(span.from, Math.min(span.from + lengthOf(span) - 1, at));
  return { row: clamp(place.row, grid.rows), column: clamp(place.column, grid.columns) };
}
