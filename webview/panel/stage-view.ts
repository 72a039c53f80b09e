import { axesOf, windowCount } from '../../src/picture/axes.js';
import { detailOf, type Detail } from '../../src/picture/detail.js';
import { lengthOf, type Span } from '../../src/picture/frame.js';
import { layOut } from '../../src/picture/lay-out.js';
import { DEFAULT_REQUEST, type Arrangement } from '../../src/picture/layout.js';
import {
  sameView,
  viewAt,
  windowInColumns,
  windowInRows,
  windowInView,
  windowMiddle,
  type View,
} from '../../src/picture/view-span.js';
import type { Mode, PictureState } from '../../src/protocol/index.js';
import type { Ui } from './ui-store.js';

/** How a stage of some width shows a picture: a pure function of both and of what was chosen. */
export interface StageView {
  readonly narrow: boolean;
  readonly arrangement: Arrangement;
  readonly window: number;
  readonly count: number;
  /** Pixels per input cell. */
  readonly cell: number;
  readonly detail: Detail;
  readonly mode: Mode;
  /** Modes that can't be shown now. */
  readonly disabled: readonly Mode[];
  /** The part of the input in view; null: all. */
  readonly view: View | null;
  /** Zoom and maps are worth their room. */
  readonly large: boolean;
}

/** From this width on the lifted window has room. */
export const NARROW = 560;
const PADDING = { wide: 40, narrow: 28 };
/** Room that the whole-input and whole-output maps take beside the picture. */
const MAPS = 132;

/** Decides what a stage shows; `before` is the view it had, which stays while the window is in it. */
export function stageView(
  picture: PictureState,
  ui: Ui,
  width: number,
  before: View | null = null,
): StageView {
  const narrow = width > 0 && width < NARROW;
  const count = windowCount(axesOf(picture));
  const window = Math.max(0, Math.min(ui.hovered ?? ui.window, count - 1));
  const arrangement = narrow && picture.axes.length === 2 ? 'input' : 'side';
  const inner = Math.max(1, width - (narrow ? PADDING.narrow : PADDING.wide));
  const fitted = layOut(picture, {
    ...DEFAULT_REQUEST,
    width: inner,
    arrangement,
    cell: null,
  }).cell;
  const cell = ui.zoom ?? fitted;
  const room = inner - (narrow ? 0 : MAPS);
  const view = ui.zoom === null ? null : viewFor(picture, ui, window, room, cell, before);
  const detail = detailOf(cell);
  const disabled: readonly Mode[] = [
    ...(detail === 'cells' ? [] : (['numbers'] as const)),
    ...(hasGradient(picture, view) ? [] : (['gradient'] as const)),
  ];
  return {
    narrow,
    arrangement,
    window,
    count,
    cell,
    detail,
    mode: disabled.includes(ui.mode) ? (detail === 'cells' ? 'numbers' : 'heat') : ui.mode,
    disabled,
    view,
    large: detailOf(fitted) !== 'cells' || ui.zoom !== null,
  };
}

/** Whether the gradient is known of all that is in view: from afar, or of the part that one sees. */
const hasGradient = (
  { gradient, gradientOverview, input }: PictureState,
  view: View | null,
): boolean =>
  view === null && input.size.join() !== input.shape.join()
    ? gradientOverview !== null
    : gradient !== null;

function viewFor(
  picture: PictureState,
  ui: Ui,
  window: number,
  width: number,
  cell: number,
  before: View | null,
): View | null {
  const middle = windowMiddle(picture, window);
  const chosen = ui.centre === null ? null : viewAt(picture, width, cell, ui.centre);
  const stays = chosen !== null && windowInView(picture, window, chosen);
  if (chosen !== null && (stays || ui.centre?.window === window)) return chosen;
  const around = viewAt(picture, width, cell, middle);
  if (around === null) return everything(picture);
  if (before === null) return around;
  const [, rows, columns] = axesOf(picture);
  const now: View = {
    rows: whileGood(before.rows, around.rows, rows, windowInRows(picture, window, before)),
    columns: whileGood(
      before.columns,
      around.columns,
      columns,
      windowInColumns(picture, window, before),
    ),
  };
  return sameView(before, now) ? before : now;
}

/** A stretch that has the size it would have now, lies on the input and holds the window stays. */
const whileGood = (before: Span, now: Span, axis: Span, holds: boolean): Span =>
  holds && lengthOf(before) === lengthOf(now) && before.to <= axis.to ? before : now;

function everything(picture: PictureState): View | null {
  if (picture.axes.length === 3) return null;
  const [, rows, columns] = axesOf(picture);
  return {
    rows: { from: rows.from, to: rows.to },
    columns: { from: columns.from, to: columns.to },
  };
}
