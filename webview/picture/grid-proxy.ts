import { html, type TemplateResult } from 'lit';
import { coordinates, lengthOf, type GridFrame } from '../../src/picture/frame.js';

/** What a grid says of itself; the cells that one sees are drawn elsewhere. */
export interface GridProxy {
  readonly part: 'input' | 'output';
  readonly frame: GridFrame;
  readonly label: string;
  /** The cell that the keyboard is on, in coordinates of the frame. */
  readonly active: { readonly row: number; readonly column: number };
  readonly cellLabel: (row: number, column: number) => string;
  /** One stop of the Tab key for all grids of a part. */
  readonly tabStop: boolean;
}

/** Grids of more cells than this have one node that follows the keyboard. */
const MOST_NODES = 400;

/** A grid for keyboard and screen reader over the drawn one; it has no looks of its own. */
export function gridProxy(grid: GridProxy): TemplateResult {
  const { frame, active, part } = grid;
  const all = lengthOf(frame.rows) * lengthOf(frame.columns) <= MOST_NODES;
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
    ${rows.map(
      (row) =>
        html`<div role="row" aria-rowindex=${row - frame.rows.from + 1}>
          ${columns.map(
            (column) =>
              html`<div
                role="gridcell"
                id=${cellId(grid, row, column)}
                aria-colindex=${column - frame.columns.from + 1}
                aria-selected=${row === active.row && column === active.column ? 'true' : 'false'}
              >
                ${grid.cellLabel(row, column)}
              </div>`,
          )}
        </div>`,
    )}
  </div>`;
}

const cellId = ({ part, frame }: GridProxy, row: number, column: number): string =>
  `${part}-${String(frame.depth)}-${String(row)}-${String(column)}`;
