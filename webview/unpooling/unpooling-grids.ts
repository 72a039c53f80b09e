import { html, type TemplateResult } from 'lit';
import type { Cell } from '../../src/picture/axes.js';
import type { GridFrame } from '../../src/picture/frame.js';
import { cellAt, flatIn } from '../../src/picture/unpooling/unpooling-cells.js';
import type { UnpoolingLayout } from '../../src/picture/unpooling/unpooling-grid.js';
import { unpooledLabel, unpoolingInputLabel } from '../../src/picture/unpooling/unpooling-words.js';
import type { UnpoolingPicture } from '../../src/protocol/index.js';
import { CellEvent, WindowEvent } from '../picture/events.js';
import { moveBy } from '../picture/grid-keys.js';
import { gridProxy } from '../picture/grid-proxy.js';
import { frameOf, placeGrids } from '../picture/grid-places.js';
import { t } from '../translate.js';
import type { UnpoolingDrawing } from './ps-unpooling-picture.js';

/** The grids of an unpooling picture for keyboard and screen reader. */
export class UnpoolingGrids {
  readonly #drawing: UnpoolingDrawing;
  /** The output cell that the keyboard is on. */
  #active: Cell = [0, 0, 0];

  constructor(drawing: UnpoolingDrawing) {
    this.#drawing = drawing;
  }

  /** One grid for each that is drawn. */
  templates(picture: UnpoolingPicture, layout: UnpoolingLayout, step: number): TemplateResult {
    const [depth, row, column] = cellAt(picture.input.shape, step);
    const slices = picture.axes.length === 3;
    const named = (name: string, at: number): string =>
      slices ? t('{name}, depth {at}', { name, at }) : name;
    const inputs = layout.inputs.map((frame) =>
      gridProxy({
        part: 'input',
        frame,
        label: named(t('Input'), frame.depth),
        active: { row, column },
        source: picture,
        cellLabel: (r, c) => unpoolingInputLabel(picture, [frame.depth, r, c], t),
        tabStop: frame.depth === depth || layout.inputs.length === 1,
      }),
    );
    const outputs = layout.outputs.map((frame, index) =>
      gridProxy({
        part: 'output',
        frame,
        label: named(t('Output'), frame.depth),
        active: within(frame, this.#active),
        source: picture,
        cellLabel: (r, c) => unpooledLabel(picture, [frame.depth, r, c], t),
        tabStop: frame.depth === this.#active[0] || layout.outputs.length === 1 || index === 0,
      }),
    );
    return html`${inputs}${outputs}`;
  }

  /** Puts the grids over the drawn ones. */
  place(layout: UnpoolingLayout, root: ParentNode): void {
    placeGrids(layout, root);
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const { picture, layout } = this.#drawing;
    const target = event.target;
    const grid = target instanceof HTMLElement ? target.closest<HTMLElement>('.grid') : null;
    const frame = grid === null || layout === null ? undefined : frameOf(grid, layout);
    if (picture === null || frame === undefined) return;
    if (layout?.inputs.includes(frame) === true) this.#onInput(event, picture, frame);
    else this.#onOutput(event, frame);
  };

  #onInput(event: KeyboardEvent, picture: UnpoolingPicture, frame: GridFrame): void {
    const { step } = this.#drawing;
    const [, row, column] = cellAt(picture.input.shape, step);
    const whole = {
      rows: all(picture.input.shape.at(-2)),
      columns: all(picture.input.shape.at(-1)),
    };
    const place = moveBy(event, { row, column }, whole);
    if (place !== null) {
      const next = flatIn(picture.input.shape, [frame.depth, place.row, place.column]);
      this.#tell(event, new WindowEvent(next, 'choose'));
    } else if (event.key === 'Enter') {
      this.#tell(event, new WindowEvent(step, 'pin'));
    } else if (event.key === 'F2') {
      event.preventDefault();
      this.#drawing.edit([frame.depth, row, column]);
    }
  }

  #onOutput(event: KeyboardEvent, frame: GridFrame): void {
    const place = moveBy(event, within(frame, this.#active), frame);
    if (place !== null) {
      this.#active = [frame.depth, place.row, place.column];
      this.#drawing.requestUpdate();
      this.#tell(event, new CellEvent(this.#active, 'hover'));
    } else if (event.key === 'Enter') {
      const { row, column } = within(frame, this.#active);
      this.#tell(event, new CellEvent([frame.depth, row, column], 'pin'));
    }
  }

  #tell(event: KeyboardEvent, news: Event): void {
    event.preventDefault();
    this.#drawing.dispatchEvent(news);
  }
}

const all = (size = 1) => ({ from: 0, to: size });

/** The cell of a frame that is nearest to another. */
function within(
  { rows, columns }: GridFrame,
  [, row, column]: Cell,
): { readonly row: number; readonly column: number } {
  return {
    row: Math.max(rows.from, Math.min(rows.to - 1, row)),
    column: Math.max(columns.from, Math.min(columns.to - 1, column)),
  };
}
