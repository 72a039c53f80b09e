import { dialectOf, frameworkOf } from '../dialects/index.js';
import { dataTaps, divisorAlong, tapCount } from '../geometry/axis.js';
import { axisCoverage, lengthOf } from '../geometry/coverage.js';
import { overhanging } from '../geometry/overhang.js';
import { number } from '../number-text.js';
import { say, type Phrase } from '../phrase.js';
import { divisorRule } from '../plan/divisor.js';
import type { Plan } from '../plan/plan.js';
import type { Notice, NoticeCells, NoticeRule } from './notice.js';
import { setArgument } from './set-argument.js';

/** What an average divides by where windows read padding or hang over the edge. */
export const divisorAtEdges: NoticeRule = (plan): Notice | null => {
  const { reducer } = plan.spec;
  if (reducer.kind !== 'avg' || plan.outputShape.includes(0)) return null;
  const edges = plan.axes.map((axis) => leastFilled(axis, plan));
  const outlying = edges.flatMap((edge, axis): NoticeCells[] =>
    edge.differs
      ? [{ of: 'output', axis, ranges: [{ from: edge.output, to: edge.output + 1 }] }]
      : [],
  );
  if (outlying.length === 0) return null;
  const reads = edges.reduce((all, edge) => all * edge.reads, 1);
  const kernel = edges.reduce((all, edge) => all * edge.kernel, 1);
  const divisor = reducer.divisorOverride ?? edges.reduce((all, edge) => all * edge.divisor, 1);
  if (reads === 0) return null;
  const where = outlying.length > 1 ? say('corner outputs') : say('edge outputs');
  const values = reads === 1 ? say('1 value') : say('{count} values', { count: number(reads) });
  const padded = plan.axes.some((axis) => lengthOf(axisCoverage(axis).paddingRead) > 0);
  return {
    code: 'divisor-at-edges',
    severity: 'info',
    text: sentence({ divisor, reads, kernel, where, values, padded, plan }),
    cells: outlying,
    fixes: countFix(plan, padded),
  };
};

interface Edge {
  readonly divisor: number;
  readonly reads: number;
  readonly kernel: number;
  readonly where: Phrase;
  readonly values: Phrase;
  readonly padded: boolean;
  readonly plan: Plan;
}

const sentence = ({ divisor, reads, kernel, where, values, padded, plan }: Edge): Phrase => {
  const { reducer } = plan.spec;
  const { fill: held = 0 } = plan.spec;
  const fill = typeof held === 'number' ? number(held) : say('data');
  const shown = { divisor: number(divisor), kernel: number(kernel), fill, where, values };
  if (reducer.kind === 'avg' && reducer.divisorOverride !== null) {
    return say(
      'Every output divides by **{divisor}**: {where} read {values}, the others {kernel}.',
      shown,
    );
  }
  if (!padded) {
    return divisor === reads
      ? say(
          'The overhang is **not counted**: {where} divide by {divisor}, the others by {kernel}.',
          shown,
        )
      : say(
          'The overhang counts as **{fill}** in the average: {where} divide by {divisor} but read {values}.',
          shown,
        );
  }
  return divisor === reads
    ? say('Padding is **ignored** in the average: {where} divide by {divisor}.', shown)
    : say(
        'Padding counts as **{fill}** in the average: {where} divide by {divisor} but read {values}.',
        shown,
      );
};

/** The output along an axis that reads the fewest values, and how many. */
const leastFilled = (axis: Plan['axes'][number], plan: Plan) => {
  const kernel = axis.windows.kind === 'regular' ? axis.windows.kernel : 0;
  const rule = divisorRule(plan.spec);
  const candidates = [0, axis.outputSize - 1].map((output) => ({
    output,
    reads: dataTaps(axis, output),
  }));
  const least = candidates.reduce((a, b) => (b.reads < a.reads ? b : a));
  const full = tapCount(axis, least.output);
  const uneven = axis.windows.kind === 'regular' && least.reads < full;
  return {
    output: least.output,
    reads: least.reads,
    kernel: kernel === 0 ? full : kernel,
    divisor: divisorAlong(axis, least.output, rule),
    differs: uneven && (least.reads > 0 || overhanging(axis) === null),
  };
};

const countFix = (plan: Plan, padded: boolean): Notice['fixes'] => {
  const { reducer, framework } = plan.spec;
  const filled = plan.spec.fill !== undefined;
  if (reducer.kind !== 'avg' || reducer.divisorOverride !== null || !padded || filled) return [];
  return setArgument(frameworkOf(framework).spelling.counting?.(!reducer.countIncludePad));
};

/**
 * An argument about counting padding that was written but changes nothing. Names the padding that
 * would be counted: what windows read under a divisor of one's own, else what none reads.
 */
export const countHasNoEffect: NoticeRule = (plan): Notice | null => {
  const { reducer, call, fill } = plan.spec;
  const parameter = ['count_include_pad', 'exclusive'].find(
    (name) => call?.arguments[name] !== undefined,
  );
  if (reducer.kind !== 'avg' || parameter === undefined || fill !== undefined) return null;
  const overridden = reducer.divisorOverride !== null;
  const coverage = plan.axes.map((axis) => axisCoverage(axis));
  const padded = coverage.some(({ paddingRead }) => lengthOf(paddingRead) > 0);
  const overhangs = plan.axes.some((axis) => overhanging(axis) !== null);
  const countsOverhang = dialectOf(plan.spec.framework).includedPadding === 'kernel';
  if (!overridden && (padded || (overhangs && countsOverhang))) return null;
  return {
    code: 'count-has-no-effect',
    severity: 'info',
    text: overridden
      ? say('`{parameter}` has **no effect** here: divisor_override replaces the count.', {
          parameter,
        })
      : say('`{parameter}` has **no effect** here: no window reads padding.', { parameter }),
    cells: coverage.flatMap(({ paddingRead, paddingUnread }, axis): NoticeCells[] => {
      const ranges = overridden ? paddingRead : paddingUnread;
      return ranges.length === 0 ? [] : [{ of: 'input', axis, ranges }];
    }),
    fixes: [],
  };
};
