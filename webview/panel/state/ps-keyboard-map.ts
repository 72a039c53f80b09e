import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { AfterPaint } from '../../shared/after-paint.js';
import { baseStyles } from '../../shared/base-styles.js';
import { KEY_LINES } from './keyboard.js';
import { t } from '../../shared/translate.js';

/** All keys of the panel in a dialog. */
@customElement('ps-keyboard-map')
export class KeyboardMap extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      dialog {
        width: min(440px, calc(100vw - 24px));
        padding: 18px 20px;
        border: 1px solid var(--vscode-menu-border, var(--ps-section));
        border-radius: 6px;
        background: var(--vscode-menu-background, var(--ps-background));
        color: var(--vscode-menu-foreground, var(--ps-text));
      }
      h2 {
        margin-bottom: 10px;
        font-size: 14px;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 18px;
      }
      dt {
        font-family: var(--ps-code-font);
      }
      p {
        margin-top: 14px;
        text-align: end;
      }
    `,
  ];

  readonly #first = new AfterPaint(this);

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${t('Keys, while the picture has the focus')}</h2>
      <dl>
        ${
          this.#first.painted
            ? KEY_LINES.map(
                ({ keys, does }) =>
                  html`<dt>${keys}</dt>
                    <dd>${does()}</dd>`,
              )
            : nothing
        }
      </dl>
      <p><button class="push" autofocus @click=${this.#close}>${t('Close')}</button></p>
    </dialog>`;
  }

  readonly #close = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };

  /** Opens the map over the panel. */
  show(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-keyboard-map': KeyboardMap;
  }
}
