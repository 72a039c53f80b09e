import { axisCoverage, lengthOf } from '../geometry/coverage.js';
import { overhanging } from '../geometry/overhang.js';
import type { Notice, NoticeCells, Severity } from '../notices/notice.js';
import { number } from '../number-text.js';
import type { Phrase } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import { countsPadding } from '../reducer-traits.js';
import { product } from '../row-major.js';

/** A bug or an oddity of one framework, and the layers of it that it touches. */
export interface KnownBehaviour {
  readonly code: string;
  readonly severity: Severity;
  readonly touches: (plan: Plan) => boolean;
  readonly text: (plan: Plan) => Phrase;
  /** The cells it speaks of; missing: all of them alike. */
  readonly cells?: (plan: Plan) => readonly NoticeCells[];
}

/** What a behaviour says of a layer; null where it doesn't touch it. */
export const noticeOf = (behaviour: KnownBehaviour, plan: Plan): Notice | null => {
  const { code, severity, touches, text, cells } = behaviour;
  if (!touches(plan)) return null;
  return { code, severity, text: text(plan), cells: cells?.(plan) ?? [], fixes: [] };
};

/** Whether any window reads padding. */
export const paddingIsRead = (plan: Plan): boolean =>
  plan.axes.some((axis) => lengthOf(axisCoverage(axis).paddingRead) > 0);

/** Padding that windows read. */
export const paddingCells = (plan: Plan): readonly NoticeCells[] =>
  plan.axes.flatMap((axis, index): NoticeCells[] => {
    const ranges = axisCoverage(axis).paddingRead;
    return ranges.length === 0 ? [] : [{ of: 'input', axis: index, ranges }];
  });

/** The outputs of partial windows, and what these windows reach over. */
export const partialCells = (plan: Plan): readonly NoticeCells[] =>
  plan.axes.flatMap((axis, index): NoticeCells[] => {
    const first = overhanging(axis);
    if (first === null) return [];
    return [
      { of: 'output', axis: index, ranges: [{ from: first, to: axis.outputSize }] },
      { of: 'input', axis: index, ranges: axisCoverage(axis).overhang },
    ];
  });

/** Whether any window reaches beyond the padding. */
export const overhangs = (plan: Plan): boolean =>
  plan.axes.some((axis) => overhanging(axis) !== null);

/** The sizes of sliding windows. */
export const kernelOf = (plan: Plan): readonly number[] =>
  plan.spec.source.kind === 'sliding' ? plan.spec.source.kernel : [];

/** The number of taps of a whole window, as text. */
export const tapsOf = (plan: Plan): string => number(product(kernelOf(plan)));

/** Whether padding is as little as the stride needs. */
export const isSame = (plan: Plan): boolean =>
  plan.spec.source.kind === 'sliding' && plan.spec.source.padding.kind === 'same';

/** Whether the output size is rounded up. */
export const roundsUp = (plan: Plan): boolean =>
  plan.spec.source.kind === 'sliding' && plan.spec.source.rounding === 'ceil';

/** Whether an average counts padding. */
export const averagesPadding = ({ spec }: Plan): boolean => countsPadding(spec.reducer);
