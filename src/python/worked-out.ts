import type { Phrase } from '../engine/phrase.js';
import { evaluate, type SymbolSizes } from './evaluate-dimension.js';
import type { Dimension } from './dimension.js';
import type { Requirement } from './requirement.js';
import type { Flow } from './site.js';

/** Sides of an input are tried up to this size. */
export const LARGEST_SIDE = 1024;

/** Neighbouring sizes, both ends among them. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** `28–31`, or `28` alone. */
export const rangeText = ({ first, last }: Range): string =>
  first === last ? String(first) : `${String(first)}–${String(last)}`;

/** Neighbouring sides that all give the same positive number. */
export interface Run extends Range {
  readonly worth: number;
}

/** The sizes of an input that its code leaves open. */
export interface OpenInput {
  /** The symbols of its sides. */
  readonly sides: readonly string[];
  /** Other symbols that are settled: the channels. */
  readonly known: SymbolSizes;
}

/** The size of a model's input, worked out from the numbers that its layers fix. */
export interface WorkedOut extends OpenInput {
  /** All that fix something of the sides; the first one is named to readers. */
  readonly requirements: readonly [Requirement, ...Requirement[]];
  /** The equal sides that fit; null: no square does. */
  readonly squares: Range | null;
  /** The sides that were taken. */
  readonly shown: readonly number[];
}

/** Where the size of an input came from that was worked out: the words, and the facts behind them. */
export interface WorkedOutOrigin extends Phrase {
  readonly workedOut: WorkedOut;
}

/** What a flow's input was worked out from; null: its code says it, or nothing does. */
export function workedOutOf({ origin }: Pick<Flow, 'origin'>): WorkedOut | null {
  return typeof origin === 'object' && 'workedOut' in origin ? origin.workedOut : null;
}

/** Numbers for an open input's symbols, one for each of its sides. */
export function sizesOf({ sides, known }: OpenInput, chosen: readonly number[]): SymbolSizes {
  return new Map([...known, ...sides.map((name, at) => [name, chosen[at] ?? 1] as const)]);
}

/** What a size is worth on an input whose sides are all equal; null: it holds something else. */
export function worthAt(size: Dimension, side: number, open: OpenInput): number | null {
  return evaluate(
    size,
    sizesOf(
      open,
      open.sides.map(() => side),
    ),
  );
}

/** What a size is worth on square inputs, in runs of sides that give the same. */
export function squareRuns(size: Dimension, open: OpenInput): readonly Run[] {
  return runs((side) => worthAt(size, side, open));
}

/** Neighbouring sides that give the same positive number, beyond the last that gives none. */
export function runs(worthOf: (side: number) => number | null): readonly Run[] {
  let found: Run[] = [];
  for (let side = 1; side <= LARGEST_SIDE; side += 1) {
    const worth = worthOf(side);
    const last = found.at(-1);
    if (worth === null || worth <= 0) found = [];
    else if (last?.worth === worth) found[found.length - 1] = { ...last, last: side };
    else found.push({ first: side, last: side, worth });
  }
  return found;
}
