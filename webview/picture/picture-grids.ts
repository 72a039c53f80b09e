import { html, type TemplateResult } from 'lit';
import type { Cell } from '../../src/picture/layout/cell-axes.js';
import type { GridFrame } from '../../src/picture/layout/frame.js';
import type { Layout } from '../../src/picture/layout/layout.js';
import { cellOfStep, stepOfCell, type GridPair } from '../../src/picture/pair/grid-pair.js';
import { t } from '../shared/translate.js';
import { CellEvent, WindowEvent } from './events.js';
import { moveBy, within } from './grid-keys.js';
import { frameOf, placeGrids } from './grid-places.js';
import { gridProxy } from './grid-proxy.js';
import type { Picture } from './ps-picture.js';

type Part = 'input' | 'output';

/** The grids of a picture for keyboard and screen reader: the input's and the output's. */
export class PictureGrids {
  readonly #picture: Picture;
  /** The cell that the keyboard is on in the grid that is looked at. */
  #active: Cell = [0, 0, 0];

  constructor(picture: Picture) {
    this.#picture = picture;
  }

  /** One grid for each that is drawn. */
  templates(pair: GridPair, layout: Layout, step: number): TemplateResult {
    const grids = (part: Part, frames: readonly GridFrame[]): readonly TemplateResult[] => {
      const active = part === pair.stepped ? cellOfStep(pair, step) : this.#active;
      const stop = frames.find(({ depth }) => depth === active[0]) ?? frames[0];
      return frames.map((frame) =>
        gridProxy({
          part,
          frame,
          label: labelOf(part, pair.rank === 3 ? frame.depth : null),
          active: placeIn(active, part === pair.stepped ? null : frame),
          source: pair,
          cellLabel: (row, column) => pair.cellLabel(part, [frame.depth, row, column], t),
          partial: this.#picture.view !== null,
          tabStop: frame === stop,
        }),
      );
    };
    return html`${grids('input', layout.inputs)}${grids('output', layout.outputs)}`;
  }

  /** Puts the grids over the drawn ones. */
  place(layout: Layout, root: ParentNode): void {
    placeGrids(layout, root);
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const { pair, layout } = this.#picture;
    const target = event.target;
    const grid = target instanceof HTMLElement ? target.closest<HTMLElement>('.grid') : null;
    const frame = grid === null || layout === null ? undefined : frameOf(grid, layout);
    if (pair === null || frame === undefined) return;
    const part = layout?.inputs.includes(frame) === true ? 'input' : 'output';
    const isStepped = part === pair.stepped;
    const at = isStepped ? cellOfStep(pair, this.#picture.window) : this.#active;
    const { row, column } = placeIn(at, isStepped ? null : frame);
    if (event.key === 'F2' && part === 'input') {
      event.preventDefault();
      this.#picture.edit([frame.depth, row, column]);
    } else if (isStepped) {
      this.#onStepped(event, pair, [frame.depth, row, column]);
    } else {
      this.#onLookedAt(event, frame, [frame.depth, row, column]);
    }
  };

  #onStepped(event: KeyboardEvent, pair: GridPair, [depth, row, column]: Cell): void {
    const [, rows, columns] = pair.stepSizes;
    const whole = { rows: { from: 0, to: rows }, columns: { from: 0, to: columns } };
    const place = moveBy(event, { row, column }, whole);
    if (place !== null) {
      const step = stepOfCell(pair, [depth, place.row, place.column]);
      this.#tell(event, new WindowEvent(step, 'choose'));
    } else if (event.key === 'Enter') {
      this.#tell(event, new WindowEvent(this.#picture.window, 'pin'));
    }
  }

  #onLookedAt(event: KeyboardEvent, frame: GridFrame, cell: Cell): void {
    const place = moveBy(event, { row: cell[1], column: cell[2] }, frame);
    if (place !== null) {
      this.#active = [frame.depth, place.row, place.column];
      this.#picture.requestUpdate();
      this.#tell(event, new CellEvent(this.#active, 'hover'));
    } else if (event.key === 'Enter') {
      this.#tell(event, new CellEvent(cell, 'pin'));
    }
  }

  #tell(event: KeyboardEvent, news: Event): void {
    event.preventDefault();
    this.#picture.dispatchEvent(news);
  }
}

function labelOf(part: Part, depth: number | null): string {
  if (part === 'input') return depth === null ? t('Input') : t('Input, depth {at}', { at: depth });
  return depth === null ? t('Output') : t('Output, depth {at}', { at: depth });
}

/** Row and column of a cell; the nearest that a frame has. */
const placeIn = (
  [, row, column]: Cell,
  frame: GridFrame | null,
): { readonly row: number; readonly column: number } =>
  frame === null ? { row, column } : within({ row, column }, frame);
