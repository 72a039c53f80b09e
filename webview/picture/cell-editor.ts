import { html, nothing, type TemplateResult } from 'lit';
import { named, valueAt, type Cell } from '../../src/picture/axes.js';
import { cellBox } from '../../src/picture/frame.js';
import type { Layout } from '../../src/picture/layout.js';
import { EditEvent } from './events.js';
import type { Picture } from './ps-picture.js';

/** The field that stands over a cell while its value is typed. */
export class CellEditor {
  readonly #picture: Picture;
  #cell: Cell | null = null;
  #field: HTMLInputElement | null = null;

  constructor(picture: Picture) {
    this.#picture = picture;
  }

  /** Opens the field over an input cell that holds a value. */
  open(cell: Cell): void {
    const { picture } = this.#picture;
    if (picture === null || valueAt(picture.input, cell) === null) return;
    this.#cell = cell;
    this.#picture.requestUpdate();
  }

  /** The field where it is open. */
  template(layout: Layout): TemplateResult | typeof nothing {
    const cell = this.#cell;
    const { picture } = this.#picture;
    const frame = layout.inputs.find((each) => each.depth === cell?.[0]);
    if (cell === null || picture === null || frame === undefined) return nothing;
    return html`<input
      class="editor"
      aria-label=${`Value of input ${named(picture, cell).join(', ')}`}
      inputmode="decimal"
      .value=${String(valueAt(picture.input, cell) ?? 0)}
      @keydown=${this.#onKey}
      @blur=${this.#close}
      @click=${stop}
      @dblclick=${stop}
    />`;
  }

  /** Puts the field over its cell and the keyboard into it; called when it is in the page. */
  place(layout: Layout, root: ParentNode): void {
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
    const { picture } = this.#picture;
    if (!(field instanceof HTMLInputElement) || picture === null || this.#cell === null) return;
    const value = Number(field.value.trim().replace('\u2212', '-'));
    if (field.value.trim() !== '' && Number.isFinite(value)) {
      this.#picture.dispatchEvent(new EditEvent(named(picture, this.#cell), value));
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

const stop = (event: Event): void => event.stopPropagation();
