import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { axesOf, named, outputCell, windowCount } from '../../src/picture/axes.js';
import { detailOf } from '../../src/picture/detail.js';
import { layOut, DEFAULT_REQUEST } from '../../src/picture/layout.js';
import type { Mode, ReadyState } from '../../src/protocol/index.js';
import type { CellEvent, EditEvent, WindowEvent } from '../picture/events.js';
import type { LegendEvent } from '../picture/ps-legend.js';
import '../picture/ps-legend.js';
import '../picture/ps-picture.js';
import '../picture/ps-readout.js';
import '../picture/ps-transport.js';
import { WidthWatch } from '../picture/width-watch.js';
import { baseStyles } from './base-styles.js';
import { IntentionEvent } from './intention-event.js';
import { prefersStillness } from './player.js';
import './ps-modes.js';
import { rich } from './rich-template.js';
import { PanelUiEvent } from './ui-event.js';
import { initialUi, type Ui, type UiEvent } from './ui-store.js';

const NARROW = 560;
/** An output of more columns takes the whole width; its readout goes below. */
const MOST_BESIDE = 5;

/** The picture with everything around it: sentence, modes, readout, transport and legend. */
@customElement('ps-stage')
export class Stage extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .stage {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
        padding: 16px 20px 24px;
      }
      .sentence {
        font-size: 14.5px;
        line-height: 1.5;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 12px;
      }
      .speed {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .below {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 4px 20px;
        align-items: center;
        padding-top: 14px;
        border-top: 1px solid var(--ps-line);
      }
      .below.wide {
        grid-template-columns: minmax(0, 1fr);
      }
      :host([narrow]) .stage {
        padding: 14px;
      }
    `,
  ];

  @property({ attribute: false }) state: ReadyState | null = null;
  @property({ attribute: false }) ui: Ui = initialUi();
  /** Less room than the lifted window needs. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  readonly #width = new WidthWatch(this);

  protected override willUpdate(): void {
    this.narrow = this.#width.value > 0 && this.#width.value < NARROW;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state, ui } = this;
    if (state === null) return nothing;
    return html`<div
      class="stage"
      @ps-window=${this.#onWindow}
      @ps-cell=${this.#onCell}
      @ps-edit=${this.#onEdit}
      @ps-legend=${this.#onLegend}
      @ps-play=${() => this.#change({ type: 'play', playing: !ui.playing })}
    >
      ${this.narrow ? nothing : html`<p class="sentence" id="sentence">${rich(state.sentence)}</p>`}
      ${this.#bar()} ${this.narrow ? this.#stacked(state) : this.#sideBySide(state)}
      <ps-legend .picture=${state.picture} .mode=${ui.mode}></ps-legend>
    </div>`;
  }

  get #window(): number {
    const count = this.#count;
    return Math.max(0, Math.min(this.ui.hovered ?? this.ui.window, count - 1));
  }

  get #count(): number {
    return this.state === null ? 0 : windowCount(axesOf(this.state.picture));
  }

  #bar(): TemplateResult {
    const { ui } = this;
    return html`<div class="bar">
      <ps-modes
        .mode=${this.#mode()}
        .disabled=${this.#disabled()}
        ?compact=${this.narrow}
      ></ps-modes>
      ${
        this.narrow
          ? this.#transport(true)
          : html`<label class="speed"
              ><span class="quiet">speed</span>
              <select @change=${this.#onSpeed}>
                ${[0.5, 1, 2, 4].map(
                  (speed) =>
                    html`<option value=${speed} ?selected=${speed === ui.speed}>${speed}×</option>`,
                )}
              </select></label
            >`
      }
    </div>`;
  }

  /** Numbers need cells that are large enough; heat is what is left. */
  #mode(): Mode {
    return this.#disabled().includes(this.ui.mode) ? 'heat' : this.ui.mode;
  }

  #disabled(): readonly Mode[] {
    const { state } = this;
    if (state === null || this.#width.value === 0) return [];
    const layout = layOut(state.picture, {
      ...DEFAULT_REQUEST,
      width: this.#width.value - (this.narrow ? 28 : 40),
      arrangement: this.narrow && state.picture.axes.length === 2 ? 'input' : 'side',
      cell: this.ui.zoom,
    });
    return [
      ...(detailOf(layout.cell) === 'cells' ? [] : (['numbers'] as const)),
      ...(state.picture.gradient === null ? (['gradient'] as const) : []),
    ];
  }

  #sideBySide(state: ReadyState): TemplateResult {
    return html`${this.#picture(state, 'side')}
      <ps-readout
        .picture=${state.picture}
        .window=${this.#window}
        .looked=${this.ui.looked}
        ?silent=${this.ui.playing}
      ></ps-readout>
      ${this.#transport(false)}`;
  }

  #stacked(state: ReadyState): TemplateResult {
    const readout = html`<ps-readout
      plain
      .picture=${state.picture}
      .window=${this.#window}
      .looked=${this.ui.looked}
      ?silent=${this.ui.playing}
    ></ps-readout>`;
    if (state.picture.axes.length !== 2) return html`${this.#picture(state, 'side')}${readout}`;
    const wide = axesOf(state.picture)[2].outputSize > MOST_BESIDE;
    return html`${this.#picture(state, 'input')}
      <div class="below ${wide ? 'wide' : ''}">${this.#picture(state, 'output')}${readout}</div>`;
  }

  #picture(state: ReadyState, arrangement: 'side' | 'input' | 'output'): TemplateResult {
    const { ui } = this;
    return html`<ps-picture
      .picture=${state.picture}
      .sentence=${state.sentence}
      .mode=${this.#mode()}
      .window=${this.#window}
      .arrangement=${arrangement}
      .cell=${ui.zoom}
      .looked=${ui.looked}
      .spotlight=${ui.spotlight}
      ?editable=${state.values.editable}
      ?still=${prefersStillness()}
    ></ps-picture>`;
  }

  #transport(bare: boolean): TemplateResult | typeof nothing {
    const { state, ui } = this;
    if (state === null || this.#count < 2) return nothing;
    const axes = axesOf(state.picture);
    const output = outputCell(axes, this.#window);
    return html`<ps-transport
      .window=${this.#window}
      .count=${this.#count}
      .perRow=${axes[2].outputSize}
      .says=${`output ${named(state.picture, output).join(' ')}`}
      ?playing=${ui.playing}
      ?bare=${bare}
    ></ps-transport>`;
  }

  #change(change: UiEvent): void {
    this.dispatchEvent(new PanelUiEvent(change));
  }

  readonly #onWindow = (event: WindowEvent): void => {
    event.stopPropagation();
    switch (event.manner) {
      case 'choose':
      case 'pin':
        return this.#change({ type: 'chooseWindow', window: event.window });
      case 'hover':
        return this.#change({ type: 'hoverWindow', window: event.window });
      case 'leave':
        return this.#change({ type: 'hoverWindow', window: null });
      default:
        return event.manner satisfies never;
    }
  };

  readonly #onCell = (event: CellEvent): void => {
    event.stopPropagation();
    if (event.manner === 'pin' && event.cell !== null) {
      this.#change({ type: 'pinCell', cell: event.cell });
    } else {
      this.#change({ type: 'lookAt', cell: event.cell });
    }
  };

  readonly #onEdit = (event: EditEvent): void => {
    event.stopPropagation();
    const { at, value } = event;
    this.dispatchEvent(new IntentionEvent({ type: 'editCell', at, value }));
  };

  readonly #onLegend = (event: LegendEvent): void => {
    const { cell } = event;
    const spotlight = cell === null ? null : ({ kind: 'kind', cell } as const);
    this.#change({ type: 'spotlight', spotlight, of: null });
  };

  readonly #onSpeed = (event: Event): void => {
    const value = event.target instanceof HTMLSelectElement ? Number(event.target.value) : 1;
    const speed = ([0.5, 1, 2, 4] as const).find((each) => each === value) ?? 1;
    this.#change({ type: 'speed', speed });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-stage': Stage;
  }
}
