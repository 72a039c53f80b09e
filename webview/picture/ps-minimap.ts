import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { valueAt } from '../../src/picture/layout/cell-axes.js';
import { levelOf, scaleOf } from '../../src/picture/colours/heat-levels.js';
import type { GridPair } from '../../src/picture/pair/grid-pair.js';
import { pairOf, type LayerPicture } from '../../src/picture/pair/pair-of.js';
import type { HeatShape } from '../../src/picture/shapes/shape.js';
import type { View } from '../../src/picture/layout/view-span.js';
import { baseStyles } from '../shared/base-styles.js';
import { PanEvent } from './events.js';
import { paintLevels } from './heat-canvas.js';
import { paletteFor, type Palette } from './palette.js';
import { ThemeWatch } from '../shared/theme-watch.js';
import { t } from '../shared/translate.js';

const SIZE = 120;

/** A whole plane, small, with a frame around what is in view; the frame can be dragged. */
@customElement('ps-minimap')
export class Minimap extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
        direction: ltr;
        width: ${SIZE}px;
        font-size: 12px;
      }
      .map {
        position: relative;
        touch-action: none;
        cursor: move;
      }
      canvas {
        display: block;
        width: ${SIZE}px;
        image-rendering: pixelated;
        border: 1px solid var(--ps-line);
      }
      .frame {
        position: absolute;
        border: 1.5px solid var(--ps-text);
        outline: 1px solid var(--ps-background);
        pointer-events: none;
      }
    `,
  ];

  @property({ attribute: false }) picture: LayerPicture | null = null;
  @property() of: 'input' | 'output' = 'input';
  @property({ attribute: false }) view: View | null = null;
  /** Which slice of a volume. */
  @property({ type: Number }) slice = 0;

  #palette: Palette | null = null;
  #heat: HeatShape | null = null;

  constructor() {
    super();
    new ThemeWatch(this, () => (this.#palette = null));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { picture } = this;
    const other = changed.has('picture') || changed.has('of') || changed.has('slice');
    if (picture === null || !other) return;
    this.#heat = this.#heatOf(pairOf(picture));
    this.#palette = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.picture === null) return nothing;
    return html`<div class="quiet">
        ${this.of === 'input' ? t('whole input') : t('whole output')}
      </div>
      <div class="map" @pointerdown=${this.#onPointer} @pointermove=${this.#onPointer}>
        <canvas aria-hidden="true"></canvas>
        ${this.view === null ? nothing : html`<div class="frame"></div>`}
      </div>`;
  }

  protected override updated(): void {
    const { picture } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    if (picture === null || canvas === null) return;
    const heat = this.#heat;
    if (heat === null) return;
    canvas.style.height = `${String((SIZE * heat.height) / heat.width)}px`;
    this.#palette ??= paletteFor(this, scaleOf(pairOf(picture).range));
    paintLevels(canvas, heat, this.#palette);
    this.#placeFrame(pairOf(picture));
  }

  #heatOf(pair: GridPair): HeatShape {
    const box = this.of === 'input' ? pair.input : pair.output;
    const seen = this.of === 'input' ? pair.inputOverview : pair.outputOverview;
    const rowsIn = box.shape.at(-2) ?? 1;
    const columnsIn = box.shape.at(-1) ?? 1;
    const rows = seen?.rows ?? rowsIn;
    const columns = seen?.columns ?? columnsIn;
    const slices = box.shape.at(-3) ?? 1;
    const first = Math.floor((this.slice * (seen?.slices ?? 1)) / slices) * rows * columns;
    const levels =
      seen?.levels.subarray(first, first + rows * columns) ??
      Uint8Array.from({ length: rows * columns }, (_, index) => {
        const value = valueAt(box, [this.slice, Math.floor(index / columns), index % columns]);
        return value === null ? 0 : levelOf(value, pair.range);
      });
    return {
      kind: 'heat',
      role: 'cell-heat',
      x: 0,
      y: 0,
      width: columnsIn,
      height: Math.max(rowsIn, columnsIn / 6),
      rows,
      columns,
      levels,
    };
  }

  #placeFrame({ extent: { rows, columns } }: GridPair): void {
    const frame = this.renderRoot.querySelector<HTMLElement>('.frame');
    const { view } = this;
    if (frame === null || view === null) return;
    const clamp = (share: number): number => Math.max(0, Math.min(1, share));
    const left = clamp(view.columns.from / columns);
    const top = clamp(view.rows.from / rows);
    frame.style.left = `${String(100 * left)}%`;
    frame.style.top = `${String(100 * top)}%`;
    frame.style.width = `${String(100 * (clamp(view.columns.to / columns) - left))}%`;
    frame.style.height = `${String(100 * (clamp(view.rows.to / rows) - top))}%`;
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const { picture } = this;
    if (picture === null || (event.buttons & 1) === 0) return;
    if (!(event.currentTarget instanceof HTMLElement)) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const { rows, columns } = pairOf(picture).extent;
    this.dispatchEvent(
      new PanEvent(
        ((event.clientY - box.y) / Math.max(1, box.height)) * rows,
        ((event.clientX - box.x) / Math.max(1, box.width)) * columns,
      ),
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-minimap': Minimap;
  }
}
