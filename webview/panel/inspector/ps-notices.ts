import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Notice } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { icon } from '../../shared/icons.js';
import { rich } from '../../shared/rich-template.js';
import { PanelUiEvent } from '../state/ui-event.js';
import { t } from '../../shared/translate.js';

/** The facts about a layer's edges, each with what can be done about it. */
@customElement('ps-notices')
export class Notices extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        gap: 10px;
      }
      li {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 0 10px;
      }
      svg.icon {
        margin-top: 1px;
      }
      .info {
        color: var(--vscode-editorInfo-foreground, var(--ps-pad));
      }
      .warning {
        color: var(--vscode-editorWarning-foreground, var(--ps-window));
      }
      .error {
        color: var(--vscode-editorError-foreground, var(--ps-drop));
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
      }
      .text {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) notices: readonly Notice[] = [];
  /** The notice whose cells are shown. */
  @property({ attribute: false }) shown: string | null = null;

  protected override render(): TemplateResult {
    if (this.notices.length === 0)
      return html`<p class="quiet">${t('Nothing odd at the edges.')}</p>`;
    return html`<ul>
      ${this.notices.map((notice, index) => this.#notice(notice, `${notice.code}-${String(index)}`))}
    </ul>`;
  }

  #notice(notice: Notice, id: string): TemplateResult {
    const shown = this.shown === id;
    return html`<li>
      <span class=${notice.severity}>${icon(notice.severity)}</span>
      <div role=${notice.severity === 'error' ? 'alert' : nothing}>
        <div class="text">
          <span class="spoken">${severityName(notice.severity)}</span>${rich(notice.text)}
        </div>
        <div class="actions">
          ${
            notice.cells.length === 0
              ? nothing
              : html`<button
                  class="link"
                  aria-pressed=${shown ? 'true' : 'false'}
                  @click=${() =>
                    this.dispatchEvent(
                      new PanelUiEvent({
                        type: 'spotlight',
                        spotlight: shown ? null : { kind: 'cells', cells: notice.cells },
                        of: id,
                      }),
                    )}
                >
                  ${shown ? t('Show all cells') : t('Show cells')}
                </button>`
          }
          ${notice.actions.map(
            ({ label, action }) =>
              html`<button
                class="link"
                @click=${() => this.dispatchEvent(new IntentionEvent({ type: 'perform', action }))}
              >
                ${label}
              </button>`,
          )}
        </div>
      </div>
    </li>`;
  }
}

/** How severe a notice is, for those who don't see its icon. */
const severityName = (severity: Notice['severity']): string => {
  switch (severity) {
    case 'error':
      return t('error: ');
    case 'warning':
      return t('warning: ');
    case 'info':
      return t('info: ');
    default:
      return severity satisfies never;
  }
};

declare global {
  interface HTMLElementTagNameMap {
    'ps-notices': Notices;
  }
}
