import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ExportFormat } from '../../../src/protocol/index.js';
import { t } from '../../shared/translate.js';
import { ExportEvent, type ModelPart } from './export-event.js';
import { MenuPopover } from './menu-popover.js';

/** The export menu of a whole model. */
@customElement('ps-model-export')
export class ModelExportMenu extends MenuPopover {
  /** There are maps to draw. */
  @property({ type: Boolean }) maps = false;
  /** There are so many calls that they have a skyline. */
  @property({ type: Boolean }) skyline = false;
  @state() private paper = false;

  protected override items(): TemplateResult {
    return html`${this.#file('markdown', t('Copy table as Markdown'), { copy: true })}
      ${this.#file('csv', t('Copy table as CSV'), { copy: true })}
      ${this.maps ? this.#file('tikz', t('Copy staircase as TikZ'), { copy: true }) : nothing}
      <div role="separator"></div>
      ${this.maps ? this.#pictures(t('Staircase'), 'staircase') : nothing}
      ${this.#pictures(this.maps ? t('Staircase and table') : t('Table'), 'table')}
      ${this.skyline ? this.#pictures(t('Every call in order'), 'skyline') : nothing}
      <div role="separator"></div>
      ${this.#file('markdown', t('Save Markdown'), {})}
      ${this.#file('csv', t('Save table as CSV'), {})}
      ${this.maps ? this.#file('tikz', t('Save TikZ'), {}) : nothing}
      <div role="separator"></div>
      ${this.choice(t('Light, for paper'), this.paper, () => (this.paper = !this.paper))}`;
  }

  #pictures(name: string, part: ModelPart): TemplateResult {
    return html`<div role="group" aria-label=${name}>
      <div class="heading" aria-hidden="true">${name}</div>
      ${this.#file('svg', t('Save SVG'), { part })}
      ${this.#file('png', t('Save PNG (2×)'), { part, scale: 2 })}
    </div>`;
  }

  #file(
    format: ExportFormat,
    label: string,
    wish: { readonly part?: ModelPart; readonly scale?: number; readonly copy?: boolean },
  ): TemplateResult {
    const { part = 'staircase', scale = 1, copy = false } = wish;
    const asked = { format, scale, paper: this.paper, copy, part };
    return this.item(label, () => this.dispatchEvent(new ExportEvent(asked)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-model-export': ModelExportMenu;
  }
}
