import { detailOf, type Detail } from '../../../src/picture/layout/detail.js';
import { lengthOf, type Span } from '../../../src/picture/layout/frame.js';
import { DEFAULT_REQUEST, type Arrangement } from '../../../src/picture/layout/layout.js';
import { sameView, type View } from '../../../src/picture/layout/view-span.js';
import { stepCount, type GridPair } from '../../../src/picture/pair/grid-pair.js';
import { pairOf, type LayerPicture } from '../../../src/picture/pair/pair-of.js';
import type { Mode } from '../../../src/protocol/index.js';
import type { Ui } from '../state/ui-store.js';

/** How a stage of some width shows a picture: a pure function of both and of what was chosen. */
export interface StageView {
  readonly narrow: boolean;
  /** The sentence has room. */
  readonly hasSentence: boolean;
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
/** From this width on input and output stand side by side, and their sentence above them. */
const BESIDE = 420;
/** Side by side, cells of heat are at least as large, in pixels. */
const LEAST_BESIDE = 5;
const PADDING = { wide: 40, narrow: 28 };
/** Room that the whole-input and whole-output maps take beside the picture. */
const MAPS = 132;

/** Decides what a stage shows; `before` is the view it had, which stays while the step is in it. */
export function stageView(
  picture: LayerPicture,
  ui: Ui,
  width: number,
  before: View | null = null,
): StageView {
  const pair = pairOf(picture);
  const narrow = width > 0 && width < NARROW;
  const count = stepCount(pair);
  const step = Math.max(0, Math.min(ui.hovered ?? ui.window, count - 1));
  const inner = Math.max(1, width - (narrow ? PADDING.narrow : PADDING.wide));
  const slice = pair.slicesOf(step).input;
  const cellAs = (arrangement: Arrangement): number =>
    pair.layOut({ ...DEFAULT_REQUEST, width: inner, arrangement, slice }).cell;
  const arrangement = !narrow || !pair.isSplitWhereNarrow ? 'side' : narrowOne(width, cellAs);
  const fitted = cellAs(arrangement);
  const cell = ui.zoom ?? fitted;
  const room = inner - (narrow ? 0 : MAPS);
  const view = ui.zoom === null ? null : viewFor(pair, ui, step, room, cell, before);
  const detail = detailOf(cell);
  const disabled = pair.modes.filter(
    (mode) =>
      (mode === 'numbers' && detail !== 'cells') ||
      (mode === 'gradient' && !pair.hasGradient(view)),
  );
  const isShown = pair.modes.includes(ui.mode) && !disabled.includes(ui.mode);
  return {
    narrow,
    hasSentence: width === 0 || width >= BESIDE,
    arrangement,
    window: step,
    count,
    cell,
    detail,
    mode: isShown ? ui.mode : detail === 'cells' ? 'numbers' : 'heat',
    disabled,
    view,
    large: detailOf(fitted) !== 'cells' || ui.zoom !== null,
  };
}

/** Side by side where numbers that a grid alone would show still fit, and heat can be told apart. */
function narrowOne(width: number, cellAs: (arrangement: Arrangement) => number): Arrangement {
  if (width < BESIDE) return 'input';
  const beside = cellAs('beside');
  const isAsGood = detailOf(beside) === 'cells' || detailOf(cellAs('input')) !== 'cells';
  return isAsGood && beside >= LEAST_BESIDE ? 'beside' : 'input';
}

function viewFor(
  pair: GridPair,
  ui: Ui,
  step: number,
  width: number,
  cell: number,
  before: View | null,
): View | null {
  const chosen = ui.centre === null ? null : pair.viewAt(width, cell, ui.centre);
  if (chosen !== null && (isIn(pair, step, chosen) || ui.centre?.window === step)) return chosen;
  const around = pair.viewAt(width, cell, pair.middleOf(step));
  if (around === null) return pair.viewOfAll;
  if (before === null) return around;
  const [, rows, columns] = pair.whole;
  const held = pair.holds(before, step);
  const now: View = {
    rows: whileGood(before.rows, around.rows, rows, held.rows),
    columns: whileGood(before.columns, around.columns, columns, held.columns),
  };
  return sameView(before, now) ? before : now;
}

function isIn(pair: GridPair, step: number, view: View): boolean {
  const { rows, columns } = pair.holds(view, step);
  return rows && columns;
}

/** A stretch that has the size it would have now, lies on the input and holds the step stays. */
const whileGood = (before: Span, now: Span, axis: Span, holds: boolean): Span =>
  holds && lengthOf(before) === lengthOf(now) && before.to <= axis.to ? before : now;
