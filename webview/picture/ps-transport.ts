import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText } from '../../src/picture/words/number-text.js';
import { plainText, richTextOf, type RichText } from '../../src/protocol/index.js';
import { icon, type PanelIcon } from '../shared/icons.js';
import { rich } from '../shared/rich-template.js';
import { t } from '../shared/translate.js';
import { WindowEvent } from './events.js';
import { transportStyles } from './transport-styles.js';

const MOST_BLOCKS = 64;

/** Play was pressed; the owner plays or pauses. */
export class PlayEvent extends Event {
  static readonly type = 'ps-play';
  constructor() {
    super(PlayEvent.type, { bubbles: true, composed: true });
  }
}

/** First, back, play, next, last, and a bar to scrub: one block per window up to 64. */
@customElement('ps-transport')
export class Transport extends LitElement {
  static override readonly styles = transportStyles;

  @property({ type: Number }) window = 0;
  @property({ type: Number }) count = 0;
  /** Outputs in a row: each row starts with a taller tick. */
  @property({ type: Number, attribute: 'per-row' }) perRow = 0;
  @property({ type: Boolean }) playing = false;
  /** What a step is: a window, or a value that is put back. */
  @property() unit: 'window' | 'value' = 'window';
  /** What the current window is, for the slider: `output 0 1, value 7`. */
  @property() says = '';
  /** Only the buttons. */
  @property({ type: Boolean, reflect: true }) bare = false;

  protected override render(): TemplateResult {
    const last = this.count - 1;
    const words = wordsOf(this.unit, this.window + 1, this.count);
    return html`<div class="row">
      <div class="buttons" role="group" aria-label=${words.step}>
        ${this.#button('first', words.first, () => this.#go(0))}
        ${this.#button('back', words.previous, () => this.#go(this.window - 1))}
        ${this.#button(this.playing ? 'pause' : 'play', this.playing ? t('Pause') : t('Play'), () =>
          this.dispatchEvent(new PlayEvent()),
        )}
        ${this.#button('next', words.next, () => this.#go(this.window + 1))}
        ${this.#button('last', words.last, () => this.#go(last))}
      </div>
      <div
        class="scrub"
        role="slider"
        tabindex="0"
        aria-label=${words.name}
        aria-valuemin="1"
        aria-valuemax=${this.count}
        aria-valuenow=${this.window + 1}
        aria-valuetext="${plainText(words.count)}${this.says === '' ? '' : `, ${this.says}`}"
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
        @keydown=${this.#onKey}
      >
        ${this.count <= MOST_BLOCKS ? this.#blocks() : this.#slider()}
      </div>
      <span class="count">${rich(words.count)}</span>
    </div>`;
  }

  protected override updated(): void {
    const share = this.count <= 1 ? 0 : (100 * this.window) / (this.count - 1);
    for (const name of ['done', 'knob']) {
      const part = this.renderRoot.querySelector<HTMLElement>(`.${name}`);
      part?.style.setProperty(name === 'done' ? 'width' : 'left', `${String(share)}%`);
    }
  }

  #blocks(): readonly TemplateResult[] {
    return Array.from({ length: this.count }, (_, index) => {
      const row =
        this.perRow > 0 && index > 0 && index % this.perRow === 0 && this.perRow < this.count;
      return html`<span
        class="block ${row ? 'row' : ''} ${index === this.window ? 'now' : ''}"
      ></span>`;
    });
  }

  #slider(): TemplateResult {
    return html`<span class="track"></span><span class="done"></span><span class="knob"></span>`;
  }

  #button(name: PanelIcon, label: string, act: () => void): TemplateResult {
    return html`<button class="icon-button" title=${label} aria-label=${label} @click=${act}>
      ${icon(name)}
    </button>`;
  }

  #go(window: number): void {
    const next = Math.max(0, Math.min(this.count - 1, window));
    this.dispatchEvent(new WindowEvent(next, 'choose'));
  }

  readonly #grab = (event: PointerEvent): void => {
    if (event.currentTarget instanceof HTMLElement) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    this.#scrub(event);
  };

  readonly #drag = (event: PointerEvent): void => {
    if ((event.buttons & 1) === 1) this.#scrub(event);
  };

  #scrub(event: PointerEvent): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(0.9999, (event.clientX - box.x) / Math.max(1, box.width)));
    this.#go(Math.floor(share * this.count));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageUp: Math.max(1, this.perRow),
      PageDown: -Math.max(1, this.perRow),
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#go(this.window + step);
  };
}

interface StepWords {
  readonly step: string;
  readonly name: string;
  readonly first: string;
  readonly previous: string;
  readonly next: string;
  readonly last: string;
  readonly count: RichText;
}

/** What the parts are called, by what a step is. */
function wordsOf(unit: Transport['unit'], at: number, of: number): StepWords {
  const [step, count] = [countText(at), countText(of)];
  switch (unit) {
    case 'window':
      return {
        step: t('Step through the windows'),
        name: t('Window'),
        first: t('First window'),
        previous: t('Previous window'),
        next: t('Next window'),
        last: t('Last window'),
        count: richTextOf(t('window **{step}** of {count}', { step, count })),
      };
    case 'value':
      return {
        step: t('Step through the values'),
        name: t('Value'),
        first: t('First value'),
        previous: t('Previous value'),
        next: t('Next value'),
        last: t('Last value'),
        count: richTextOf(t('value **{step}** of {count}', { step, count })),
      };
    default:
      return unit satisfies never;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-transport': Transport;
  }
  interface HTMLElementEventMap {
    'ps-play': PlayEvent;
  }
}
