import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { richTextOf, type CallLink, type EmptyState } from '../../../src/protocol/index.js';
import { roleSheet } from '../../picture/role-sheet.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { icon } from '../../shared/icons.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';

/** What a panel shows before any call is selected. */
@customElement('ps-empty')
export class EmptyPanel extends LitElement {
  static override readonly styles = [
    baseStyles,
    roleSheet,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: 14px;
        padding: 48px 20px;
        text-align: center;
      }
      svg.small {
        width: 160px;
        height: 78px;
      }
      h2 {
        font-size: 16px;
        font-weight: 600;
      }
      p {
        max-width: 400px;
        color: var(--ps-quiet);
      }
      .buttons,
      .calls {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 10px;
      }
      .calls {
        gap: 0 8px;
      }
      .stopped {
        display: flex;
        gap: 8px;
        text-align: start;
      }
      .stopped .icon {
        color: var(--vscode-editorWarning-foreground, var(--ps-window));
      }
      code,
      strong {
        color: var(--ps-text);
      }
    `,
  ];

  @property({ attribute: false }) state: EmptyState | null = null;

  protected override render(): TemplateResult {
    const send = (type: 'openLab' | 'showExample') => () =>
      this.dispatchEvent(new IntentionEvent({ type }));
    return html`
      ${smallPicture()}
      <h2>${t('No pooling layer selected')}</h2>
      <p>
        ${rich(
          richTextOf(
            t(
              'Put the cursor on a pooling call such as `nn.MaxPool2d(2)` and run **Visualize Pooling**, or start without code.',
            ),
          ),
        )}
      </p>
      <div class="buttons">
        <button class="push primary" @click=${send('openLab')}>${t('Open the Lab')}</button>
        <button class="push" @click=${send('showExample')}>${t('Show the d2l example')}</button>
      </div>
      ${this.#calls(this.state?.calls ?? [])} ${this.#stopped()}
    `;
  }

  #stopped(): TemplateResult | typeof nothing {
    const stopped = this.state?.stopped ?? [];
    if (stopped.length === 0) return nothing;
    return html`<p class="stopped" role="note">${icon('warning')}<span>${rich(stopped)}</span></p>`;
  }

  #calls(calls: readonly CallLink[]): TemplateResult | typeof nothing {
    if (calls.length === 0) return nothing;
    const found =
      calls.length === 1
        ? t('1 pooling call in this file:')
        : t('{count} pooling calls in this file:', { count: calls.length });
    return html`<div class="calls">
      <span class="quiet">${found}</span>
      ${calls.map(
        ({ id, label, line }) =>
          html`<button
            class="link"
            title=${label}
            @click=${() => this.dispatchEvent(new IntentionEvent({ type: 'openCall', id }))}
          >
            ${t('line {line}', { line })}
          </button>`,
      )}
    </div>`;
  }
}

const CELL = 18;
const PITCH = 19.5;

/** Sixteen cells, one window, four outputs. */
const smallPicture = (): TemplateResult =>
  html`<svg class="small" viewBox="0 0 160 80" aria-hidden="true">
    ${cells(4, 1, 2)} ${cells(2, 120, 21.5)}
    ${svg`<rect class="window" x="1" y="2" width="38.500" height="38.500" rx="3"></rect>
    <rect class="window" x="119" y="20.500" width="20" height="20" rx="3"></rect>
    <polyline class="arrow" points="86,40 108,40"></polyline>
    <polyline class="arrow" points="103,35 108,40 103,45"></polyline>`}
  </svg>`;

const cells = (count: number, x: number, y: number): readonly TemplateResult[] =>
  Array.from(
    { length: count * count },
    (_, index) => svg`<rect class="cell" rx="2" width=${CELL} height=${CELL}
      x=${x + (index % count) * PITCH} y=${y + Math.floor(index / count) * PITCH}></rect>`,
  );

declare global {
  interface HTMLElementTagNameMap {
    'ps-empty': EmptyPanel;
  }
}
