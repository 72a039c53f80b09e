import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Exhibit, NumberGrid } from '../../src/protocol/lesson-state.js';
import { t } from '../shared/translate.js';
import { controlStyles } from '../shared/control-styles.js';
import { gridClass, gridStyles } from '../shared/grid-columns.js';
import { numberText } from '../../src/picture/words/number-text.js';
import { rich } from '../shared/rich-template.js';

/** What a step shows besides the live picture: grids side by side, or a formula term by term. */
@customElement('ps-lesson-exhibit')
export class LessonExhibit extends LitElement {
  static override readonly styles = [
    controlStyles,
    gridStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .grids {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
        align-items: end;
        overflow-x: auto;
      }
      figure {
        margin: 0;
        display: grid;
        gap: 4px;
      }
      .cell {
        min-width: 30px;
        padding: 3px 4px;
        border: 1px solid color-mix(in srgb, var(--vscode-foreground) 20%, transparent);
        border-radius: 3px;
        text-align: center;
        font: 12px var(--vscode-editor-font-family, monospace);
      }
      .cell.marked {
        border: 1.5px dashed var(--vscode-charts-red, currentColor);
      }
      .grid.columns-9 .cell,
      .grid.columns-10 .cell,
      .grid.columns-11 .cell,
      .grid.columns-12 .cell,
      .grid.columns-13 .cell,
      .grid.columns-14 .cell,
      .grid.columns-15 .cell,
      .grid.columns-16 .cell {
        min-width: 22px;
        padding: 2px;
        font-size: 10.5px;
      }
      dl {
        display: grid;
        gap: 4px;
        margin: 0;
      }
      .term {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 10px;
      }
      dd {
        margin: 0;
      }
      .value {
        margin-inline-start: auto;
        overflow-wrap: anywhere;
      }
      p {
        margin: 6px 0 0;
      }
    `,
  ];

  @property({ attribute: false }) exhibit: Exhibit | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { exhibit } = this;
    if (exhibit === null) {
      return nothing;
    }
    const caption =
      exhibit.caption.length === 0
        ? nothing
        : html`<p class="quiet small">${rich(exhibit.caption)}</p>`;
    switch (exhibit.kind) {
      case 'grids':
        return html`<div class="grids">${exhibit.grids.map((grid) => this.grid(grid))}</div>
          ${caption}`;
      case 'terms':
        return html`<dl>
            ${exhibit.terms.map(
              ({ text, meaning, value }) =>
                html`<div class="term">
                  <dt><code>${text}</code></dt>
                  <dd class="quiet">${meaning}</dd>
                  <dd class="value code">${value}</dd>
                </div>`,
            )}
          </dl>
          ${caption}`;
      default:
        return exhibit satisfies never;
    }
  }

  private grid({ label, columns, values, marked }: NumberGrid): TemplateResult {
    const differing = new Set(marked);
    const text = t('{label}: {values}', { label, values: values.map(numberText).join(', ') });
    return html`<figure>
      <figcaption class="small">${label}</figcaption>
      <div class=${gridClass(columns)} role="img" aria-label=${text}>
        ${values.map(
          (value, index) =>
            html`<span class="cell ${differing.has(index) ? 'marked' : ''}"
              >${differing.has(index) ? '≠ ' : ''}${numberText(value)}</span
            >`,
        )}
      </div>
    </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-lesson-exhibit': LessonExhibit;
  }
}
