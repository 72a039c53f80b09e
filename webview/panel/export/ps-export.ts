import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActionLink, ExportFormat } from '../../../src/protocol/index.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { t } from '../../shared/translate.js';
import { ExportEvent } from './export-event.js';
import { MenuPopover } from './menu-popover.js';

/** The export menu of a layer's picture. */
@customElement('ps-export')
export class ExportMenu extends MenuPopover {
  @property({ attribute: false }) copyAs: readonly ActionLink[] = [];
  /** Windows that an animation would show. */
  @property({ type: Number }) frames = 0;
  @state() private paper = false;

  protected override items(): TemplateResult {
    return html`${this.#copyItems()} ${this.#file('tikz', t('Copy as TikZ'), 1, true)}
      ${this.#file('markdown', t('Copy as Markdown'), 1, true)}
      <div role="separator"></div>
      ${this.#file('svg', t('Save SVG'), 1)} ${this.#file('png', t('Save PNG (2×)'), 2)}
      ${this.#file('png', t('Save PNG (4×)'), 4)}
      ${this.#file('gif', t('Save GIF'), 1, false, this.#framesText())}
      ${this.#file('apng', t('Save animated PNG'), 2, false, this.#framesText())}
      ${this.#file('tikz', t('Save TikZ'), 1)} ${this.#file('markdown', t('Save Markdown'), 1)}
      ${this.#file('csv', t('Save values as CSV'), 1)}
      <div role="separator"></div>
      ${this.choice(t('Light, for paper'), this.paper, () => (this.paper = !this.paper))}`;
  }

  #framesText(): string {
    return t('{count} frames', { count: this.frames });
  }

  #copyItems(): TemplateResult | typeof nothing {
    if (this.copyAs.length === 0) return nothing;
    return html`<div role="group" aria-label=${t('Copy as code')}>
        <div class="heading" aria-hidden="true">${t('Copy as code')}</div>
        ${this.copyAs.map(({ label, action }) =>
          this.item(label, () =>
            this.dispatchEvent(new IntentionEvent({ type: 'perform', action })),
          ),
        )}
      </div>
      <div role="separator"></div>`;
  }

  #file(
    format: ExportFormat,
    label: string,
    scale: number,
    copy = false,
    note = '',
  ): TemplateResult {
    const wish = { format, scale, paper: this.paper, copy };
    return this.item(label, () => this.dispatchEvent(new ExportEvent(wish)), note);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-export': ExportMenu;
  }
}
