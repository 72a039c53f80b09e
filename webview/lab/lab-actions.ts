import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LabIntention, LabTarget } from '../../src/protocol/lab.js';
import { t } from '../shared/translate.js';
import { controlStyles } from '../shared/control-styles.js';
import { icon, type IconName } from '../shared/status-icons.js';
import { LabIntentionEvent } from './lab-intention.js';

type LabAction = Extract<LabIntention['type'], 'apply' | 'insertCode' | 'openPanel' | 'copyLink'>;

/**
 * What can be done with the settings; stays in sight at the bottom.
 *
 * @fires lab-intention - `apply`, `insertCode`, `openPanel`, `copyLink`, `follow`, `reset`.
 */
@customElement('ps-lab-actions')
export class LabActions extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
        padding: 12px 16px;
        border-top: 1px solid
          var(--vscode-contrastBorder, var(--vscode-panel-border, var(--vscode-widget-border)));
        background: var(--vscode-sideBar-background);
      }
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
      }
      button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 6px;
        min-width: 0;
      }
      button.primary {
        width: 100%;
      }
      p {
        margin: 0;
        text-align: center;
        overflow-wrap: anywhere;
      }
      .links {
        display: flex;
        gap: 12px;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }
      .foot label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 24px;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) target: LabTarget | null = null;
  @property() code = '';
  @property({ type: Boolean }) follow = false;
  /** The next thing to do is elsewhere: in a lesson, its next step, which has the room too. */
  @property({ type: Boolean }) quiet = false;

  protected override render(): TemplateResult {
    const applies = this.target !== null && this.target.obstacle === null;
    const codeless = this.code === '';
    const insert = (primary: boolean): TemplateResult =>
      this.button('insertCode', t('Insert code'), 'insert', primary, codeless);
    const apply = (primary: boolean): TemplateResult =>
      this.button('apply', t('Apply to selected call'), null, primary, !applies);
    const actions = html`
      ${applies ? apply(true) : insert(true)}
      ${applies ? html`<p class="quiet small">${this.target?.label}</p>` : nothing}
      <div class="pair">
        ${applies ? insert(false) : apply(false)}
        ${this.button('openPanel', t('Open in panel'), 'panel', false, codeless)}
      </div>
      ${applies ? nothing : html`<p class="quiet small">${this.obstacle()}</p>`}
    `;
    return html`
      ${this.quiet ? nothing : actions}
      <div class="foot small">
        <label>
          <input type="checkbox" .checked=${this.follow} @change=${this.onFollow} />
          ${t('Follow the call at the cursor')}
        </label>
        <span class="links">
          <button class="link" type="button" @click=${() => this.tell({ type: 'reset' })}>
            ${t('Reset')}
          </button>
          <button class="link" type="button" @click=${() => this.tell({ type: 'copyLink' })}>
            ${t('Copy link')}
          </button>
        </span>
      </div>
    `;
  }

  private obstacle(): string {
    return this.target?.obstacle ?? t('No pooling call is selected in the editor.');
  }

  private button(
    action: LabAction,
    label: string,
    image: IconName | null,
    primary: boolean,
    disabled: boolean,
  ): TemplateResult {
    return html`<button
      type="button"
      class=${primary ? 'primary' : ''}
      data-action=${action}
      ?disabled=${disabled}
      @click=${() => this.tell({ type: action })}
    >
      ${image === null ? nothing : icon(image)}${label}
    </button>`;
  }

  private tell(intention: LabIntention): void {
    this.dispatchEvent(new LabIntentionEvent(intention));
  }

  private readonly onFollow = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) {
      this.tell({ type: 'follow', follow: event.target.checked });
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-lab-actions': LabActions;
  }
}
