import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { scaleOf } from '../../src/picture/colours/heat-levels.js';
import type { Cell } from '../../src/picture/layout/cell-axes.js';
import {
  DEFAULT_REQUEST,
  type Arrangement,
  type Layout,
  type Room,
} from '../../src/picture/layout/layout.js';
import { stepCount, type GridPair } from '../../src/picture/pair/grid-pair.js';
import { pairOf, type LayerPicture } from '../../src/picture/pair/pair-of.js';
import type { Scene } from '../../src/picture/shapes/shape.js';
import type { Spotlight } from '../../src/picture/shapes/dimming-shapes.js';
import { sameView, type View } from '../../src/picture/layout/view-span.js';
import { plainText, type Mode, type RichText } from '../../src/protocol/index.js';
import { t } from '../shared/translate.js';
import { CellEditor } from './cell-editor.js';
import { Panning } from './panning.js';
import { pictureStyles } from './picture-styles.js';
import { PictureGrids } from './picture-grids.js';
import {
  beamLayer,
  differsLayer,
  heatCanvases,
  paintHeats,
  svgLayer,
  dimmingLayer,
  typedLayer,
} from './picture-layers.js';
import { PointerHandling } from './pointer-handling.js';
import { roleSheet } from './role-sheet.js';
import { StillViews } from './still-views.js';
import { ThemePalette } from './theme-palette.js';
import { WidthWatch } from '../shared/width-watch.js';

/** What changes while one steps through a picture. */
const MOVES: ReadonlySet<PropertyKey> = new Set(['window', 'hoveredCell', 'view']);

/**
 * Input and output of a layer and what links them at the current step. It draws; what is current,
 * looked at or pinned is said by its owner.
 *
 * @fires ps-window - The keyboard or pointer chose a step.
 * @fires ps-cell - A cell of the grid that isn't stepped through is looked at.
 * @fires ps-edit - A value was typed into an input cell.
 */
@customElement('ps-picture')
export class Picture extends LitElement {
  static override readonly styles = [pictureStyles, roleSheet];

  @property({ attribute: false }) picture: LayerPicture | null = null;
  /** What the layer does; describes the picture to screen readers. */
  @property({ attribute: false }) sentence: RichText = [];
  @property() mode: Mode = 'numbers';
  /** The current step: a window, or a value that is put back; −1: none is. */
  @property({ type: Number }) window = 0;
  @property() arrangement: Arrangement = 'side';
  @property({ type: Number, attribute: 'max-height' }) maxHeight = DEFAULT_REQUEST.maxHeight;
  /** Pixels per input cell; null: as many as fit. */
  @property({ attribute: false }) cell: number | null = null;
  /** The part of the input in view; null: all. */
  @property({ attribute: false, hasChanged: (a: View | null, b: View | null) => !sameView(a, b) })
  view: View | null = null;
  @property({ attribute: false }) slice: number | null = null;
  /** Room to leave, so that pictures beside each other have the data at one place. */
  @property({ attribute: false }) room: Room | null = null;
  /** The cell that is looked at, and all that leads to it. */
  @property({ attribute: false }) hoveredCell: Cell | null = null;
  @property({ attribute: false }) spotlight: Spotlight | null = null;
  /** Steps that differ from another picture's. */
  @property({ attribute: false }) differs: readonly number[] = [];
  /** Elements of the input whose values their reader typed, by the layer's own indices. */
  @property({ attribute: false }) typed: readonly (readonly number[])[] = [];
  /** Values can be typed into cells. */
  @property({ type: Boolean }) editable = false;
  /** What moves jumps instead of gliding. */
  @property({ type: Boolean, reflect: true }) still = false;

  readonly #width = new WidthWatch(this);
  readonly #editor = new CellEditor(
    this,
    () => this.picture?.input ?? null,
    (cell) => this.pair?.elementAt(cell) ?? null,
  );
  readonly #panning = new Panning(this);
  readonly #pointer = new PointerHandling(this, this.#panning);
  readonly #grids = new PictureGrids(this);
  readonly #still = new StillViews();
  #laidOutWidth = 0;
  readonly #palette = new ThemePalette(this);

  /** Where everything is drawn now; null before the first drawing. */
  get layout(): Layout | null {
    return this.#still.current?.layout ?? null;
  }

  /** The two grids of the picture; null without one. */
  get pair(): GridPair | null {
    return this.picture === null ? null : pairOf(this.picture);
  }

  /** Opens the editor of an input cell. */
  edit(cell: Cell): void {
    if (this.editable) this.#editor.open(cell);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { pair } = this;
    if (pair === null || this.#width.value === 0) return;
    const moved = this.#still.current !== null && this.#onlyMoved(pair, changed);
    if (moved && this.#still.recall(this.view)) return;
    this.#laidOutWidth = this.#width.value;
    const layout = pair.layOut({
      arrangement: this.arrangement,
      width: this.#width.value,
      maxHeight: this.maxHeight,
      cell: this.cell,
      view: this.view,
      slice: pair.rank === 3 ? (this.slice ?? pair.slicesOf(this.window).input) : 0,
      room: this.room,
    });
    const scene = pair.still(layout, this.mode, t);
    this.#still.show({ view: this.view, layout, scene }, !moved);
  }

  /** Whether what was drawn before still holds, of the part of the input that it shows. */
  #onlyMoved({ rank }: GridPair, changed: PropertyValues<this>): boolean {
    const moves = [...changed.keys()].every((name) => MOVES.has(name));
    return changed.size > 0 && moves && rank !== 3 && this.#width.value === this.#laidOutWidth;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { pair } = this;
    const still = this.#still.current;
    if (pair === null || still === null) return nothing;
    const { layout, scene } = still;
    const palette = this.#palette.of(scaleOf(pair.range));
    const current = Math.max(0, Math.min(this.window, stepCount(pair) - 1));
    const moving = this.#moving(pair, layout, current);
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
      ${heatCanvases(scene)}
      ${beamLayer(pair, layout, this.hoveredCell === null && this.window >= 0 ? current : -1, palette)}
      ${this.#still.layers(palette)} ${svgLayer(moving, palette, 'moving')}
      ${typedLayer(pair, layout, this.typed, palette)}
      ${differsLayer(pair, layout, this.differs, palette)}
      ${dimmingLayer(pair, layout, this.spotlight)} ${this.#grids.templates(pair, layout, current)}
      ${this.#editor.template(layout)}
    </div>`;
  }

  protected override updated(): void {
    const { pair } = this;
    const still = this.#still.current;
    const layers = this.renderRoot.querySelector<HTMLElement>('.layers');
    if (pair === null || still === null || layers === null) return;
    layers.classList.toggle('pannable', this.view !== null);
    layers.style.height = `${String(Math.ceil(still.layout.height))}px`;
    this.#editor.place(still.layout, this.renderRoot);
    paintHeats(still.scene, this.renderRoot, this.#palette.of(scaleOf(pair.range)));
    this.#grids.place(still.layout, this.renderRoot);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#panning.key(event)) this.#grids.onKey(event);
  };

  #moving(pair: GridPair, layout: Layout, step: number): Scene {
    const cell = this.hoveredCell;
    if (cell !== null) return pair.moving(layout, { kind: 'cell', cell }, this.mode, t);
    if (this.window < 0) return { width: layout.width, height: layout.height, shapes: [] };
    return pair.moving(layout, { kind: 'step', step }, this.mode, t);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-picture': Picture;
  }
}
