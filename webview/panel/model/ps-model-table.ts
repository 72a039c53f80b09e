import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { layOutLanes, type Lanes } from '../../../src/picture/model/lanes.js';
import type { Measure, ModelRow } from '../../../src/protocol/model-state.js';
import { baseStyles } from '../../shared/base-styles.js';
import { t } from '../../shared/translate.js';
import { measureName } from './measures.js';
import { ModelEvent } from './model-event.js';
import { laneX, ROW } from './row-shapes.js';
import { RowWindow } from './row-window.js';
import { tableKey } from './table-keys.js';
import { tableRow, type RowLook } from './table-row.js';
import { tableStyles } from './table-styles.js';
import { tableWidthStyles } from './table-width-styles.js';

/** Height of a row of two lines. */
const TALL_ROW = 50;
/** From such a field on, squares are written as one number. */
const CROWDED = 100;

/** The rows of a model: a tree that keys walk through; long ones are made as they come into view. */
@customElement('ps-model-table')
export class ModelTable extends LitElement {
  static override readonly styles = [
    baseStyles,
    tableStyles,
    tableWidthStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly ModelRow[] = [];
  @property({ attribute: false }) edges: readonly (readonly number[])[] = [];
  @property({ attribute: false }) open: ReadonlySet<string> = new Set();
  @property() selected = '';
  @property({ type: Number }) scale = 0;
  @property({ type: Number }) total = 0;
  @property() measure: Measure = 'operations';
  /** Width of the column of bars, in pixels. */
  @property({ type: Number }) barWidth = 190;
  /** Each row takes two lines. */
  @property({ type: Boolean, reflect: true }) narrow = false;
  /** Paths are under their open blocks. */
  @property({ type: Boolean }) nested = false;

  #lanes: Lanes = { rows: [], count: 1 };
  #isCrowded = false;
  readonly #window = new RowWindow(this, () => this.#rowHeight);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('rows') && !changed.has('edges') && !changed.has('open')) return;
    this.#isCrowded = this.rows.some((row) => (row.field?.[0]?.size ?? 0) >= CROWDED);
    this.#lanes = layOutLanes(
      this.rows.map(({ id, from, to, isBlock }) => ({
        from,
        to,
        isOpen: isBlock && this.open.has(id),
      })),
      this.edges,
    );
  }

  protected override updated(): void {
    const height = this.#rowHeight;
    const { from, to } = this.#window.of(this.rows.length);
    const [before, after] = ['.before', '.after'].map((name) =>
      this.renderRoot.querySelector<HTMLElement>(name),
    );
    before?.style.setProperty('height', `${from * height}px`);
    after?.style.setProperty('height', `${(this.rows.length - to) * height}px`);
  }

  protected override render(): TemplateResult {
    const { from, to } = this.#window.of(this.rows.length);
    const look = this.#look();
    const chosen = this.rows.findIndex(({ id }) => id === this.selected);
    return html`<div
      role="treegrid"
      class="table lanes-${this.#lanes.count}"
      aria-label=${t('Layers in the order of calls')}
      aria-rowcount=${this.rows.length + 1}
      @keydown=${this.#onKey}
    >
      ${this.#head()}
      <div class="before" role="presentation"></div>
      ${repeat(
        this.rows.slice(from, to),
        (row) => row.id,
        (row, index) => {
          const at = from + index;
          const place = {
            row,
            at,
            lanes: this.#lanes.rows[at],
            isOpen: row.isBlock && this.open.has(row.id),
            isSelected: at === chosen,
            takesFocus: at === Math.max(0, chosen),
          };
          return tableRow(place, look, (what, one) => this.#tell(what, one));
        },
      )}
      <div class="after" role="presentation"></div>
    </div>`;
  }

  /** Brings a row into view and the keyboard to it. */
  async reveal(id: string, takesFocus: boolean): Promise<void> {
    const at = this.rows.findIndex((row) => row.id === id);
    if (at < 0) return;
    this.#window.show(at);
    await this.updateComplete;
    if (takesFocus) this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  }

  #head(): TemplateResult {
    return html`<div role="row" class="head" aria-rowindex="1">
      <span role="columnheader" class="name">${t('Layer')}</span>
      <span role="columnheader" class="path">${t('Path')}</span>
      <span role="columnheader" class="output">${t('Output')}</span>
      <span
        role="columnheader"
        class="bars"
        aria-label=${t('Rows of the map and of what one output sees')}
      >
        <span>0</span><span>${Math.round(this.scale / 2)}</span><span>${this.scale}</span>
      </span>
      <span role="columnheader" class="sees">${t('Sees')}</span>
      <span role="columnheader" class="share" aria-label=${measureName(this.measure)}
        ><span class="full">${measureName(this.measure)}</span><span class="short">%</span></span
      >
    </div>`;
  }

  #look(): RowLook {
    return {
      height: this.#rowHeight,
      lanesWidth: laneX(this.#lanes.count - 1) + 13,
      laneCount: this.#lanes.count,
      count: this.rows.length,
      scale: this.scale,
      total: this.total,
      measure: this.measure,
      barWidth: this.barWidth,
      isNarrow: this.narrow,
      isNested: this.nested,
      isCrowded: this.#isCrowded,
    };
  }

  get #rowHeight(): number {
    return this.narrow ? TALL_ROW : ROW;
  }

  #tell(what: ModelEvent['what'], row: ModelRow): void {
    this.dispatchEvent(new ModelEvent(what, row));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const at = this.rows.findIndex(({ id }) => id === this.selected);
    const row = this.rows[at];
    const isOpen = row?.isBlock && this.open.has(row.id);
    const page = Math.max(1, Math.floor(window.innerHeight / this.#rowHeight) - 4);
    const key = tableKey(event, this.rows, at, isOpen, page);
    if (key === null || (row === undefined && key.kind !== 'go')) return;
    event.preventDefault();
    if (key.kind === 'go') this.#go(key.at);
    else if (row !== undefined) this.#tell(key.kind, row);
  };

  #go(at: number): void {
    const row = this.rows[Math.max(0, Math.min(this.rows.length - 1, at))];
    if (row === undefined) return;
    this.#tell('select', row);
    void this.updateComplete.then(() => this.reveal(row.id, true));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-model-table': ModelTable;
  }
}
