import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controlStyles } from './control-styles.js';
import { t } from './translate.js';
import { StepEvent } from './step-event.js';
import { stepIcon } from './step-icons.js';
import { keyTarget } from './step-keys.js';
import { stepperStyles } from './stepper-styles.js';

const mostBlocks = 64;
const pace = 600;
const calmPace = 900;

/**
 * Steps through the windows: back, play, on, and a bar to scrub. One block per window up to 64.
 *
 * @fires window-step - With the index of the window stepped to.
 */
@customElement('ps-window-stepper')
export class WindowStepper extends LitElement {
  static override readonly styles = [controlStyles, stepperStyles];

  @property({ type: Number }) window = 0;
  @property({ type: Number }) count = 0;
  /** Outputs in a row: a gap in the bar after each. */
  @property({ type: Number }) columns = 1;
  /** What the place is called; empty: `2 of 4`. */
  @property() place = '';
  @property({ type: Boolean }) playable = true;
  @state() private playing = false;
  private timer: number | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  /** Starts or stops walking through the windows. */
  toggle(): void {
    if (this.playing) {
      this.stop();
      return;
    }
    this.playing = true;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.timer = window.setInterval(
      () => this.go((this.window + 1) % Math.max(1, this.count)),
      calm ? calmPace : pace,
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('count') && this.count < 2) {
      this.stop();
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.count === 0) {
      return nothing;
    }
    const text = t('{index} of {count}', { index: this.window + 1, count: this.count });
    return html`
      ${this.button('previous', t('Previous window'), () => this.go(this.window - 1))}
      ${
        this.playable
          ? this.button(
              this.playing ? 'pause' : 'play',
              this.playing ? t('Pause') : t('Play'),
              () => this.toggle(),
            )
          : nothing
      }
      ${this.button('next', t('Next window'), () => this.go(this.window + 1))}
      ${this.count <= mostBlocks ? this.blocks(text) : this.slider(text)}
      <span class="place quiet">${this.place === '' ? text : this.place}</span>
    `;
  }

  private button(
    name: 'previous' | 'play' | 'pause' | 'next',
    label: string,
    act: () => void,
  ): TemplateResult {
    return html`<button
      class="icon"
      type="button"
      data-step=${name}
      aria-label=${label}
      title=${label}
      @click=${act}
    >
      ${stepIcon(name)}
    </button>`;
  }

  private blocks(text: string): TemplateResult {
    return html`<div
      class="bar"
      role="slider"
      tabindex="0"
      aria-label=${t('Window')}
      aria-valuemin="1"
      aria-valuemax=${this.count}
      aria-valuenow=${this.window + 1}
      aria-valuetext=${t('window {text}', { text })}
      @keydown=${this.onKeyDown}
      @click=${this.onClick}
    >
      ${Array.from({ length: this.count }, (_, index) => {
        const row = index > 0 && index % this.columns === 0 && this.columns > 1 ? 'row' : '';
        const current = index === this.window ? 'current' : '';
        return html`<span class="block ${row} ${current}" data-window=${index}></span>`;
      })}
    </div>`;
  }

  private slider(text: string): TemplateResult {
    const onInput = (event: Event): void => {
      if (event.target instanceof HTMLInputElement) {
        this.go(Number(event.target.value));
      }
    };
    return html`<input
      type="range"
      min="0"
      max=${this.count - 1}
      .value=${String(this.window)}
      aria-label=${t('Window')}
      aria-valuetext=${t('window {text}', { text })}
      @input=${onInput}
    />`;
  }

  private go(window: number): void {
    const next = Math.max(0, Math.min(this.count - 1, window));
    if (next !== this.window) {
      this.dispatchEvent(new StepEvent(next));
    }
  }

  private stop(): void {
    if (this.timer !== null) {
      window.clearInterval(this.timer);
      this.timer = null;
    }
    this.playing = false;
  }

  private readonly onClick = (event: MouseEvent): void => {
    if (event.target instanceof HTMLElement) {
      const index = event.target.dataset['window'];
      if (index !== undefined) {
        this.go(Number(index));
      }
    }
  };

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const to = keyTarget(event.key, this);
    if (to !== null) {
      event.preventDefault();
      this.go(to);
    } else if (event.key === ' ' && this.playable) {
      event.preventDefault();
      this.toggle();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-window-stepper': WindowStepper;
  }
}
