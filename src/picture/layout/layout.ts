import type { Detail } from './detail.js';
import type { GridFrame, Span } from './frame.js';

/**
 * What stands where. `side`: input, lifted window, output. `beside`: the same without the lifted
 * window. `lab`: input and output without titles. `above`: the input above its output. `input`,
 * `output`: one of them alone, for narrow panels.
 */
export type Arrangement = 'side' | 'beside' | 'lab' | 'above' | 'input' | 'output';

/** Input coordinates and outputs to leave room for; at least what a picture shows of its own. */
export interface Room {
  readonly depth: Span;
  readonly rows: Span;
  readonly columns: Span;
  /** Outputs along rows and columns. */
  readonly outRows: number;
  readonly outColumns: number;
  /** Pixels for the bars below an input. */
  readonly bars: number;
}

export interface LayoutRequest {
  readonly arrangement: Arrangement;
  /** Room to fill, in pixels. */
  readonly width: number;
  /** The picture is no higher than this where cells can still shrink. */
  readonly maxHeight: number;
  /** Size of an input cell; null: the largest that fits. */
  readonly cell: number | null;
  /** The part of the input to show, in coordinates of each drawn axis; null: all. */
  readonly view: { readonly rows: Span; readonly columns: Span } | null;
  /** The slice in the middle where not all can be shown. */
  readonly slice: number;
  /**
   * Pictures without a lifted window that are laid out with one room have the data at one place,
   * in cells of one size, and a missing ring leaves a gap; null: what the picture needs.
   */
  readonly room: Room | null;
}

/** Where everything is, in pixels; made once per size, not per window. */
export interface Layout {
  readonly arrangement: Arrangement;
  readonly width: number;
  readonly height: number;
  /** Size of an input cell. */
  readonly cell: number;
  readonly detail: Detail;
  readonly inputs: readonly GridFrame[];
  /** Room for the largest window; null where it is not lifted. */
  readonly window: GridFrame | null;
  readonly outputs: readonly GridFrame[];
  readonly windowBars: {
    readonly rows: boolean;
    readonly columns: boolean;
    readonly depth: boolean;
  };
  /** Titles above the grids. */
  readonly titles: boolean;
  /** Numbers along the axes. */
  readonly numbers: boolean;
}

export const DEFAULT_REQUEST: LayoutRequest = {
  arrangement: 'side',
  width: 824,
  maxHeight: 640,
  cell: null,
  view: null,
  slice: 0,
  room: null,
};
