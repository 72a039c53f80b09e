import type { Columns, Move, Pass, Plane } from './pass.js';

/** The numbers by which `assembly/index.ts` knows the functions that do moves and passes. */
export const functionNumbers: Readonly<Record<Move['kind'] | Pass['kind'], number>> = {
  join: 0,
  slideByTwo: 1,
  slideFar: 2,
  fill: 3,
  divideEach: 4,
  divideAll: 5,
  moves: 6,
  width2Stride2: 7,
  width3: 8,
  width3Stride2: 9,
  width5: 10,
  totals: 11,
  columns: 12,
  width9: 13,
  width13: 14,
};

/** Where a pass reads, writes and finds its records; bytes. */
export interface PassPlaces {
  readonly does: number;
  readonly source: number;
  readonly target: number;
  readonly records: number;
}

/** The fields of a pass in the order of `assembly/pass.ts`; `size`: the bytes of a value. */
export const passRecord = (pass: Pass, places: PassPlaces, size: number): readonly number[] => [
  places.does,
  places.source,
  places.target,
  pass.blocks,
  pass.sourceBlock * size,
  pass.targetBlock * size,
  places.records,
  pass.kind === 'moves' ? pass.moves.length : 1,
];

/** The same for a move. */
export const moveRecord = (
  move: Move,
  places: { readonly does: number; readonly table: number },
  size: number,
): readonly number[] => [
  places.does,
  move.at * size,
  move.into * size,
  move.count * size,
  move.taps,
  move.step * size,
  move.stride * size,
  places.table,
  move.repeat,
  move.atRepeat * size,
  move.intoRepeat * size,
];

/** Where the tables of a plane lie. */
export interface PlanePlaces {
  readonly clip: number;
  readonly none: number;
  readonly divisors: number;
}

/** The same for a plane. */
export const planeRecord = (
  { height, width, outHeight, outWidth, top, left }: Plane,
  { clip, none, divisors }: PlanePlaces,
): readonly number[] => [height, width, outHeight, outWidth, top, left, clip, none, divisors];

/** The same for columns. */
export const columnsRecord = (
  { rows, results, kernel, before, length, into, pitch }: Columns,
  scratch: number,
  size: number,
): readonly number[] => [
  rows,
  results,
  kernel,
  before,
  length * size,
  into * size,
  pitch * size,
  scratch,
];
