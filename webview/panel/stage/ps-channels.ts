import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { numberText } from '../../../src/picture/words/number-text.js';
import type { Selection } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { icon } from '../../shared/icons.js';
import { t } from '../../shared/translate.js';

const HEIGHT = 24;

/** Which batch entry and channel is shown: one bar per channel, as high as its mean. */
@customElement('ps-channels')
export class Channels extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      /* The strip counts from the left, and so do the arrows beside it. */
      :host {
        direction: ltr;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
      }
      .name {
        min-width: 108px;
      }
      .strip {
        flex: 1 1 160px;
        max-width: 460px;
        min-width: 60px;
        height: ${HEIGHT}px;
        touch-action: none;
        cursor: pointer;
      }
      svg.bars {
        display: block;
        width: 100%;
        height: 100%;
      }
      rect {
        fill: var(--ps-track);
      }
      rect.now {
        fill: var(--ps-window);
      }
      .batch {
        width: 56px;
      }
    `,
  ];

  @property({ attribute: false }) selection: Selection | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { selection } = this;
    if (selection === null || (selection.channels < 2 && selection.batches < 2)) return nothing;
    const { batch, batches, channel, channels } = selection;
    return html`${
      batches < 2
        ? nothing
        : html`<label
            ><span class="quiet">${t('Batch')}</span>
            <input
              class="field batch"
              type="number"
              min="0"
              max=${batches - 1}
              .value=${String(batch)}
              @change=${this.#onBatch}
          /></label>`
    }
    ${
      channels < 2
        ? nothing
        : html`<span class="name"
              >${t('Channel {channel}', { channel })}
              <span class="quiet">(0–${channels - 1})</span></span
            >
            <button
              class="icon-button"
              aria-label=${t('Previous channel')}
              @click=${() => this.#go(batch, channel - 1)}
            >
              ${icon('back')}
            </button>
            ${this.#strip(selection)}
            <button
              class="icon-button"
              aria-label=${t('Next channel')}
              @click=${() => this.#go(batch, channel + 1)}
            >
              ${icon('next')}
            </button>
            <span class="quiet">${t('bar height: mean')}</span>`
    }`;
  }

  protected override updated(): void {
    const strip = this.renderRoot.querySelector<HTMLElement>('.strip');
    const bars = this.selection?.channelMeans?.length ?? 0;
    strip?.style.setProperty('max-width', `${String(Math.min(460, Math.max(60, bars * 12)))}px`);
  }

  #strip({ channelMeans, channel, channels }: Selection): TemplateResult {
    const means = channelMeans ?? new Float32Array(0);
    const low = Math.min(...means, 0);
    const high = Math.max(...means, low + 1e-9);
    const each = 480 / Math.max(1, means.length);
    return html`<div
      class="strip"
      role="slider"
      tabindex="0"
      aria-label=${t('Channel')}
      aria-valuemin="0"
      aria-valuemax=${channels - 1}
      aria-valuenow=${channel}
      aria-valuetext=${t('channel {channel}, mean {mean}', { channel, mean: numberText(means[channel] ?? 0) })}
      @pointerdown=${this.#onPointer}
      @pointermove=${this.#onPointer}
      @keydown=${this.#onKey}
    >
      <svg class="bars" viewBox="0 0 480 ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        ${Array.from(means, (mean, index) => {
          const height = 4 + ((mean - low) / (high - low)) * (HEIGHT - 4);
          return svg`<rect class=${index === channel ? 'now' : ''} x=${index * each} width=${each * 0.75}
            y=${HEIGHT - height} height=${height}></rect>`;
        })}
      </svg>
    </div>`;
  }

  #go(batch: number, channel: number): void {
    const { selection } = this;
    if (selection === null) return;
    const clamp = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));
    const next = {
      batch: clamp(batch, selection.batches),
      channel: clamp(channel, selection.channels),
    };
    if (next.batch === selection.batch && next.channel === selection.channel) return;
    this.dispatchEvent(new IntentionEvent({ type: 'select', ...next, viewport: null }));
  }

  readonly #onBatch = (event: Event): void => {
    const batch = event.target instanceof HTMLInputElement ? event.target.valueAsNumber : NaN;
    if (Number.isInteger(batch)) this.#go(batch, this.selection?.channel ?? 0);
  };

  readonly #onPointer = (event: PointerEvent): void => {
    const { selection } = this;
    if (selection === null || (event.buttons & 1) === 0) return;
    if (!(event.currentTarget instanceof HTMLElement)) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.x) / Math.max(1, box.width);
    this.#go(selection.batch, Math.floor(share * selection.channels));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { selection } = this;
    if (selection === null) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -16,
      PageUp: 16,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#go(selection.batch, selection.channel + step);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-channels': Channels;
  }
}
