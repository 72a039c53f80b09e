import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.js';
import { nextZoom } from '../state/next-zoom.js';
import { icon } from '../../shared/icons.js';
import { PanelUiEvent } from '../state/ui-event.js';
import { t } from '../../shared/translate.js';

/** Larger and smaller cells, and all of the picture at once. */
@customElement('ps-zoom')
export class Zoom extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .size {
        font-family: var(--ps-code-font);
        white-space: nowrap;
      }
      .fit {
        padding: 0 8px;
      }
    `,
  ];

  /** Pixels per cell now. */
  @property({ type: Number }) cell = 0;

  protected override render(): TemplateResult {
    const size =
      this.cell >= 1
        ? t('{count} px per cell', { count: Math.round(this.cell) })
        : cellsPerPixel(Math.round(1 / this.cell));
    return html`<button
        class="icon-button"
        title=${t('Smaller cells')}
        aria-label=${t('Zoom out')}
        @click=${() => this.#zoom(nextZoom(this.cell, -1))}
      >
        ${icon('zoomOut')}
      </button>
      <span class="quiet size">${size}</span>
      <button
        class="icon-button"
        title=${t('Larger cells')}
        aria-label=${t('Zoom in')}
        @click=${() => this.#zoom(nextZoom(this.cell, 1))}
      >
        ${icon('zoomIn')}
      </button>
      <button class="icon-button fit" title=${t('Show all of it')} @click=${() => this.#zoom(null)}>
        ${icon('fit')} ${t('Fit')}
      </button>`;
  }

  #zoom(zoom: number | null): void {
    this.dispatchEvent(new PanelUiEvent({ type: 'zoom', zoom }));
  }
}

/** `4 cells per pixel`. */
const cellsPerPixel = (count: number): string =>
  count === 1 ? t('1 cell per pixel') : t('{count} cells per pixel', { count });

declare global {
  interface HTMLElementTagNameMap {
    'ps-zoom': Zoom;
  }
}
