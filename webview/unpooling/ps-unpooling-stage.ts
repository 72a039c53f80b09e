import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cellAt } from '../../src/picture/unpooling/unpooling-cells.js';
import { MOST_UNPOOLED_SLICES } from '../../src/picture/unpooling/unpooling-slices.js';
import { missingValues } from '../../src/picture/unpooling/unpooling-view.js';
import type { Mode, UnpoolingPicture, UnpoolingState } from '../../src/protocol/index.js';
import { IntentionEvent } from '../panel/intention-event.js';
import { prefersStillness } from '../panel/player.js';
import '../panel/ps-channels.js';
import '../panel/ps-modes.js';
import '../panel/ps-zoom.js';
import { rich } from '../panel/rich-template.js';
import { StageEvents } from '../panel/stage-events.js';
import { speedChoice } from '../panel/stage-parts.js';
import { stageStyles } from '../panel/stage-styles.js';
import { PanelUiEvent } from '../panel/ui-event.js';
import { initialUi, type Ui } from '../panel/ui-store.js';
import '../picture/ps-transport.js';
import { WidthWatch } from '../picture/width-watch.js';
import { t } from '../translate.js';
import './ps-unpooling-legend.js';
import './ps-unpooling-picture.js';
import './ps-unpooling-readout.js';
import { unpoolingStageView, type UnpoolingStageView } from './unpooling-stage-view.js';

/** Reads and gradients of windows have no meaning here. */
const OFFERED: readonly Mode[] = ['numbers', 'heat'];

/** What a pixel of a large plane stands for, and that there is more to come. */
function afarNote(picture: UnpoolingPicture, { view, detail }: UnpoolingStageView): string {
  const { outputOverview: seen, output, unfinished } = picture;
  if (view !== null || detail === 'cells') return '';
  const rows = Math.ceil((output.shape.at(-2) ?? 1) / (seen?.rows ?? 1));
  const columns = Math.ceil((output.shape.at(-1) ?? 1) / (seen?.columns ?? 1));
  return [
    seen === null || rows * columns === 1
      ? ''
      : t(
          'Seen from afar: each pixel is the largest of a block of up to {rows}×{columns} values. Zoom in for single values.',
          { rows, columns },
        ),
    unfinished === null ? '' : t('All values are being gone through …'),
  ]
    .filter((note) => note !== '')
    .join(' ');
}

/** An unpooling picture with everything around it: sentence, modes, readout, transport, legend. */
@customElement('ps-unpooling-stage')
export class UnpoolingStage extends LitElement {
  static override readonly styles = [
    stageStyles,
    css`
      .alert {
        padding: 8px 12px;
        border: 1px solid var(--vscode-inputValidation-errorBorder, var(--ps-drop));
        border-radius: 4px;
        font-family: var(--ps-code-font);
        overflow-wrap: anywhere;
      }
      :host([stale]) ps-unpooling-picture {
        opacity: 0.5;
      }
    `,
  ];

  @property({ attribute: false }) state: UnpoolingState | null = null;
  @property({ attribute: false }) ui: Ui = initialUi();
  @property({ type: Boolean, reflect: true }) narrow = false;

  readonly #width = new WidthWatch(this);
  readonly #events = new StageEvents(this);
  #view: UnpoolingStageView | null = null;
  #asked = '';

  protected override willUpdate(): void {
    const { state } = this;
    this.#view =
      state === null ? null : unpoolingStageView(state.picture, this.ui, this.#width.value);
    this.narrow = this.#view?.narrow ?? false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state, ui } = this;
    const view = this.#view;
    if (state === null || view === null) return nothing;
    const { picture, selection } = state;
    const depth = picture.axes.length === 3 ? (picture.axes[0]?.inputSize ?? 1) : 1;
    const note = afarNote(picture, view);
    const isMany = (picture.axes[0]?.outputSize ?? 1) > MOST_UNPOOLED_SLICES;
    return html`<div
      class="stage"
      @ps-window=${this.#events.onWindow}
      @ps-cell=${this.#events.onCell}
      @ps-edit=${this.#events.onEdit}
      @ps-pan=${this.#events.onPan}
      @ps-play=${() => this.dispatchEvent(new PanelUiEvent({ type: 'play', playing: !ui.playing }))}
      @wheel=${this.#events.onWheel}
    >
      <p class="sentence">${rich(state.sentence)}</p>
      ${note === '' ? nothing : html`<p class="quiet" role="note">${note}</p>`}
      ${state.error === null ? nothing : html`<p class="alert" role="alert">${state.error}</p>`}
      <div class="bar">
        <ps-modes
          .mode=${view.mode}
          .offered=${OFFERED}
          .disabled=${view.disabled}
          ?compact=${view.narrow}
        ></ps-modes>
        ${view.large ? html`<ps-zoom .cell=${view.cell}></ps-zoom>` : nothing}
        ${view.narrow ? nothing : speedChoice(ui.speed, this.#events.onSpeed)}
      </div>
      ${
        selection.channels > 1 || selection.batches > 1
          ? html`<ps-channels .selection=${selection}></ps-channels>`
          : nothing
      }
      ${depth > 1 && isMany ? this.#depth(state, view, depth) : nothing}
      <ps-unpooling-picture
        .picture=${picture}
        .sentence=${state.sentence}
        .mode=${view.mode}
        .step=${view.step}
        .cell=${ui.zoom}
        .view=${view.view}
        .slice=${ui.slice}
        .looked=${ui.looked}
        ?editable=${state.values.editable}
        ?still=${prefersStillness()}
      ></ps-unpooling-picture>
      <ps-unpooling-readout
        .picture=${picture}
        .step=${view.step}
        .looked=${ui.looked}
        ?silent=${ui.playing}
      ></ps-unpooling-readout>
      ${view.count < 2 ? nothing : this.#transport(state, view)}
      <ps-unpooling-legend .picture=${picture}></ps-unpooling-legend>
    </div>`;
  }

  /** Asks for exact values where the snapshot lacks those in view. */
  protected override updated(): void {
    const { state } = this;
    const view = this.#view;
    if (state === null || view === null) return;
    const viewport = missingValues(state.picture, view.step, view.view);
    const { batch, channel } = state.selection;
    const key = JSON.stringify([batch, channel, viewport]);
    if (viewport === null || key === this.#asked) return;
    this.#asked = key;
    const { origin, size } = viewport;
    this.dispatchEvent(
      new IntentionEvent({
        type: 'select',
        batch,
        channel,
        viewport: { origin: [...origin], size: [...size] },
      }),
    );
  }

  #depth({ picture }: UnpoolingState, view: UnpoolingStageView, depth: number): TemplateResult {
    const slice = this.ui.slice ?? cellAt(picture.input.shape, view.step)[0];
    return html`<label class="slice"
      ><span class="quiet">${t('Depth')}</span>
      <input
        type="range"
        min="0"
        max=${depth - 1}
        .value=${String(slice)}
        @input=${this.#events.onSlice}
      />
      ${slice}</label
    >`;
  }

  #transport(state: UnpoolingState, view: UnpoolingStageView): TemplateResult {
    return html`<ps-transport
      .window=${view.step}
      .count=${view.count}
      .perRow=${state.picture.axes.at(-1)?.inputSize ?? 0}
      unit="value"
      ?playing=${this.ui.playing}
    ></ps-transport>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-unpooling-stage': UnpoolingStage;
  }
}
