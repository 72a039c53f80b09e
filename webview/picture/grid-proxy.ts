import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { coordinates, lengthOf, type GridFrame } from '../../src/picture/layout/frame.js';

/** What a grid says of itself; the cells that one sees are drawn elsewhere. */
export interface GridProxy {
  readonly part: 'input' | 'output';
  readonly frame: GridFrame;
  readonly label: string;
  /** The cell that the keyboard is on, in coordinates of the frame. */
  readonly active: { readonly row: number; readonly column: number };
  /** What the labels are of: rows of the same source aren't written again. */
  readonly source: unknown;
  readonly cellLabel: (row: number, column: number) => string;
  /** Only a part of the plane is drawn, another one soon. */
  readonly partial?: boolean;
  /** One stop of the Tab key for all grids of a part. */
  readonly tabStop: boolean;
}

/** Grids of more cells than this, and those of a part, have one node that follows the keyboard. */
const MOST_NODES = 400;

/** A grid for keyboard and screen reader over the drawn one; it has no looks of its own. */
export function gridProxy(grid: GridProxy): TemplateResult {
  const { frame, active, part } = grid;
  const few = lengthOf(frame.rows) * lengthOf(frame.columns) <= MOST_NODES;
  const all = few && grid.partial !== true;
  const rows = all ? coordinates(frame.rows) : [active.row];
  const columns = all ? coordinates(frame.columns) : [active.column];
  return html`<div
    class="grid"
    role="grid"
    data-part=${part}
    data-depth=${frame.depth}
    tabindex=${grid.tabStop ? 0 : -1}
    aria-label=${grid.label}
    aria-rowcount=${lengthOf(frame.rows)}
    aria-colcount=${lengthOf(frame.columns)}
    aria-activedescendant=${cellId(grid, active.row, active.column)}
  >
    ${rows.map((row) =>
      guard([grid.source, ...shapeOf(grid), row, activeIn(grid, row)], () =>
        rowTemplate(grid, row, columns),
      ),
    )}
  </div>`;
}

const shapeOf = ({ frame: { depth, rows, columns } }: GridProxy): readonly number[] => [
  depth,
  rows.from,
  rows.to,
  columns.from,
  columns.to,
];

/** The column that the keyboard is on, in its row; null in the others. */
const activeIn = ({ active }: GridProxy, row: number): number | null =>
  row === active.row ? active.column : null;

const rowTemplate = (grid: GridProxy, row: number, columns: readonly number[]): TemplateResult =>
  html`<div role="row" aria-rowindex=${row - grid.frame.rows.from + 1}>
    ${columns.map(
      (column) =>
        html`<div
          role="gridcell"
          id=${cellId(grid, row, column)}
          aria-colindex=${column - grid.frame.columns.from + 1}
          aria-selected=${activeIn(grid, row) === column ? 'true' : 'false'}
        >
          ${grid.cellLabel(row, column)}
        </div>`,
    )}
  </div>`;

const cellId = ({ part, frame }: GridProxy, row: number, column: number): string =>
  `${part}-${String(frame.depth)}-${String(row)}-${String(column)}`;
