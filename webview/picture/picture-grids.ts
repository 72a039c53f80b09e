import { html, type TemplateResult } from 'lit';
import { axesOf, outputCell, windowIndex, type Cell } from '../../src/picture/axes.js';
import type { GridFrame } from '../../src/picture/frame.js';
import type { Layout } from '../../src/picture/layout.js';
import { inputLabel, outputLabel } from '../../src/picture/window-words.js';
import type { PictureState } from '../../src/protocol/index.js';
import { t } from '../translate.js';
import { CellEvent, WindowEvent } from './events.js';
import { moveBy } from './grid-keys.js';
import { frameOf, placeGrids } from './grid-places.js';
import { gridProxy } from './grid-proxy.js';
import type { Picture } from './ps-picture.js';

/** The grids of a picture for keyboard and screen reader: the input's and the output's. */
export class PictureGrids {
  readonly #picture: Picture;
  /** The input cell that the keyboard is on. */
  #active: Cell = [0, 0, 0];

  constructor(picture: Picture) {
    this.#picture = picture;
  }

  /** One grid for each that is drawn. */
  templates(picture: PictureState, layout: Layout, window: number): TemplateResult {
    const [depth, row, column] = outputCell(axesOf(picture), window);
    const partial = this.#picture.view !== null;
    const inputs = layout.inputs.map((frame) =>
      gridProxy({
        part: 'input',
        frame,
        label: picture.axes.length === 3 ? t('Input, depth {at}', { at: frame.depth }) : t('Input'),
        active: { row: this.#active[1], column: this.#active[2] },
        source: picture,
        cellLabel: (r, c) => inputLabel(picture, [frame.depth, r, c], t),
        partial,
        tabStop: frame.depth === this.#active[0] || layout.inputs.length === 1,
      }),
    );
    const outputs = layout.outputs.map((frame) =>
      gridProxy({
        part: 'output',
        frame,
        label:
          picture.axes.length === 3 ? t('Output, depth {at}', { at: frame.depth }) : t('Output'),
        active: { row, column },
        source: picture,
        cellLabel: (r, c) => outputLabel(picture, [frame.depth, r, c], t),
        partial,
        tabStop: frame.depth === depth || layout.outputs.length === 1,
      }),
    );
    return html`${inputs}${outputs}`;
  }

  /** Puts the grids over the drawn ones. */
  place(layout: Layout, root: ParentNode): void {
    placeGrids(layout, root);
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const { picture, layout } = this.#picture;
    const target = event.target;
    const grid = target instanceof HTMLElement ? target.closest<HTMLElement>('.grid') : null;
    const frame = grid === null || layout === null ? undefined : frameOf(grid, layout);
    if (picture === null || frame === undefined) return;
    if (layout?.outputs.includes(frame) === true) this.#onOutput(event, picture, frame);
    else this.#onInput(event, frame);
  };

  #onOutput(event: KeyboardEvent, picture: PictureState, frame: GridFrame): void {
    const axes = axesOf(picture);
    const [, row, column] = outputCell(axes, this.#picture.window);
    const whole = {
      rows: { from: 0, to: axes[1].outputSize },
      columns: { from: 0, to: axes[2].outputSize },
    };
    const place = moveBy(event, { row, column }, whole);
    if (place !== null) {
      const window = windowIndex(axes, [frame.depth, place.row, place.column]);
      this.#tell(event, new WindowEvent(window, 'choose'));
    } else if (event.key === 'Enter') {
      this.#tell(event, new WindowEvent(this.#picture.window, 'pin'));
    }
  }

  #onInput(event: KeyboardEvent, frame: GridFrame): void {
    const [, row, column] = this.#active;
    const place = moveBy(event, { row, column }, frame);
    if (place !== null) {
      this.#active = [frame.depth, place.row, place.column];
      this.#picture.requestUpdate();
      this.#tell(event, new CellEvent(this.#active, 'hover'));
    } else if (event.key === 'Enter') {
      this.#tell(event, new CellEvent(this.#active, 'pin'));
    } else if (event.key === 'F2') {
      event.preventDefault();
      this.#picture.edit(this.#active);
    }
  }

  #tell(event: KeyboardEvent, news: Event): void {
    event.preventDefault();
    this.#picture.dispatchEvent(news);
  }
}
