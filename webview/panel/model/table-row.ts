import { html, nothing, type TemplateResult } from 'lit';
import type { RowLanes } from '../../../src/picture/model/lanes.js';
import { shareText } from '../../../src/picture/model/share-text.js';
import type { Measure, ModelRow } from '../../../src/protocol/model-state.js';
import { icon } from '../../shared/icons.js';
import { t } from '../../shared/translate.js';
import { measureName } from './measures.js';
import type { ModelEvent } from './model-event.js';
import { barShapes, laneShapes } from './row-shapes.js';

/** What all rows of a table have in common. */
export interface RowLook {
  readonly height: number;
  readonly lanesWidth: number;
  readonly laneCount: number;
  /** How many rows the table has. */
  readonly count: number;
  readonly scale: number;
  readonly total: number;
  readonly measure: Measure;
  readonly barWidth: number;
  readonly isNarrow: boolean;
  /** Paths are under their open blocks. */
  readonly isNested: boolean;
  /** Squares are written as one number. */
  readonly isCrowded: boolean;
}

/** One row, and where it stands. */
export interface RowPlace {
  readonly row: ModelRow;
  readonly at: number;
  readonly lanes: RowLanes | undefined;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  /** The keyboard comes to the table here. */
  readonly takesFocus: boolean;
}

/** A row of the table of layers. */
export function tableRow(
  { row, at, lanes, isOpen, isSelected, takesFocus }: RowPlace,
  look: RowLook,
  tell: (what: ModelEvent['what'], row: ModelRow) => void,
): TemplateResult {
  const kinds = [
    'row',
    `level-${Math.min(row.level, 6)}`,
    row.isPooling ? 'pooling' : '',
    row.isQuiet ? 'quiet-row' : '',
    row.isBehindBreak ? 'behind' : '',
    row.mark === 'error' && !row.isBlock ? 'broken' : '',
    row.mark === 'unknown' ? 'lost' : '',
    isSelected ? 'selected' : '',
  ].join(' ');
  return html`<div
    role="row"
    class=${kinds}
    data-id=${row.id}
    aria-rowindex=${at + 2}
    aria-level=${row.level + 1}
    aria-posinset=${at + 1}
    aria-setsize=${look.count}
    aria-expanded=${row.isBlock ? String(isOpen) : nothing}
    aria-selected=${String(isSelected)}
    aria-label=${spokenRow(row, lanes, look)}
    tabindex=${takesFocus ? 0 : -1}
    @click=${() => tell('select', row)}
    @dblclick=${() => tell('open', row)}
    @mouseenter=${() => tell('hover', row)}
    @mouseleave=${() => tell('leave', row)}
  >
    <svg class="lanes" width=${look.lanesWidth} height=${look.height} aria-hidden="true">
      ${lanes === undefined ? nothing : laneShapes(lanes, row.mark, look.height)}
    </svg>
    <span class="name" role="gridcell">
      ${twist(row, isOpen, look.isNested, tell)}
      <span class="title">${row.title}</span>
      <span class="detail">${row.detail}</span>
      ${row.isBlock && row.holdsPooling ? poolingInside() : nothing}
      ${row.chips.map(({ text, tone }) => html`<span class="chip ${tone}">${text}</span>`)}
      ${lanes !== undefined && lanes.unseen > 0 ? html`<span class="chip plain">+ ${lanes.unseen}</span>` : nothing}
    </span>
    <span class="path" role="gridcell" title=${row.path}
      >${look.isNested ? row.shortPath : row.path}</span
    >
    <span
      class="output"
      role="gridcell"
      title=${row.reason !== '' ? row.reason : row.dtype === '' ? nothing : row.dtype}
      >${row.output}</span
    >
    <span class="bars" role="gridcell" aria-hidden="true">
      ${
        row.note === ''
          ? html`<svg width=${look.barWidth} height="22">
              ${barShapes(row, look.scale, look.barWidth)}
            </svg>`
          : html`<span class="note">${row.note}</span>`
      }
    </span>
    <span class="sees" role="gridcell"
      >${look.isNarrow ? html`<i>${t('sees')} </i>` : nothing}${seesText(row, look)}</span
    >
    ${share(row, look)}
  </div>`;
}

function twist(
  row: ModelRow,
  isOpen: boolean,
  isNested: boolean,
  tell: (what: ModelEvent['what'], row: ModelRow) => void,
): TemplateResult {
  if (!row.isBlock) return html`<span class="twist ${isNested ? '' : 'none'}"></span>`;
  return html`<button
    class="twist"
    tabindex="-1"
    aria-hidden="true"
    @click=${(event: Event) => {
      event.stopPropagation();
      tell('toggle', row);
    }}
  >
    ${icon(isOpen ? 'chevronDown' : 'chevronRight')}
  </button>`;
}

const poolingInside = (): TemplateResult =>
  html`<svg class="holds" viewBox="0 0 12 12" aria-hidden="true">
    <rect x="1.500" y="1.500" width="9" height="9" rx="1.500"></rect>
    <path d="M6 1.500v9M1.500 6h9"></path>
  </svg>`;

function share({ costs }: ModelRow, { measure, total }: RowLook): TemplateResult {
  const part = costs[measure];
  const length = part === null || part === 0 || total === 0 ? 0 : Math.max(0.02, part / total);
  return html`<span class="share" role="gridcell">
    <span class="number">${shareText(part, total)}</span>
    <svg class="share-bar" width="54" height="9" aria-hidden="true">
      <rect class="frame" x="0.500" y="0.500" width="53" height="8"></rect>
      <rect class="part" x="0" y="0.500" height="8" width=${length * 54}></rect>
    </svg>
  </span>`;
}

/** One number where a square is crowded. */
function seesText({ sees, field }: ModelRow, { isCrowded }: RowLook): string {
  const sizes = field?.map(({ size }) => size) ?? [];
  const isSquare = sizes.length > 1 && new Set(sizes).size === 1;
  return isSquare && isCrowded ? (sees.split('×')[0] ?? sees) : sees;
}

function spokenRow(row: ModelRow, lanes: RowLanes | undefined, look: RowLook): string {
  const part = t('{share} of {measure}', {
    share: shareText(row.costs[look.measure], look.total),
    measure: measureName(look.measure),
  });
  const branch =
    lanes === undefined || lanes.lane === 0
      ? ''
      : t('branch {lane} of {count}', { lane: lanes.lane + 1, count: look.laneCount });
  return [row.label, part, branch, ...row.chips.map(({ text }) => text)]
    .filter((one) => one !== '')
    .join(', ');
}
