import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { legendOf, type LegendItem } from '../../src/picture/legend.js';
import { countText } from '../../src/picture/number-text.js';
import type { CellKind, Mode, PictureState } from '../../src/protocol/index.js';
import { t } from '../translate.js';
import { legendStyles } from './legend-styles.js';
import { roleSheet } from './role-sheet.js';
import { patternDefinitions } from './shape-templates.js';

/** A kind of cell is looked at in the legend, or none any more. */
export class LegendEvent extends Event {
  static readonly type = 'ps-legend';
  readonly cell: CellKind | null;

  constructor(cell: CellKind | null) {
    super(LegendEvent.type, { bubbles: true, composed: true });
    this.cell = cell;
  }
}

const PATTERN: Readonly<Partial<Record<LegendItem['mark'], string>>> = {
  padding: 'url(#ps-padding)',
  neverRead: 'url(#ps-neverRead)',
  overhang: 'url(#ps-overhang)',
  dropped: 'url(#ps-dropped)',
  hole: 'url(#ps-hole)',
};

/** The kinds of cell that are there, with their counts. */
@customElement('ps-legend')
export class Legend extends LitElement {
  static override readonly styles = [legendStyles, roleSheet];

  @property({ attribute: false }) picture: PictureState | null = null;
  @property() mode: Mode = 'numbers';

  protected override render(): TemplateResult | typeof nothing {
    if (this.picture === null) return nothing;
    return html`<ul aria-label=${t('Kinds of cell')}>
      ${legendOf(this.picture, this.mode, t).map((item) => this.#item(item))}
    </ul>`;
  }

  #item({ mark, label, count }: LegendItem): TemplateResult {
    const cell = mark === 'window' || mark === 'winner' ? null : mark;
    const role =
      cell === null
        ? mark === 'window'
          ? 'window-outline'
          : 'winner'
        : cell === 'data'
          ? 'cell'
          : `cell-${cell}`;
    const pattern = PATTERN[mark];
    const rounding = cell === 'hole' ? 7.5 : 3;
    return html`<li
      class="item"
      @pointerenter=${() => this.dispatchEvent(new LegendEvent(cell))}
      @pointerleave=${() => this.dispatchEvent(new LegendEvent(null))}
    >
      <svg class="mark" viewBox="0 0 18 18" aria-hidden="true">
        ${patternDefinitions()}
        ${svg`<rect class=${role} x="1.5" y="1.5" width="15" height="15" rx=${rounding}></rect>`}
        ${
          pattern === undefined
            ? nothing
            : svg`<rect x="1.5" y="1.5" width="15" height="15" rx=${rounding} fill=${pattern}></rect>`
        }
      </svg>
      <span>${label}</span>
      ${count === null ? nothing : html`<span class="count">${countText(count)}</span>`}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-legend': Legend;
  }
  interface HTMLElementEventMap {
    'ps-legend': LegendEvent;
  }
}
