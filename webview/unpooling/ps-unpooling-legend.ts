import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText } from '../../src/picture/number-text.js';
import type { Role } from '../../src/picture/shape.js';
import {
  unpoolingLegend,
  type UnpoolingLegendItem,
} from '../../src/picture/unpooling/unpooling-words.js';
import type { UnpoolingPicture } from '../../src/protocol/index.js';
import { legendStyles } from '../picture/legend-styles.js';
import { roleSheet } from '../picture/role-sheet.js';
import { t } from '../translate.js';

const ROLE: Readonly<Record<UnpoolingLegendItem['mark'], Role>> = {
  placed: 'cell',
  zero: 'cell-zero',
  replaced: 'cell-replaced',
  outside: 'differs',
};

/** What becomes of the values and which outputs stay 0, with their counts. */
@customElement('ps-unpooling-legend')
export class UnpoolingLegend extends LitElement {
  static override readonly styles = [legendStyles, roleSheet];

  @property({ attribute: false }) picture: UnpoolingPicture | null = null;

  protected override render(): TemplateResult | typeof nothing {
    if (this.picture === null) return nothing;
    return html`<ul aria-label=${t('Kinds of cell')}>
      ${unpoolingLegend(this.picture, t).map(
        ({ mark, label, count }) =>
          html`<li class="item">
            <svg class="mark" viewBox="0 0 18 18" aria-hidden="true">
              ${svg`<rect class=${ROLE[mark]} x="1.5" y="1.5" width="15" height="15" rx="3"></rect>`}
            </svg>
            <span>${label}</span>
            <span class="count">${countText(count)}</span>
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-unpooling-legend': UnpoolingLegend;
  }
}
