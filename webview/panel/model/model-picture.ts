import { html, nothing, type TemplateResult } from 'lit';
import { middleOf } from '../../../src/picture/model/seen-cells.js';
import type { ModelRow, ModelState } from '../../../src/protocol/model-state.js';
import { t } from '../../shared/translate.js';
import { breadcrumb } from './breadcrumb.js';
import { comparedView } from './compared-view.js';
import type { ModelUi } from './model-ui.js';
import type { MapCellEvent } from './ps-model-maps.js';
import './ps-model-maps.js';
import './ps-model-table.js';
import { SKYLINE_FROM } from './ps-skyline.js';
import { tableLegend } from './table-legend.js';

/** A model as its reader sees it now, and how another call is chosen. */
export interface PicturedModel {
  readonly model: ModelState;
  readonly ui: ModelUi;
  /** The rows of the table that are not folded away. */
  readonly rows: readonly ModelRow[];
  readonly selected: ModelRow | null;
  readonly hovered: ModelRow | null;
  /** The cell of the selected map whose field is shown. */
  readonly cell: readonly number[];
  /** Pixels of the panel, and of the maps and the table. */
  readonly width: number;
  readonly stageWidth: number;
  readonly goTo: (id: string) => void;
  readonly onMapCell: (event: MapCellEvent) => void;
}

/** A model drawn: its maps, its calls as columns where they are many, and its calls as a table. */
export function modelPicture(shown: PicturedModel): TemplateResult {
  const { model, ui, selected, hovered, width, stageWidth, goTo } = shown;
  return html`<ps-model-maps
      .model=${model}
      .row=${hovered ?? selected}
      .index=${hovered === null ? shown.cell : middleOf(hovered.sizes ?? [])}
      .panel=${width}
      .room=${stageWidth}
      @ps-map-cell=${shown.onMapCell}
    ></ps-model-maps>
    ${
      model.rows.length > SKYLINE_FROM
        ? html`<ps-skyline
            .model=${model}
            .measure=${ui.measure}
            .selected=${selected}
            @ps-sky-call=${(event: CustomEvent<number>) => goTo(`s${event.detail}`)}
          ></ps-skyline>`
        : nothing
    }
    ${comparedView(model, stageWidth)} ${breadcrumb(model, selected, (row) => goTo(row.id))}
    <ps-model-table
      .rows=${shown.rows}
      .edges=${model.edges}
      .open=${ui.open}
      .selected=${selected?.id ?? ''}
      .scale=${model.scale}
      .total=${model.totals[ui.measure]}
      .measure=${ui.measure}
      .barWidth=${barWidth(width)}
      .nested=${ui.view === 'blocks'}
      ?narrow=${width > 0 && width < 440}
    ></ps-model-table>
    ${
      model.unkept === 0
        ? nothing
        : html`<p class="quiet">
            ${t('{count} more calls came after these; the first {kept} are kept.', {
              count: model.unkept.toLocaleString('en-US'),
              kept: model.rows.length.toLocaleString('en-US'),
            })}
          </p>`
    }
    ${tableLegend()}`;
}

/** Width of the column of bars in a panel of some width. */
function barWidth(panel: number): number {
  if (panel < 440) return Math.min(190, Math.max(120, panel - 190));
  if (panel < 560) return 132;
  return panel >= 1120 ? 190 : 150;
}
