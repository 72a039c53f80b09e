import type { Range } from '../geometry/coverage.js';
import type { Phrase } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import type { ArgumentValue } from '../result.js';
import type { AxisPadding, DataType } from '../spec.js';
import type { Values } from '../plan/walk.js';

/** Info is true and harmless; a warning says that data is lost or frameworks disagree. */
export type Severity = 'info' | 'warning' | 'error';

/**
 * Cells that a notice speaks of: all cells whose coordinate along `axis` (0 is the first spatial
 * axis) is in one of the ranges. Several entries of one notice are united.
 */
export interface NoticeCells {
  /** Input coordinates, negative or beyond the data for padding; or output indices. */
  readonly of: 'input' | 'output';
  readonly axis: number;
  readonly ranges: readonly Range[];
}

/** A change that answers a notice: an argument of the call, or code to write instead. */
export type NoticeFix =
  | {
      readonly kind: 'argument';
      readonly label: Phrase;
      readonly parameter: string;
      readonly value: ArgumentValue;
    }
  | { readonly kind: 'code'; readonly label: Phrase; readonly code: string };

/** One fact about a layer that its reader may not expect. */
export interface Notice {
  /** A stable name for the fact, such as `padding-never-read`. */
  readonly code: string;
  readonly severity: Severity;
  readonly text: Phrase;
  readonly cells: readonly NoticeCells[];
  readonly fixes: readonly NoticeFix[];
}

/** What is known besides the plan; everything may be missing. */
export interface NoticeContext {
  /** The input's values, row-major in the plan's input shape. */
  readonly values?: Values;
  /** Type of the input's values. */
  readonly dtype?: DataType;
  /** A padding layer right before this one: its cells are data to the plan. */
  readonly paddedBefore?: { readonly axes: readonly AxisPadding[]; readonly value: number };
}

/** Looks for one kind of fact. */
export type NoticeRule = (plan: Plan, context: NoticeContext) => Notice | readonly Notice[] | null;
