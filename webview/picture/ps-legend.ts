import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { pairOf, type LayerPicture } from '../../src/picture/pair/pair-of.js';
import type { Role } from '../../src/picture/shapes/shape.js';
import type { LegendItem } from '../../src/picture/words/legend.js';
import { countText } from '../../src/picture/words/number-text.js';
import type { CellKind, Mode } from '../../src/protocol/index.js';
import { t } from '../shared/translate.js';
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

/** How a mark looks; `pattern`: the kind of cell whose pattern is laid over it. */
interface Look {
  readonly role: Role;
  readonly pattern?: CellKind;
}

const LOOK: Readonly<Record<LegendItem['mark'], Look>> = {
  data: { role: 'cell' },
  hole: { role: 'cell-hole', pattern: 'hole' },
  padding: { role: 'cell-padding', pattern: 'padding' },
  neverRead: { role: 'cell-neverRead', pattern: 'neverRead' },
  overhang: { role: 'cell-overhang', pattern: 'overhang' },
  dropped: { role: 'cell-dropped', pattern: 'dropped' },
  window: { role: 'window-outline' },
  winner: { role: 'winner' },
  placed: { role: 'cell' },
  zero: { role: 'cell-zero' },
  replaced: { role: 'cell-replaced' },
  outside: { role: 'differs' },
  typed: { role: 'cell' },
};

/** The kind of cell that a mark is for; null: it is for something else. */
function kindOf(mark: LegendItem['mark']): CellKind | null {
  switch (mark) {
    case 'window':
    case 'winner':
    case 'placed':
    case 'zero':
    case 'replaced':
    case 'outside':
    case 'typed':
      return null;
    default:
      return mark;
  }
}

/** The kinds of cell that are there, with their counts. */
@customElement('ps-legend')
export class Legend extends LitElement {
  static override readonly styles = [legendStyles, roleSheet];

  @property({ attribute: false }) picture: LayerPicture | null = null;
  @property() mode: Mode = 'numbers';
  /** How many cells hold values that their reader typed. */
  @property({ type: Number }) typed = 0;

  protected override render(): TemplateResult | typeof nothing {
    if (this.picture === null) return nothing;
    return html`<ul aria-label=${t('Kinds of cell')}>
      ${pairOf(this.picture)
        .legend(this.mode, t)
        .map((item) => this.#item(item))}
      ${
        this.typed === 0
          ? nothing
          : this.#item({ mark: 'typed', label: t('typed by you'), count: this.typed })
      }
    </ul>`;
  }

  #item({ mark, label, count }: LegendItem): TemplateResult {
    const cell = kindOf(mark);
    const { role, pattern } = LOOK[mark];
    const rounding = cell === 'hole' ? 7.5 : 3;
    return html`<li
      class="item"
      @pointerenter=${() => this.dispatchEvent(new LegendEvent(cell))}
      @pointerleave=${() => this.dispatchEvent(new LegendEvent(null))}
    >
      <svg class="mark" viewBox="0 0 18 18" aria-hidden="true">
        ${patternDefinitions()}
        ${svg`<rect class=${role} x="1.5" y="1.5" width="15" height="15" rx=${rounding}></rect>`}
        ${mark === 'typed' ? svg`<path class="typed-corner" d="M1.5 1.5h9l-9 9z"></path>` : nothing}
        ${
          pattern === undefined
            ? nothing
            : svg`<rect x="1.5" y="1.5" width="15" height="15" rx=${rounding} fill="url(#ps-${pattern})"></rect>`
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
