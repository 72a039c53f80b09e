import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from './control-styles.js';

/** A number that was typed or stepped to. */
export class NumberChange extends Event {
  static readonly eventName = 'number-change';
  readonly value: number;

  constructor(value: number) {
    super(NumberChange.eventName, { bubbles: true, composed: true });
    this.value = value;
  }
}

/**
 * A box for one number. Arrow keys step by 1, with Shift by 5; what is no number is kept in the box
 * and framed, and nothing is told.
 *
 * @fires number-change - With each number that is typed or stepped to.
 */
@customElement('ps-number-box')
export class NumberBox extends LitElement {
  static override readonly shadowRootOptions = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: inline-block;
        width: 44px;
      }
      input.number {
        width: 100%;
      }
    `,
  ];

  @property() label = '';
  @property({ type: Number }) value: number | null = 0;
  @property({ type: Number }) minimum = -999;
  @property({ type: Number }) maximum = 999;
  @property({ type: Boolean }) fraction = false;
  @property({ type: Boolean }) invalid = false;
  @property() placeholder = '';
  @property({ attribute: false }) typed: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // While someone types, `0.` is on its way to `0.25`: their text stays as it is.
    if (changed.has('value') && !this.matches(':focus-within')) {
      this.typed = null;
    }
  }

  protected override render(): TemplateResult {
    const text = this.typed ?? (this.value === null ? '' : String(this.value));
    const invalid = this.invalid || (this.typed !== null && this.parse(this.typed) === null);
    return html`<input
      class="number"
      type="text"
      inputmode=${this.fraction ? 'decimal' : 'numeric'}
      autocomplete="off"
      spellcheck="false"
      role="spinbutton"
      aria-label=${this.label}
      aria-valuenow=${this.value ?? ''}
      aria-invalid=${invalid ? 'true' : 'false'}
      placeholder=${this.placeholder}
      .value=${text}
      @input=${this.onInput}
      @keydown=${this.onKeyDown}
      @blur=${this.onBlur}
    />`;
  }

  private parse(text: string): number | null {
    const trimmed = text.trim().replace('\u2212', '-');
    const value = Number(trimmed);
    const fits = value >= this.minimum && value <= this.maximum;
    return trimmed !== '' && fits && (this.fraction || Number.isInteger(value)) ? value : null;
  }

  private tell(value: number): void {
    this.value = value;
    this.dispatchEvent(new NumberChange(value));
  }

  private readonly onInput = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) {
      this.typed = event.target.value;
      const value = this.parse(this.typed);
      if (value !== null) {
        this.tell(value);
      }
    }
  };

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0 || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const current = this.value ?? 0;
    const step = direction * (event.shiftKey ? 5 : 1);
    const next = Math.min(this.maximum, Math.max(this.minimum, current + step));
    this.typed = null;
    if (next !== current) {
      this.tell(this.fraction ? Number(next.toFixed(4)) : next);
    }
  };

  private readonly onBlur = (): void => {
    if (this.typed !== null && this.parse(this.typed) !== null) {
      this.typed = null;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-number-box': NumberBox;
  }
}
