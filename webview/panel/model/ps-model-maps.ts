import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cellsSeenText } from '../../../src/picture/model/cells-text.js';
import { coneOf, seenBox, type Seer } from '../../../src/picture/model/cone.js';
import { layOutNested } from '../../../src/picture/model/nested.js';
import { nestedScene } from '../../../src/picture/model/scenes/nested-scene.js';
import { staircaseScene } from '../../../src/picture/model/scenes/staircase-scene.js';
import { layOutStaircase, type PlacedMap } from '../../../src/picture/model/staircase.js';
import type { ModelRow, ModelState } from '../../../src/protocol/model-state.js';
import { baseStyles } from '../../shared/base-styles.js';
import { t } from '../../shared/translate.js';
import { cellUnder } from './cell-under.js';
import { mapsStyles } from './maps-styles.js';
import { samplePictureUrl } from './sample-url.js';
import { sceneStyles, sceneView } from './scene-view.js';

/** Below this width all maps lie in one square. */
const NESTED_BELOW = 560;

/** A cell of a map, by the call that makes it. */
export interface MapCell {
  readonly step: number;
  readonly index: readonly number[];
}

/** A reader chose a cell of a map. */
export class MapCellEvent extends Event {
  static readonly type = 'ps-map-cell';
  readonly cell: MapCell;

  constructor(cell: MapCell) {
    super(MapCellEvent.type, { bubbles: true, composed: true });
    this.cell = cell;
  }
}

/** The maps of a model to scale, with what one output sees in each of them. */
@customElement('ps-model-maps')
export class ModelMaps extends LitElement {
  static override readonly styles = [baseStyles, mapsStyles, ...sceneStyles];

  @property({ attribute: false }) model: ModelState | null = null;
  /** The row whose output is looked at. */
  @property({ attribute: false }) row: ModelRow | null = null;
  /** Which of its outputs. */
  @property({ attribute: false }) index: readonly number[] = [];
  /** Width of the panel, and of the room for the maps. */
  @property({ type: Number }) panel = 0;
  @property({ type: Number }) room = 0;
  /** The cell under the pointer; null: it is on none. */
  @state() private over: MapCell | null = null;

  #sample: ModelState['sample'] = null;
  #picture = '';

  protected override render(): TemplateResult | typeof nothing {
    const { model, panel } = this;
    if (model === null || model.maps.length === 0 || panel === 0) return nothing;
    if (model.sample !== this.#sample) {
      this.#sample = model.sample;
      this.#picture = model.sample === null ? '' : samplePictureUrl(model.sample);
    }
    return html`${panel < NESTED_BELOW ? this.#nested(model) : this.#staircase(model)}
      <p class="caption">${this.#caption(model)}</p>`;
  }

  /** The output that is looked at: the one under the pointer, else the row's. */
  get #seer(): Seer {
    const { model, row, over } = this;
    const map = over === null ? undefined : model?.maps.find(({ step }) => step === over.step);
    if (over !== null && map !== undefined) {
      return { step: map.step, field: map.field, seesAll: false, index: over.index };
    }
    return {
      step: row?.to ?? -1,
      field: row?.field ?? null,
      seesAll: row?.seesAll ?? false,
      index: this.index,
    };
  }

  #staircase(model: ModelState): TemplateResult {
    const { room } = this;
    const isTight = room < NESTED_BELOW;
    const tail = model.tail.sizes === '' ? 0 : Math.max(168, model.tail.sizes.length * 7.4);
    const stairs = layOutStaircase(model.maps, { width: room, tail, isTight });
    const cone = coneOf(stairs, this.#seer);
    const request = { tail: model.tail, hasSample: this.#picture !== '', isTight };
    return html`<div
      class="staircase"
      role="group"
      aria-describedby="caption"
      aria-label=${t('Maps to scale')}
    >
      <svg
        width=${stairs.width}
        height=${stairs.height}
        role="img"
        aria-label=${this.#caption(model)}
        @pointermove=${(event: PointerEvent) => this.#onPointer(event, stairs.maps)}
        @pointerleave=${() => (this.over = null)}
        @click=${() => this.#pin()}
      >
        ${stairs.maps.filter(({ map }) => map.kind === 'input').map(({ box }) => this.#image(box, 0.62))}
        ${sceneView(staircaseScene(stairs, cone, request))}
      </svg>
    </div>`;
  }

  #nested(model: ModelState): TemplateResult {
    const { panel } = this;
    const side = panel >= 440 ? 200 : panel >= 360 ? 168 : 140;
    const nested = layOutNested(model.maps, side);
    const input = nested.maps.find(({ map }) => map.step < 0);
    const seen = input === undefined ? null : seenBox(input, this.#seer, 4);
    const boxes = seen === null ? [] : [{ ...seen, isEnd: true }];
    const hasSample = this.#picture !== '';
    return html`<svg
      class="nested"
      width=${panel - 28}
      height=${nested.height}
      role="img"
      aria-label=${this.#caption(model)}
    >
      ${input === undefined ? nothing : this.#image(input.box, 0.75)}
      ${sceneView(nestedScene(nested, panel - 28, boxes, hasSample))}
    </svg>`;
  }

  #image(box: PlacedMap['box'], opacity: number): unknown {
    if (this.#picture === '') return nothing;
    return svg`<image href=${this.#picture} x=${box.x} y=${box.y} width=${box.width}
      height=${box.height} opacity=${opacity} preserveAspectRatio="none"
      image-rendering="pixelated"></image>`;
  }

  /** `Output [2, 2] of AvgPool2d sees 6–21 × 6–21 of the input`. */
  #caption(model: ModelState): string {
    const { row, over } = this;
    const map = over === null ? undefined : model.maps.find(({ step }) => step === over.step);
    const layer = map === undefined ? (row?.title ?? '') : map.title.split(' ')[0];
    const { field, index, seesAll } = this.#seer;
    if (seesAll && row !== null)
      return t('Each output of {layer} sees all of the input', { layer: row.title });
    const cells =
      field === null ? '' : cellsSeenText(field, index, model.maps[0]?.sizes ?? null, t);
    if (cells === '') return t('Maps to scale');
    return t('Output [{index}] of {layer} sees {cells} of the input', {
      index: index.join(', '),
      layer: layer ?? '',
      cells,
    });
  }

  #onPointer(event: PointerEvent, maps: readonly PlacedMap[]): void {
    const target = event.currentTarget;
    if (!(target instanceof SVGElement)) return;
    const { left, top } = target.getBoundingClientRect();
    const found = cellUnder(maps, event.clientX - left, event.clientY - top);
    const isSame = JSON.stringify(found) === JSON.stringify(this.over);
    if (!isSame) this.over = found;
  }

  #pin(): void {
    if (this.over !== null) this.dispatchEvent(new MapCellEvent(this.over));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-model-maps': ModelMaps;
  }
  interface HTMLElementEventMap {
    'ps-map-cell': MapCellEvent;
  }
}
