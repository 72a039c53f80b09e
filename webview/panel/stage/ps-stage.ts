import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Arrangement } from '../../../src/picture/layout/layout.js';
import { pairOf } from '../../../src/picture/pair/pair-of.js';
import type { ReadyState, UnpoolingState } from '../../../src/protocol/index.js';
import { modeMeaning } from '../../picture/mode-meaning.js';
import '../../picture/ps-legend.js';
import '../../picture/ps-picture.js';
import '../../picture/ps-readout.js';
import { WidthWatch } from '../../shared/width-watch.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { missingValues } from './missing-values.js';
import { prefersStillness } from './player.js';
import './ps-channels.js';
import './ps-modes.js';
import './ps-zoom.js';
import { rich } from '../../shared/rich-template.js';
import {
  depthSlider,
  heatKey,
  keyBelow,
  speedChoice,
  transportOf,
  wholeMaps,
} from './stage-parts.js';
import { StageEvents } from './stage-events.js';
import { modeReason, stageNote } from './stage-notes.js';
import { stageStyles } from './stage-styles.js';
import { stageView, type StageView } from './stage-view.js';
import { PanelUiEvent } from '../state/ui-event.js';
import { initialUi, type Ui } from '../state/ui-store.js';

type DrawnState = ReadyState | UnpoolingState;

/** The picture with everything around it: sentence, modes, readout, transport and legend. */
@customElement('ps-stage')
export class Stage extends LitElement {
  static override readonly styles = stageStyles;

  @property({ attribute: false }) state: DrawnState | null = null;
  @property({ attribute: false }) ui: Ui = initialUi();
  /** Less room than the lifted window needs. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  readonly #width = new WidthWatch(this);
  readonly #events = new StageEvents(this);
  #view: StageView | null = null;
  #asked = '';

  /** How the picture is shown now; null before the first drawing. */
  get view(): StageView | null {
    return this.#view;
  }

  protected override willUpdate(): void {
    const { state } = this;
    const before = this.#view?.view ?? null;
    this.#view =
      state === null ? null : stageView(state.picture, this.ui, this.#width.value, before);
    this.narrow = this.#view?.narrow ?? false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state, ui } = this;
    const view = this.#view;
    if (state === null || view === null) return nothing;
    const note = stageNote(state.picture, view);
    const meaning = modeMeaning(view.mode);
    return html`<div
      class="stage ${view.large ? '' : 'small'}"
      @ps-window=${this.#events.onWindow}
      @ps-cell=${this.#events.onCell}
      @ps-edit=${this.#events.onEdit}
      @ps-legend=${this.#events.onLegend}
      @ps-pan=${this.#events.onPan}
      @ps-play=${() => this.dispatchEvent(new PanelUiEvent({ type: 'play', playing: !ui.playing }))}
      @wheel=${this.#events.onWheel}
    >
      ${view.hasSentence ? html`<p class="sentence">${rich(state.sentence)}</p>` : nothing}
      ${note === '' ? nothing : html`<p class="quiet" role="note">${note}</p>`}
      ${
        state.kind === 'unpooling' && state.error !== null
          ? html`<p class="alert" role="alert">${state.error}</p>`
          : nothing
      }
      ${this.#bar(state, view)} ${meaning === '' ? nothing : html`<p class="quiet">${meaning}</p>`}
      ${
        state.selection.channels > 1 || state.selection.batches > 1
          ? html`<ps-channels .selection=${state.selection}></ps-channels>`
          : nothing
      }
      ${depthSlider(state.picture, view, this.ui.slice, this.#events.onSlice)}
      ${view.narrow ? this.#stacked(state, view) : this.#sideBySide(state, view)}
      <div class="foot">
        <ps-legend
          .picture=${state.picture}
          .mode=${view.mode}
          .typed=${state.values.typed.length}
        ></ps-legend>
        ${keyBelow(view) ? heatKey(state.picture, view) : nothing}
      </div>
    </div>`;
  }

  /** Asks for exact values where the snapshot lacks those in view. */
  protected override updated(): void {
    const { state } = this;
    const view = this.#view;
    if (state === null || view === null) return;
    const wish = missingValues(state, view, this.ui.slice);
    const key = JSON.stringify(wish);
    if (wish === null || key === this.#asked) return;
    this.#asked = key;
    this.dispatchEvent(new IntentionEvent(wish));
  }

  #bar(state: DrawnState, view: StageView): TemplateResult {
    return html`<div class="bar">
      <ps-modes
        .mode=${view.mode}
        .offered=${pairOf(state.picture).modes}
        .disabled=${view.disabled}
        .reason=${modeReason(state.picture, view)}
        ?compact=${view.narrow}
      ></ps-modes>
      ${view.large ? html`<ps-zoom .cell=${view.cell}></ps-zoom>` : nothing}
      ${view.narrow ? transportOf(state.picture, view, this.ui.playing, true) : view.large ? nothing : this.#speed(view)}
    </div>`;
  }

  #speed(view: StageView): TemplateResult | typeof nothing {
    return view.count < 2 ? nothing : speedChoice(this.ui.speed, this.#events.onSpeed);
  }

  #sideBySide(state: DrawnState, view: StageView): TemplateResult {
    const maps = view.view !== null && !view.narrow;
    // One place for the picture, so that the keyboard stays in it when maps come beside it.
    return html`<div class=${maps ? 'with-maps' : ''}>
        ${maps ? wholeMaps(state.picture, view) : nothing}${this.#picture(state, view, 'side')}
      </div>
      ${!maps && view.large ? heatKey(state.picture, view) : nothing}
      ${this.#readout(state, view, false)}
      ${
        view.count < 2
          ? nothing
          : html`<div class="bar">
              ${transportOf(state.picture, view, this.ui.playing, false)}
              ${view.large ? this.#speed(view) : nothing}
            </div>`
      }`;
  }

  #stacked(state: DrawnState, view: StageView): TemplateResult {
    const readout = this.#readout(state, view, true);
    if (view.arrangement !== 'input') {
      return html`${this.#picture(state, view, view.arrangement)}${readout}`;
    }
    const wide = pairOf(state.picture).stepSizes[2] > 5;
    return html`${this.#picture(state, view, 'input')}
      <div class="below ${wide ? 'wide' : ''}">
        ${this.#picture(state, view, 'output')}${readout}
      </div>`;
  }

  #readout(state: DrawnState, view: StageView, plain: boolean): TemplateResult {
    return html`<ps-readout
      .picture=${state.picture}
      .window=${view.window}
      .hoveredCell=${this.ui.hoveredCell}
      .detail=${view.detail}
      .plane=${[state.selection.batch, state.selection.channel]}
      ?silent=${this.ui.playing}
      ?plain=${plain}
    ></ps-readout>`;
  }

  #picture(state: DrawnState, view: StageView, arrangement: Arrangement): TemplateResult {
    const { ui } = this;
    const alone = arrangement === 'output';
    return html`<ps-picture
      .picture=${state.picture}
      .sentence=${state.sentence}
      .mode=${view.mode}
      .window=${view.window}
      .arrangement=${arrangement}
      .cell=${alone ? null : ui.zoom}
      .view=${alone ? null : view.view}
      .slice=${ui.slice}
      .hoveredCell=${ui.hoveredCell}
      .spotlight=${ui.spotlight}
      .typed=${state.values.typed}
      ?editable=${state.values.editable}
      ?still=${prefersStillness()}
    ></ps-picture>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-stage': Stage;
  }
}
