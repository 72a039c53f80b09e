import type { Translate } from '../../engine/phrase.js';
import type { Mode, Overview, ValueBox, ValueRange } from '../../protocol/index.js';
import type { Cell } from '../layout/cell-axes.js';
import type { Box, Span } from '../layout/frame.js';
import type { Layout, LayoutRequest } from '../layout/layout.js';
import type { NeededBox, View } from '../layout/view-span.js';
import type { Spotlight } from '../shapes/dimming-shapes.js';
import type { Scene } from '../shapes/shape.js';
import type { FanOutWords } from '../words/fan-out-words.js';
import type { LegendItem } from '../words/legend.js';
import type { Readout } from '../words/readout.js';

/** What is looked at: a step and where it leads, or a cell of the other grid and what leads there. */
export type Focus =
  { readonly kind: 'step'; readonly step: number } | { readonly kind: 'cell'; readonly cell: Cell };

/** A grid's name and its values, for tables. */
export interface NamedGrid {
  readonly name: 'input' | 'indices' | 'output';
  readonly box: ValueBox;
}

/**
 * Two grids with links between their cells. One is stepped through, cell by cell; cells of the other
 * one are looked at. Layout, pointer, keyboard, minimap, stage and exports know no more of a picture
 * than this: each kind of layer gives its own links and words.
 */
export interface GridPair {
  /** How many axes the layer has: 1, 2 or 3. */
  readonly rank: number;
  readonly stepped: 'input' | 'output';
  /** What one step is. */
  readonly unit: 'window' | 'value';
  /** Sizes of the grid that is stepped through; steps count its cells row-major. */
  readonly stepSizes: Cell;
  readonly input: ValueBox;
  readonly output: ValueBox;
  readonly inputOverview: Overview | null;
  readonly outputOverview: Overview | null;
  /** The values at the ends of the heat colours. */
  readonly range: ValueRange;
  /** All coordinates of the input that can be in view. */
  readonly whole: readonly [depth: Span, rows: Span, columns: Span];
  /** Coordinates that the data alone take along rows and columns, from 0 on. */
  readonly extent: { readonly rows: number; readonly columns: number };
  /** The slices of the input to choose from where not all have room; null: all have. */
  readonly choosableSlices: Span | null;
  /** The modes that mean something. */
  readonly modes: readonly Mode[];
  /** Whether the gradient is known of what a view shows; null: of all. */
  hasGradient(view: View | null): boolean;

  layOut(request: LayoutRequest): Layout;
  /** Small, with what fits and nothing else. */
  layOutSmall(maxWidth: number, maxHeight: number): Layout;
  /** A narrow panel shows the two grids one by one. */
  readonly isSplitWhereNarrow: boolean;
  /** Everything that stays while one steps. */
  still(layout: Layout, mode: Mode, t: Translate): Scene;
  /** What leads from a step to its cell and lies below the cells; null: nothing does. */
  beams(layout: Layout, step: number): Scene | null;
  /** Everything that moves with what is looked at. */
  moving(layout: Layout, focus: Focus, mode: Mode, t: Translate): Scene;
  /** Marks on steps that differ from another picture's. */
  differing(layout: Layout, steps: readonly number[]): Scene;
  /** Boxes over all that a spotlight leaves in the dark. */
  dimmed(layout: Layout, spotlight: Spotlight): readonly Box[];

  /** The slices on which a step is and to which it leads. */
  slicesOf(step: number): { readonly input: number; readonly output: number };
  /** The middle of a step on the input, in its coordinates. */
  middleOf(step: number): { readonly row: number; readonly column: number };
  /** Whether all rows and all columns of a step's place on the input are in a view. */
  holds(view: View, step: number): { readonly rows: boolean; readonly columns: boolean };
  /** The part of the input that fits at a cell size, around a centre; null where all fits. */
  viewAt(
    width: number,
    cell: number,
    centre: { readonly row: number; readonly column: number },
  ): View | null;
  /** The view of a picture that was zoomed and still fits. */
  readonly viewOfAll: View | null;
  /** The values that a view needs and the picture lacks; null: none. */
  missing(step: number, view: View | null, slice: number | null): NeededBox | null;
  /** The input's element that a cell shows; null: none. */
  elementAt(cell: Cell): Cell | null;
  /** The cell that shows an element of the input. */
  cellOf(element: Cell): Cell;

  readout(step: number, t: Translate): Readout;
  /** Where a step lies, for pictures without numbers in their cells; empty: not said. */
  placeText(step: number, t: Translate): string;
  /** What a step's slider says besides its number; empty: nothing. */
  stepText(step: number, t: Translate): string;
  /** What is said of a cell that is looked at. */
  cellWords(cell: Cell, t: Translate): FanOutWords;
  /** What a screen reader calls a cell. */
  cellLabel(part: 'input' | 'output', cell: Cell, t: Translate): string;
  legend(mode: Mode, t: Translate): readonly LegendItem[];
  tables(): readonly NamedGrid[];
}

/** How many steps a pair has. */
export const stepCount = ({ stepSizes }: Pick<GridPair, 'stepSizes'>): number =>
  stepSizes[0] * stepSizes[1] * stepSizes[2];

/** The cell of a step in its grid. */
export function cellOfStep({ stepSizes }: Pick<GridPair, 'stepSizes'>, step: number): Cell {
  const [, rows, columns] = stepSizes;
  return [Math.floor(step / (rows * columns)), Math.floor(step / columns) % rows, step % columns];
}

/** The step of a cell in the grid that is stepped through. */
export const stepOfCell = (
  { stepSizes: [, rows, columns] }: Pick<GridPair, 'stepSizes'>,
  [depth, row, column]: Cell,
): number => (depth * rows + row) * columns + column;

/** The steps that an animation shows: all up to 64, else those of the current row. */
export function animatedSteps(
  pair: Pick<GridPair, 'stepSizes'>,
  current: number,
): readonly number[] {
  const count = stepCount(pair);
  if (count <= MOST_FRAMES) return Array.from({ length: count }, (_, index) => index);
  const columns = pair.stepSizes[2];
  const first = current - (current % columns);
  return Array.from({ length: Math.min(MOST_FRAMES, columns) }, (_, index) => first + index);
}

const MOST_FRAMES = 64;
