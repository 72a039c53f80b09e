import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { middleOf } from '../../../src/picture/model/seen-cells.js';
import type { ModelRow, ModelState } from '../../../src/protocol/model-state.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';
import { WidthWatch } from '../../shared/width-watch.js';
import { inspectorParts } from './model-inspector.js';
import { inspectorStyles } from './inspector-styles.js';
import { keepUi, keptUi, keyOfModel } from './kept-uis.js';
import type { ModelEvent } from './model-event.js';
import { modelKey } from './model-keys.js';
import { modelPicture } from './model-picture.js';
import { modelStyles } from './model-styles.js';
import { modelTools } from './model-tools.js';
import {
  beginUi,
  nextPooling,
  selectedRow,
  selecting,
  toggled,
  visibleRows,
  type ModelUi,
  type RowView,
} from './model-ui.js';
import { plainTableView } from './plain-table-view.js';
import type { MapCellEvent } from './ps-model-maps.js';
import { sceneStyles } from './scene-view.js';
import { sizeForm } from './size-form.js';

/** A whole model: its sentence, its maps as a staircase, its calls as a table, and facts. */
@customElement('ps-model-view')
export class ModelView extends LitElement {
  static override readonly styles = [baseStyles, modelStyles, inspectorStyles, ...sceneStyles];

  @property({ attribute: false }) model: ModelState | null = null;
  @state() private ui: ModelUi | null = null;
  @state() private hovered: ModelRow | null = null;

  #rows: readonly ModelRow[] = [];
  readonly #width = new WidthWatch(this);

  /** What is shown now, for a picture of it; null: nothing is. */
  get view(): { readonly ui: ModelUi; readonly rows: readonly ModelRow[] } | null {
    return this.ui === null ? null : { ui: this.ui, rows: this.#rows };
  }

  /** Room for the maps and the table, in pixels. */
  get stageWidth(): number {
    const width = this.#width.value;
    return Math.max(280, (width >= 980 ? width - 336 : width) - 42);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { model } = this;
    if (model === null) return;
    if (changed.has('model')) this.#begin(model, changed.get('model'));
    if (this.ui !== null && (changed.has('model') || changed.has('ui'))) {
      this.#rows = visibleRows(model, this.ui);
    }
  }

  #begin(model: ModelState, before: unknown): void {
    const old = isModel(before) ? before : null;
    const same = old !== null && keyOfModel(old) === keyOfModel(model);
    this.hovered = null;
    const ui = (same ? this.ui : null) ?? keptUi(model) ?? beginUi(model);
    const moved = same && old.selected !== model.selected ? model.selected : ui.selected;
    this.ui = selecting(model, ui, moved);
    if (old !== null) void this.updateComplete.then(() => this.#revealSelected(false));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { model, ui } = this;
    if (model === null || ui === null) return nothing;
    const selected = selectedRow(model, ui);
    const cell = ui.cell ?? middleOf(selected?.sizes ?? []);
    return html`<div class="model" @ps-model-row=${this.#onRow} @keydown=${this.#onKey}>
      <div class="stage">
        <p class="sentence ${model.broken === null ? '' : 'broken'}" id="sentence">
          ${rich(model.sentence)}
        </p>
        ${modelTools(model, ui, {
          show: (view) => this.#show(view),
          measure: (measure) => this.#set({ measure }),
          run: (run) => this.dispatchEvent(new IntentionEvent({ type: 'chooseRun', run })),
        })}
        ${sizeForm(model)}
        ${
          ui.asTable
            ? plainTableView(model)
            : modelPicture({
                model,
                ui,
                rows: this.#rows,
                selected,
                hovered: this.hovered,
                cell,
                width: this.#width.value,
                stageWidth: this.stageWidth,
                goTo: (id) => this.#goTo(id),
                onMapCell: this.#onMapCell,
              })
        }
        <button
          class="link as-table ${ui.asTable ? 'shown' : ''}"
          @click=${() => this.#set({ asTable: !ui.asTable })}
        >
          ${ui.asTable ? t('View as picture') : t('View as table')}
        </button>
      </div>
      <aside class="side" aria-label=${t('Facts')}>
        ${inspectorParts(model, ui, selected, cell, {
          toggle: (name) => this.#set({ closed: toggled(ui.closed, name) }),
          open: (row) => this.#open(row),
          reveal: (row) => this.#reveal(row),
          select: (row) => this.#goTo(row.id),
        })}
      </aside>
    </div>`;
  }

  /** The next or previous pooling becomes the selected row. */
  step(direction: 1 | -1): void {
    const { model, ui } = this;
    if (model === null || ui === null) return;
    const next = nextPooling(this.#rows, selectedRow(model, ui), direction);
    if (next === null) return;
    this.#select(next);
    void this.updateComplete.then(() => this.#revealSelected(true));
  }

  #set(change: Partial<ModelUi>): void {
    const { model, ui } = this;
    if (model === null || ui === null) return;
    this.ui = { ...ui, ...change };
    keepUi(model, this.ui);
  }

  #select(row: ModelRow): void {
    this.#set({ selected: row.id, cell: null });
  }

  /** Selects a call or a block, in the blocks where that is what is shown. */
  #goTo(id: string): void {
    const { model, ui } = this;
    if (model === null || ui === null) return;
    const isBlock = id.startsWith('b') && model.blocks.length > 0;
    this.#set(selecting(model, isBlock ? { ...ui, view: 'blocks' } : ui, id));
    void this.updateComplete.then(() => this.#revealSelected(false));
  }

  #revealSelected(takesFocus: boolean): void {
    const id =
      this.ui === null || this.model === null ? null : selectedRow(this.model, this.ui)?.id;
    if (id === null || id === undefined) return;
    void this.renderRoot.querySelector('ps-model-table')?.reveal(id, takesFocus);
  }

  #show(view: RowView): void {
    const { model, ui } = this;
    if (model === null || ui === null) return;
    this.#set(selecting(model, { ...ui, view }, ui.selected));
  }

  #open(row: ModelRow): void {
    if (row.isPooling) this.dispatchEvent(new IntentionEvent({ type: 'openStep', step: row.from }));
    else this.#reveal(row);
  }

  #reveal(row: ModelRow): void {
    this.dispatchEvent(new IntentionEvent({ type: 'revealStep', step: row.from }));
  }

  readonly #onMapCell = ({ cell }: MapCellEvent): void => {
    this.#goTo(`s${cell.step}`);
    this.#set({ cell: cell.index });
  };

  readonly #onRow = ({ what, row }: ModelEvent): void => {
    const { ui } = this;
    if (ui === null) return;
    switch (what) {
      case 'select':
        this.#select(row);
        break;
      case 'open':
        if (row.isBlock) this.#set({ open: toggled(ui.open, row.id), selected: row.id });
        else this.#open(row);
        break;
      case 'reveal':
        this.#reveal(row);
        break;
      case 'toggle':
        this.#set({ open: toggled(ui.open, row.id) });
        break;
      case 'hover':
        this.hovered = row;
        break;
      case 'leave':
        this.hovered = null;
        break;
      default:
        what satisfies never;
    }
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { model, ui } = this;
    const key = model === null || ui === null ? null : modelKey(event, model, ui);
    if (key === null || model === null || ui === null) return;
    event.preventDefault();
    event.stopPropagation();
    switch (key.kind) {
      case 'pooling':
        this.step(key.step);
        break;
      case 'view':
        this.#show(key.view);
        break;
      case 'cell':
        this.#set({ cell: key.cell });
        break;
      case 'export':
        this.dispatchEvent(new Event('ps-export-menu', { bubbles: true, composed: true }));
        break;
      case 'openLevel': {
        const level = selectedRow(model, ui)?.level ?? 0;
        const same = model.blocks.filter((row) => row.isBlock && row.level === level);
        this.#set({ open: new Set([...ui.open, ...same.map(({ id }) => id)]) });
        break;
      }
      default:
        key satisfies never;
    }
  };
}

const isModel = (value: unknown): value is ModelState =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'model';

declare global {
  interface HTMLElementTagNameMap {
    'ps-model-view': ModelView;
  }
}
