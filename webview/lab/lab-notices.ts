import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Notice, RichText } from '../../src/protocol/index.js';
import { t } from '../shared/translate.js';
import { controlStyles } from '../shared/control-styles.js';
import { icon } from '../shared/status-icons.js';
import { rich } from '../shared/rich-template.js';

/** Facts about the edges, and what the code adds to the library's layer. */
@customElement('ps-lab-notices')
export class LabNotices extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        display: grid;
        gap: 8px;
      }
      li {
        display: grid;
        grid-template-columns: 16px 1fr;
        gap: 8px;
      }
      .info {
        color: var(--vscode-notificationsInfoIcon-foreground, var(--vscode-foreground));
      }
      .warning {
        color: var(--vscode-notificationsWarningIcon-foreground, var(--vscode-foreground));
      }
      .error {
        color: var(--vscode-notificationsErrorIcon-foreground, var(--vscode-foreground));
      }
    `,
  ];

  @property({ attribute: false }) notices: readonly Notice[] = [];
  @property({ attribute: false }) code: RichText = [];

  protected override willUpdate(): void {
    this.hidden = this.notices.length === 0 && this.code.length === 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.hidden
      ? nothing
      : html`<ul aria-label=${t('Notices')}>
          ${this.notices.map(({ severity, text }) => this.item(severity, text))}
          ${this.code.length === 0 ? nothing : this.item('info', this.code)}
        </ul>`;
  }

  private item(severity: Notice['severity'], text: RichText): TemplateResult {
    return html`<li>
      <span class=${severity}>${icon(severity)}</span>
      <span>${rich(text)}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-lab-notices': LabNotices;
  }
}
