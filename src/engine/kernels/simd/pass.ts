/*
 * What the module is told to do. Everything is counted in values; `records.ts` lays it in memory,
 * for `assembly/pass.ts`, in bytes.
 */

/** The same operation on `repeat` runs of `count` values; see `assembly/index.ts` for the kinds. */
export interface Move {
  readonly kind: 'join' | 'slideByTwo' | 'slideFar' | 'fill' | 'divideEach' | 'divideAll';
  /** Where it begins in the block of the source and of the target. */
  readonly at: number;
  readonly into: number;
  readonly count: number;
  readonly taps: number;
  /** Distance between taps. */
  readonly step: number;
  /** Distance between windows, where they lie in the run. */
  readonly stride: number;
  readonly repeat: number;
  readonly atRepeat: number;
  readonly intoRepeat: number;
}

/** Windows over a plane whose two axes are reduced together; see `assembly/planes.ts`. */
export interface Plane {
  readonly height: number;
  readonly width: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly top: number;
  readonly left: number;
  /** Whether sums are divided on the way out. */
  readonly divides: boolean;
}

/** Wide windows down the columns of rows of `length` values; see `assembly/columns.ts`. */
export interface Columns {
  readonly rows: number;
  readonly results: number;
  readonly kernel: number;
  readonly before: number;
  readonly length: number;
  /** Where the first result goes in the block, and the distance between results. */
  readonly into: number;
  readonly pitch: number;
}

/** Source and target go on by their block after each of `blocks` per unit. */
interface Blocks {
  readonly blocks: number;
  readonly sourceBlock: number;
  readonly targetBlock: number;
  /** Whether the target is the source. */
  readonly inPlace: boolean;
}

export interface MovesPass extends Blocks {
  readonly kind: 'moves';
  readonly moves: readonly Move[];
}

export interface PlanePass extends Blocks {
  readonly kind:
    'width2Stride2' | 'width3' | 'width3Stride2' | 'width5' | 'totals' | 'width9' | 'width13';
  readonly plane: Plane;
}

export interface ColumnsPass extends Blocks {
  readonly kind: 'columns';
  readonly columns: Columns;
}

export type Pass = MovesPass | PlanePass | ColumnsPass;

const nothing: Move = {
  kind: 'join',
  at: 0,
  into: 0,
  count: 0,
  taps: 1,
  step: 0,
  stride: 0,
  repeat: 1,
  atRepeat: 0,
  intoRepeat: 0,
};

/** A move with what is given; the rest is such that one run is copied. */
export const move = (given: Partial<Move>): Move => ({ ...nothing, ...given });
