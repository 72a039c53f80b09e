import { detailOf, type Detail } from '../../src/picture/detail.js';
import { cellAt } from '../../src/picture/unpooling/unpooling-cells.js';
import { valueCount } from '../../src/picture/unpooling/unpooling-axes.js';
import { layOutUnpooling } from '../../src/picture/unpooling/unpooling-layout.js';
import { unpoolingViewAt } from '../../src/picture/unpooling/unpooling-view.js';
import type { View } from '../../src/picture/view-span.js';
import type { Mode, UnpoolingPicture } from '../../src/protocol/index.js';
import { NARROW } from '../panel/stage-view.js';
import type { Ui } from '../panel/ui-store.js';

/** How a stage of some width shows an unpooling: a pure function of both and of what was chosen. */
export interface UnpoolingStageView {
  readonly narrow: boolean;
  readonly step: number;
  readonly count: number;
  /** Pixels per output cell. */
  readonly cell: number;
  readonly detail: Detail;
  readonly mode: Mode;
  readonly disabled: readonly Mode[];
  /** The part of the input in view; null: all. */
  readonly view: View | null;
  /** Zoom is worth its room. */
  readonly large: boolean;
}

const PADDING = { wide: 40, narrow: 28 };
const MOST_HIGH = 640;

/** Decides what a stage shows. */
export function unpoolingStageView(
  picture: UnpoolingPicture,
  ui: Ui,
  width: number,
): UnpoolingStageView {
  const narrow = width > 0 && width < NARROW;
  const count = valueCount(picture);
  const step = Math.max(0, Math.min(ui.hovered ?? ui.window, count - 1));
  const inner = Math.max(1, width - (narrow ? PADDING.narrow : PADDING.wide));
  const [slice, row, column] = cellAt(picture.input.shape, step);
  const request = { width: inner, maxHeight: MOST_HIGH, cell: null, view: null, slice };
  const fitted = layOutUnpooling(picture, request);
  const cell = ui.zoom ?? fitted.cell;
  const detail = detailOf(cell);
  return {
    narrow,
    step,
    count,
    cell,
    detail,
    mode: detail === 'cells' && ui.mode !== 'heat' ? 'numbers' : 'heat',
    disabled: detail === 'cells' ? [] : ['numbers'],
    view: ui.zoom === null ? null : viewFor(picture, ui, { step, row, column }, inner, cell),
    large: fitted.detail !== 'cells' || ui.zoom !== null,
  };
}

/** Around the centre that was chosen while the step is in view, else around the step. */
function viewFor(
  picture: UnpoolingPicture,
  ui: Ui,
  at: { readonly step: number; readonly row: number; readonly column: number },
  width: number,
  cell: number,
): View | null {
  const chosen = ui.centre === null ? null : unpoolingViewAt(picture, width, cell, ui.centre);
  const isIn =
    chosen !== null &&
    at.row >= chosen.rows.from &&
    at.row < chosen.rows.to &&
    at.column >= chosen.columns.from &&
    at.column < chosen.columns.to;
  return chosen !== null && (isIn || ui.centre?.window === at.step)
    ? chosen
    : unpoolingViewAt(picture, width, cell, at);
}
