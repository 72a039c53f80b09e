import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Cell } from '../../src/picture/axes.js';
import { scaleOf } from '../../src/picture/heat-levels.js';
import type { Scene } from '../../src/picture/shape.js';
import { cellAt } from '../../src/picture/unpooling/unpooling-cells.js';
import type { UnpoolingLayout } from '../../src/picture/unpooling/unpooling-grid.js';
import { layOutUnpooling } from '../../src/picture/unpooling/unpooling-layout.js';
import { unpoolingOverlay } from '../../src/picture/unpooling/unpooling-overlay.js';
import { unpoolingScene } from '../../src/picture/unpooling/unpooling-scene.js';
import { sameView, type View } from '../../src/picture/view-span.js';
import {
  plainText,
  type Mode,
  type RichText,
  type UnpoolingPicture,
} from '../../src/protocol/index.js';
import { CellEditor } from '../picture/cell-editor.js';
import { paletteFor, type Palette } from '../picture/palette.js';
import { Panning } from '../picture/panning.js';
import { heatCanvases, paintHeats, svgLayer } from '../picture/picture-layers.js';
import { pictureStyles } from '../picture/picture-styles.js';
import { roleSheet } from '../picture/role-sheet.js';
import { ThemeWatch } from '../picture/theme-watch.js';
import { WidthWatch } from '../picture/width-watch.js';
import { t } from '../translate.js';
import { UnpoolingGrids } from './unpooling-grids.js';
import { UnpoolingPointer } from './unpooling-pointer.js';

/**
 * Input and output of an unpooling layer with the arrow from a value to its place. It draws; which
 * step is current and what is looked at is said by its owner.
 *
 * @fires ps-window - The keyboard or pointer chose a value of the input.
 * @fires ps-cell - A cell of the output is looked at.
 * @fires ps-edit - A value was typed into an input cell.
 */
@customElement('ps-unpooling-picture')
export class UnpoolingDrawing extends LitElement {
  static override readonly styles = [pictureStyles, roleSheet];

  @property({ attribute: false }) picture: UnpoolingPicture | null = null;
  /** What the layer does; describes the picture to screen readers. */
  @property({ attribute: false }) sentence: RichText = [];
  @property() mode: Mode = 'numbers';
  /** Flat index of the current value in the input plane. */
  @property({ type: Number }) step = 0;
  @property({ type: Number, attribute: 'max-height' }) maxHeight = 640;
  /** Pixels per output cell; null: as many as fit. */
  @property({ attribute: false }) cell: number | null = null;
  /** The part of the input in view; null: all. */
  @property({ attribute: false, hasChanged: (a: View | null, b: View | null) => !sameView(a, b) })
  view: View | null = null;
  @property({ attribute: false }) slice: number | null = null;
  /** The output cell whose writers are shown. */
  @property({ attribute: false }) looked: Cell | null = null;
  /** Values can be typed into cells. */
  @property({ type: Boolean }) editable = false;
  /** The marks jump instead of gliding. */
  @property({ type: Boolean, reflect: true }) still = false;

  readonly #width = new WidthWatch(this);
  readonly #editor = new CellEditor(this, () => this.picture?.input ?? null);
  readonly #panning = new Panning(this);
  readonly #pointer = new UnpoolingPointer(this, this.#panning);
  readonly #grids = new UnpoolingGrids(this);
  #layout: UnpoolingLayout | null = null;
  #laidOutWidth = 0;
  #static: Scene | null = null;
  #palette: Palette | null = null;

  constructor() {
    super();
    new ThemeWatch(this, () => (this.#palette = null));
  }

  /** Where everything is drawn now; null before the first drawing. */
  get layout(): UnpoolingLayout | null {
    return this.#layout;
  }

  /** Opens the editor of an input cell. */
  edit(cell: Cell): void {
    if (this.editable) this.#editor.open(cell);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { picture } = this;
    if (picture === null || this.#width.value === 0) return;
    if (this.#layout !== null && this.#static !== null && this.#onlyMoved(picture, changed)) return;
    this.#laidOutWidth = this.#width.value;
    this.#layout = layOutUnpooling(picture, {
      width: this.#width.value,
      maxHeight: this.maxHeight,
      cell: this.cell,
      view: this.view,
      slice: this.slice ?? cellAt(picture.input.shape, this.step)[0],
    });
    this.#static = unpoolingScene(picture, this.#layout, this.mode, t);
  }

  /** Whether what stands still may stay as it was drawn. */
  #onlyMoved(picture: UnpoolingPicture, changed: PropertyValues<this>): boolean {
    const moves = [...changed.keys()].every((name) => name === 'step' || name === 'looked');
    const isSlice = picture.axes.length === 3;
    return changed.size > 0 && moves && !isSlice && this.#width.value === this.#laidOutWidth;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { picture, looked } = this;
    const layout = this.#layout;
    const still = this.#static;
    if (picture === null || layout === null || still === null) return nothing;
    const palette = (this.#palette ??= paletteFor(this, scaleOf(picture.range)));
    const moving = unpoolingOverlay(
      picture,
      layout,
      looked === null ? { kind: 'value', index: this.step } : { kind: 'output', cell: looked },
    );
    return html`<div
      class="layers"
      role="group"
      aria-label=${this.sentence.length === 0 ? t('Picture of the layer') : plainText(this.sentence)}
      @pointermove=${this.#pointer.move}
      @pointerleave=${this.#pointer.leave}
      @click=${this.#pointer.click}
      @dblclick=${this.#pointer.open}
      @pointerdown=${this.#panning.down}
      @keydown=${this.#onKey}
    >
      ${heatCanvases(still)} ${guard([still, palette], () => svgLayer(still, palette, 'static'))}
      ${svgLayer(moving, palette, 'moving')} ${this.#grids.templates(picture, layout, this.step)}
      ${this.#editor.template(layout)}
    </div>`;
  }

  protected override updated(): void {
    const layout = this.#layout;
    const layers = this.renderRoot.querySelector<HTMLElement>('.layers');
    if (layout === null || layers === null) return;
    layers.classList.toggle('pannable', this.view !== null);
    layers.style.height = `${String(Math.ceil(layout.height))}px`;
    this.#editor.place(layout, this.renderRoot);
    if (this.#static !== null && this.#palette !== null) {
      paintHeats(this.#static, this.renderRoot, this.#palette);
    }
    this.#grids.place(layout, this.renderRoot);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#panning.key(event)) this.#grids.onKey(event);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-unpooling-picture': UnpoolingDrawing;
  }
}
