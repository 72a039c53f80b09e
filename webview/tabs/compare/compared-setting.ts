import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Room } from '../../../src/picture/layout/layout.js';
import type { CompareTab, ComparedSetting } from '../../../src/protocol/tabs.js';
import { rich } from '../../shared/rich-template.js';
import '../../picture/ps-picture.js';
import { t } from '../../shared/translate.js';
import { tabStyles } from '../tab-styles.js';

/** Another setting was chosen in the place of this one; null: none, it goes away. */
export class SettingEvent extends Event {
  static readonly eventName = 'setting-change';
  readonly id: string | null;

  constructor(id: string | null) {
    super(SettingEvent.eventName, { bubbles: true, composed: true });
    this.id = id;
  }
}

/**
 * One of the settings that are compared: its name or a choice of others, where its windows lie,
 * and its picture with the input above the output.
 *
 * @fires setting-change - With the setting chosen instead.
 * @fires ps-window - The picture's own.
 */
@customElement('ps-compared-setting')
export class ComparedSettingView extends LitElement {
  static override readonly styles = [
    ...tabStyles,
    css`
      :host {
        display: grid;
        row-gap: 10px;
        padding: 14px 20px;
        min-width: 0;
        align-items: start;
      }
      .says {
        display: grid;
        gap: 8px;
        min-width: 0;
        align-content: start;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 10px;
        min-height: 28px;
      }
      select {
        max-width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) setting: ComparedSetting | null = null;
  /** What can stand here instead; none for the layer itself. */
  @property({ attribute: false }) options: CompareTab['options'] = [];
  @property({ type: Boolean }) removable = false;
  /** Whether the verdict stands here, and not in the headline. */
  @property({ type: Boolean }) judged = false;
  /** The current window; −1: this setting has none there. */
  @property({ type: Number }) window = 0;
  @property({ attribute: false }) room: Room | null = null;
  @property({ type: Number }) maxHeight = 520;

  protected override render(): TemplateResult | typeof nothing {
    const { setting } = this;
    return setting === null
      ? nothing
      : html`<section class="says" aria-label=${setting.label}>
            <div class="head">
              ${this.options.length === 0 ? this.name(setting) : this.choice(setting)}
            </div>
            <p>${rich(setting.sentence)}</p>
            ${this.judged && setting.verdict.length > 0 ? html`<p>${rich(setting.verdict)}</p>` : nothing}
            ${setting.error === '' ? nothing : html`<code role="alert">${setting.error}</code>`}
          </section>
          ${this.picture(setting)}`;
  }

  private name({ label, note }: ComparedSetting): TemplateResult {
    return html`<strong>${label}</strong><span class="quiet">${note}</span>`;
  }

  private picture({ picture, sentence, marked }: ComparedSetting) {
    return picture === null
      ? nothing
      : html`<ps-picture
          arrangement="above"
          .picture=${picture}
          .sentence=${sentence}
          .window=${this.window}
          .differs=${marked}
          .maxHeight=${this.maxHeight}
          .room=${this.room}
        ></ps-picture>`;
  }

  private choice({ id: own }: ComparedSetting): TemplateResult {
    return html`<select aria-label=${t('Compared with')} @change=${this.onChange}>
        ${this.options.map(
          ({ id, label }) => html`<option value=${id} .selected=${id === own}>${label}</option>`,
        )}
      </select>
      ${
        this.removable
          ? html`<button class="link" type="button" @click=${() => this.choose(null)}>
              ${t('Remove')}
            </button>`
          : nothing
      }`;
  }

  private readonly onChange = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) {
      this.choose(event.target.value);
    }
  };

  private choose(id: string | null): void {
    this.dispatchEvent(new SettingEvent(id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-compared-setting': ComparedSettingView;
  }
}
