import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Header } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { icon } from '../../shared/icons.js';
import { t } from '../../shared/translate.js';

/** The call as written, where it is, its shapes and its values; Keep, Refresh and a slot for menus. */
@customElement('ps-header')
export class PanelHeader extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        column-gap: 12px;
        align-items: center;
        padding: 20px 20px 0;
      }
      .call {
        direction: ltr;
        text-align: start;
        margin: 0;
        overflow: hidden;
        font: 16px/1.5 var(--ps-code-font);
        overflow-wrap: anywhere;
      }
      .function {
        color: var(--ps-function);
      }
      .parameter {
        color: var(--ps-parameter);
      }
      .number {
        color: var(--ps-number);
      }
      .string {
        color: var(--ps-string);
      }
      .keyword {
        color: var(--ps-keyword);
      }
      .offending {
        text-decoration: underline wavy var(--vscode-editorError-foreground, red);
        text-underline-offset: 4px;
      }
      .actions {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .facts {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 10px;
        min-height: 28px;
        margin-top: 2px;
      }
      .chip {
        padding: 1px 8px;
        border: 1px solid var(--ps-cell-border);
        border-radius: 10px;
        font-size: 12px;
      }
      .place {
        display: inline-flex;
        align-items: center;
        gap: 5px;
      }
      .place .wide {
        line-height: 0;
      }
      .shape {
        direction: ltr;
        font-family: var(--ps-code-font);
      }
      .error {
        color: var(--vscode-errorForeground, var(--ps-drop));
      }
      .dot {
        color: var(--ps-quiet);
      }
      @container panel (width < 560px) {
        :host {
          padding: 14px 14px 0;
        }
        .call {
          font-size: 13.5px;
        }
        .wide {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) header: Header | null = null;
  /** The values can be changed. */
  @property({ type: Boolean }) changeable = false;
  /** No editor stands behind the panel. */
  @property({ type: Boolean }) alone = false;

  protected override render(): TemplateResult | typeof nothing {
    const { header } = this;
    if (header === null) return nothing;
    return html`
      <h1 class="call" part="call" title=${header.code.map((token) => token.text).join('')}>
        ${header.code.map(
          (token) =>
            html`<span class="${token.kind} ${token.offending ? 'offending' : ''}"
              >${token.text}</span
            >`,
        )}
      </h1>
      <div class="actions" ?hidden=${this.alone}>
        <span class="wide actions">
          <button
            class="icon-button"
            aria-pressed=${header.kept ? 'true' : 'false'}
            title=${header.kept ? t('Kept: the panel stays with this call') : t('Keep: stay with this call')}
            aria-label=${t('Keep this call')}
            @click=${() => this.dispatchEvent(new IntentionEvent({ type: 'keep', kept: !header.kept }))}
          >
            ${icon(header.kept ? 'pinned' : 'pin')}
          </button>
          <button
            class="icon-button"
            title=${t('Read the code again')}
            aria-label=${t('Refresh')}
            @click=${() => this.dispatchEvent(new IntentionEvent({ type: 'refresh' }))}
          >
            ${icon('refresh')}
          </button>
        </span>
        <slot></slot>
      </div>
      ${this.#facts(header)}
    `;
  }

  #facts(header: Header): TemplateResult {
    return html`<div class="facts">
      <span class="chip">${header.framework}</span>
      ${
        header.location === null
          ? nothing
          : html`<button
              class="link place"
              title=${t('Show in the code')}
              @click=${() => this.dispatchEvent(new IntentionEvent({ type: 'reveal' }))}
            >
              ${header.location}<span class="wide">${icon('open')}</span>
            </button>`
      }
      <span class="dot wide" aria-hidden="true">·</span>
      <span class="shape"
        >${header.input} →
        ${
          header.output === 'error'
            ? html`<span class="error">${t('error')}</span>`
            : html`<strong class=${saysWhereItFails(header) ? 'error' : ''}
                >${header.output}</strong
              >`
        }</span
      >
      ${
        header.origin === ''
          ? nothing
          : html`<span class="quiet">${header.origin}</span><slot name="size"></slot>`
      }
      ${
        header.values === ''
          ? nothing
          : html`<span class="dot wide" aria-hidden="true">·</span>
              <span class="quiet values"
                >${t('input values: {values}', { values: header.values })}</span
              ><slot name="values"></slot>`
      }
    </div>`;
  }
}

/** Whether a model's output says the line at which its chain breaks. */
const saysWhereItFails = ({ output }: Header): boolean => {
  const line = /\d+/u.exec(output)?.[0];
  return line !== undefined && output === t('error at line {line}', { line });
};

declare global {
  interface HTMLElementTagNameMap {
    'ps-header': PanelHeader;
  }
}
