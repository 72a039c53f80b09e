import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LabSettings } from '../../src/protocol/lab-settings.js';
import { t } from '../shared/translate.js';
import { controlStyles } from '../shared/control-styles.js';
import { icon } from '../shared/status-icons.js';
import type { NumberChange } from '../shared/number-box.js';
import '../shared/number-box.js';
import { settingRow } from './setting-rows.js';

type Padding = LabSettings['padding'];

/** New padding of all sides, and whether the sides move together. */
export class PaddingChange extends Event {
  static readonly eventName = 'padding-change';
  readonly padding: Padding;
  readonly linked: boolean;

  constructor(padding: Padding, linked: boolean) {
    super(PaddingChange.eventName, { bubbles: true, composed: true });
    this.padding = padding;
    this.linked = linked;
  }
}

interface Side {
  readonly axis: number;
  readonly end: 'before' | 'after';
  readonly label: string;
}

/** Sides in reading order: those before the data first, as top, left, bottom, right. */
const sidesOf = (rank: number): readonly Side[] => {
  const before = [t('front'), t('top'), t('left')].slice(3 - rank);
  const after = [t('back'), t('bottom'), t('right')].slice(3 - rank);
  return [
    ...before.map((label, axis): Side => ({ axis, end: 'before', label })),
    ...after.map((label, axis): Side => ({ axis, end: 'after', label })),
  ];
};

/**
 * Padding: one box for all sides, or one for each.
 *
 * @fires padding-change - With all sides when one changes.
 */
@customElement('ps-padding-boxes')
export class PaddingBoxes extends LitElement {
  static override readonly styles = [
    controlStyles,
    settingRow,
    css`
      :host {
        display: block;
      }
      .one {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .sides {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: 1fr;
        gap: 6px;
        margin-top: 6px;
      }
      .side {
        display: grid;
        justify-items: stretch;
        gap: 2px;
      }
      .side ps-number-box {
        width: 100%;
      }
      .side span {
        text-align: center;
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) padding: Padding = [];
  @property({ type: Boolean }) linked = true;
  @property({ type: Boolean }) invalid = false;

  protected override render(): TemplateResult {
    const [first] = this.padding;
    return html`
      <div class="row">
        <span>${t('Padding')}</span>
        <span class="one">
          ${
            this.linked
              ? html`<ps-number-box
                    .label=${t('Padding, all sides')}
                    .value=${first?.before ?? 0}
                    .invalid=${this.invalid}
                    @number-change=${this.onAll}
                  ></ps-number-box>
                  <span class="quiet">${t('all sides')}</span>`
              : html`<span class="quiet">${t('each side on its own')}</span>`
          }
          <button
            class="icon"
            type="button"
            aria-pressed=${this.linked ? 'true' : 'false'}
            aria-label=${t('Padding: all sides alike')}
            title=${t('All sides alike')}
            @click=${this.onLink}
          >
            ${icon('link')}
          </button>
        </span>
      </div>
      ${this.linked ? '' : html`<div class="sides">${this.sides()}</div>`}
    `;
  }

  private sides(): readonly TemplateResult[] {
    return sidesOf(this.padding.length).map(
      (side) =>
        html`<div class="side">
          <ps-number-box
            .label=${t('Padding, {side}', { side: side.label })}
            .value=${this.padding[side.axis]?.[side.end] ?? 0}
            .invalid=${this.invalid}
            @number-change=${(event: NumberChange) => this.onSide(event, side)}
          ></ps-number-box>
          <span class="quiet" aria-hidden="true">${side.label}</span>
        </div>`,
    );
  }

  private tell(padding: Padding, linked: boolean): void {
    this.dispatchEvent(new PaddingChange(padding, linked));
  }

  private readonly onAll = (event: NumberChange): void => {
    event.stopPropagation();
    const { value } = event;
    this.tell(
      this.padding.map(() => ({ before: value, after: value })),
      true,
    );
  };

  private onSide(event: NumberChange, { axis, end }: Side): void {
    event.stopPropagation();
    this.tell(
      this.padding.map((pair, index) => (index === axis ? { ...pair, [end]: event.value } : pair)),
      false,
    );
  }

  private readonly onLink = (): void => {
    const value = this.padding[0]?.before ?? 0;
    const padding = this.linked
      ? this.padding
      : this.padding.map(() => ({ before: value, after: value }));
    this.tell(padding, !this.linked);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-padding-boxes': PaddingBoxes;
  }
}
