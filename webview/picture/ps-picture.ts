import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { axesOf, elementAt, outputCell, windowCount, type Cell } from '../../src/picture/axes.js';
import { fanOutScene } from '../../src/picture/fan-out-scene.js';
import { scaleOf } from '../../src/picture/heat-levels.js';
import { layOut } from '../../src/picture/lay-out.js';
import {
  DEFAULT_REQUEST,
  type Arrangement,
  type Layout,
  type Room,
} from '../../src/picture/layout.js';
import { overlayScene } from '../../src/picture/overlay-scene.js';
import type { Scene } from '../../src/picture/shape.js';
import { staticScene } from '../../src/picture/static-scene.js';
import type { Spotlight } from '../../src/picture/veil-shapes.js';
import { sameView, type View } from '../../src/picture/view-span.js';
import {
  plainText,
  type Mode,
  type PictureState,
  type RichText,
} from '../../src/protocol/index.js';
import { t } from '../translate.js';
import { CellEditor } from './cell-editor.js';
import { paletteFor, type Palette } from './palette.js';
import { Panning } from './panning.js';
import { pictureStyles } from './picture-styles.js';
import { PictureGrids } from './picture-grids.js';
import {
  beamLayer,
  differsLayer,
  heatCanvases,
  paintHeats,
  svgLayer,
  veilLayer,
} from './picture-layers.js';
import { PointerHandling } from './pointer-handling.js';
import { roleSheet } from './role-sheet.js';
import { StillViews } from './still-views.js';
import { ThemeWatch } from './theme-watch.js';
import { WidthWatch } from './width-watch.js';

/** What changes while one walks through the windows of a picture. */
const MOVES: ReadonlySet<PropertyKey> = new Set(['window', 'looked', 'view']);

/**
 * Input, current window and output of a pooling layer. It draws; what is current, looked at or
 * pinned is said by its owner.
 *
 * @fires ps-window - The keyboard or pointer chose an output.
 * @fires ps-cell - An input cell is looked at.
 * @fires ps-edit - A value was typed into an input cell.
 */
@customElement('ps-picture')
export class Picture extends LitElement {
  static override readonly styles = [pictureStyles, roleSheet];

  @property({ attribute: false }) picture: PictureState | null = null;
  /** What the layer does; describes the picture to screen readers. */
  @property({ attribute: false }) sentence: RichText = [];
  @property() mode: Mode = 'numbers';
  /** Index of the current window, row-major over all outputs; −1: none is. */
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
  /** The input cell whose readers are shown. */
  @property({ attribute: false }) looked: Cell | null = null;
  @property({ attribute: false }) spotlight: Spotlight | null = null;
  /** Outputs (window indices) that differ from another picture's. */
  @property({ attribute: false }) differs: readonly number[] = [];
  /** Values can be typed into cells. */
  @property({ type: Boolean }) editable = false;
  /** The window jumps instead of gliding. */
  @property({ type: Boolean, reflect: true }) still = false;

  readonly #width = new WidthWatch(this);
  readonly #editor = new CellEditor(
    this,
    () => this.picture?.input ?? null,
    (cell) => (this.picture === null ? null : elementAt(axesOf(this.picture), cell)),
  );
  readonly #panning = new Panning(this);
  readonly #pointer = new PointerHandling(this, this.#panning);
  readonly #grids = new PictureGrids(this);
  readonly #still = new StillViews();
  #laidOutWidth = 0;
  #palette: Palette | null = null;

  constructor() {
    super();
    new ThemeWatch(this, () => (this.#palette = null));
  }

  /** Where everything is drawn now; null before the first drawing. */
  get layout(): Layout | null {
    return this.#still.current?.layout ?? null;
  }

  /** Opens the editor of an input cell. */
  edit(cell: Cell): void {
    if (this.editable) this.#editor.open(cell);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { picture } = this;
    if (picture === null || this.#width.value === 0) return;
    const moved = this.#still.current !== null && this.#onlyMoved(picture, changed);
    if (moved && this.#still.recall(this.view)) return;
    this.#laidOutWidth = this.#width.value;
    const current = outputCell(axesOf(picture), this.window);
    const slice = this.slice ?? axesOf(picture)[0].starts[current[0]] ?? 0;
    const layout = layOut(picture, {
      arrangement: this.arrangement,
      width: this.#width.value,
      maxHeight: this.maxHeight,
      cell: this.cell,
      view: this.view,
      slice: picture.axes.length === 3 ? slice : 0,
      room: this.room,
    });
    const scene = staticScene(picture, layout, this.mode, t);
    this.#still.show({ view: this.view, layout, scene }, !moved);
  }

  /** Whether what was drawn before still holds, of the part of the input that it shows. */
  #onlyMoved(picture: PictureState, changed: PropertyValues<this>): boolean {
    const moves = [...changed.keys()].every((name) => MOVES.has(name));
    const isSlice = picture.axes.length === 3;
    return changed.size > 0 && moves && !isSlice && this.#width.value === this.#laidOutWidth;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { picture } = this;
    const still = this.#still.current;
    if (picture === null || still === null) return nothing;
    const { layout, scene } = still;
    const palette = (this.#palette ??= paletteFor(this, scaleOf(picture.inputRange)));
    const current = this.#current(picture);
    const moving = this.#moving(picture, layout, current);
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
      ${beamLayer(picture, layout, this.looked === null && this.window >= 0 ? current : -1, palette)}
      ${this.#still.layers(palette)} ${svgLayer(moving, palette, 'moving')}
      ${differsLayer(picture, layout, this.differs, palette)}
      ${veilLayer(picture, layout, this.spotlight)}
      ${this.#grids.templates(picture, layout, current)} ${this.#editor.template(layout)}
    </div>`;
  }

  protected override updated(): void {
    const still = this.#still.current;
    const layers = this.renderRoot.querySelector<HTMLElement>('.layers');
    if (still === null || layers === null) return;
    layers.classList.toggle('pannable', this.view !== null);
    layers.style.height = `${String(Math.ceil(still.layout.height))}px`;
    this.#editor.place(still.layout, this.renderRoot);
    if (this.#palette !== null) paintHeats(still.scene, this.renderRoot, this.#palette);
    this.#grids.place(still.layout, this.renderRoot);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#panning.key(event)) this.#grids.onKey(event);
  };

  #current(picture: PictureState): number {
    return Math.max(0, Math.min(this.window, windowCount(axesOf(picture)) - 1));
  }

  #moving(picture: PictureState, layout: Layout, current: number): Scene {
    if (this.looked !== null) return fanOutScene(picture, layout, this.looked);
    if (this.window < 0) return { width: layout.width, height: layout.height, shapes: [] };
    return overlayScene(picture, layout, current, this.mode, t);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-picture': Picture;
  }
}
