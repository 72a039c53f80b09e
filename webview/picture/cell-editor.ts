import { html, nothing, type TemplateResult } from 'lit';
import { valueAt, type Cell } from '../../src/picture/layout/cell-axes.js';
import { cellBox, type GridFrame } from '../../src/picture/layout/frame.js';
import type { ValueBox } from '../../src/protocol/index.js';
import { EditEvent } from './events.js';
import { t } from '../shared/translate.js';

/** A picture whose input can be typed into. */
interface EditablePicture extends EventTarget {
  readonly renderRoot: ParentNode;
  requestUpdate(): void;
}

/** Where the grids of an input are drawn. */
interface Inputs {
  readonly inputs: readonly GridFrame[];
}

/** The field that stands over a cell while its value is typed. */
export class CellEditor {
  readonly #picture: EditablePicture;
  readonly #input: () => ValueBox | null;
  readonly #elementAt: (cell: Cell) => Cell | null;
  #cell: Cell | null = null;
  #field: HTMLInputElement | null = null;

  /** `elementAt`: the element that a cell shows, where cells are not the input's own indices. */
  constructor(
    picture: EditablePicture,
    input: () => ValueBox | null,
    elementAt: (cell: Cell) => Cell | null = (cell) => cell,
  ) {
    this.#picture = picture;
    this.#input = input;
    this.#elementAt = elementAt;
  }

  /** Opens the field over an input cell that holds a value. */
  open(cell: Cell): void {
    const input = this.#input();
    const element = this.#elementAt(cell);
    if (input === null || element === null || valueAt(input, element) === null) return;
    this.#cell = cell;
    this.#picture.requestUpdate();
  }

  /** The field where it is open. */
  template(layout: Inputs): TemplateResult | typeof nothing {
    const cell = this.#cell;
    const input = this.#input();
    const frame = layout.inputs.find((each) => each.depth === cell?.[0]);
    const element = cell === null ? null : this.#elementAt(cell);
    if (element === null || input === null || frame === undefined) return nothing;
    return html`<input
      class="editor"
      aria-label=${t('Value of input {place}', { place: namedIn(input, element).join(', ') })}
      inputmode="decimal"
      .value=${String(valueAt(input, element) ?? 0)}
      @keydown=${this.#onKey}
      @blur=${this.#close}
      @click=${stop}
      @dblclick=${stop}
    />`;
  }

  /** Puts the field over its cell and the keyboard into it; called when it is in the page. */
  place(layout: Inputs, root: ParentNode): void {
    const cell = this.#cell;
    const field = root.querySelector<HTMLInputElement>('.editor');
    const frame = layout.inputs.find((each) => each.depth === cell?.[0]);
    if (cell === null || field === null || frame === undefined) return;
    const box = cellBox(frame, cell[1], cell[2]);
    const width = Math.max(56, box.width);
    field.style.left = `${String(box.x + (box.width - width) / 2)}px`;
    field.style.top = `${String(box.y + (box.height - 26) / 2)}px`;
    field.style.width = `${String(width)}px`;
    if (field === this.#field) return;
    this.#field = field;
    field.focus();
    field.select();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') this.#close();
    if (event.key !== 'Enter') return;
    const field = event.currentTarget;
    const input = this.#input();
    const element = this.#cell === null ? null : this.#elementAt(this.#cell);
    if (!(field instanceof HTMLInputElement) || input === null || element === null) return;
    const value = Number(field.value.trim().replace('\u2212', '-'));
    if (field.value.trim() !== '' && Number.isFinite(value)) {
      this.#picture.dispatchEvent(new EditEvent(namedIn(input, element), value));
      this.#close();
    } else {
      field.setAttribute('aria-invalid', 'true');
    }
  };

  readonly #close = (): void => {
    if (this.#cell === null) return;
    this.#cell = null;
    this.#field = null;
    this.#picture.requestUpdate();
    const grid = this.#picture.renderRoot.querySelector<HTMLElement>('.grid[data-part="input"]');
    grid?.focus();
  };
}

/** Coordinates without the axes that the layer lacks. */
const namedIn = ({ shape }: ValueBox, cell: Cell): readonly number[] =>
  cell.slice(3 - shape.length);

const stop = (event: Event): void => event.stopPropagation();
