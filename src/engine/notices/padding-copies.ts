import { axisCoverage } from '../geometry/coverage.js';
import { say, type Phrase } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import type { EdgeCopy } from '../spec.js';
import type { Notice, NoticeCells, NoticeRule } from './notice.js';

/** Padding that repeats data: the cells at the edge count more than once. */
export const paddingCopies: NoticeRule = (plan: Plan): Notice | null => {
  const { fill } = plan.spec;
  if (typeof fill !== 'string' || plan.outputShape.includes(0)) return null;
  const cells = plan.axes.flatMap((axis, index): NoticeCells[] => {
    const { paddingRead, overhang } = axisCoverage(axis);
    const ranges = [...paddingRead, ...overhang];
    return ranges.length === 0 ? [] : [{ of: 'input', axis: index, ranges }];
  });
  if (cells.length === 0) return null;
  return {
    code: 'padding-copies',
    severity: 'info',
    text: sentences[fill],
    cells,
    fixes: [],
  };
};

const sentences: Readonly<Record<EdgeCopy, Phrase>> = {
  reflect: say(
    'Padding **repeats data**: it mirrors the cells next to the edge, the outermost left out.',
  ),
  replicate: say('Padding **repeats data**: it holds the outermost cell again and again.'),
  circular: say('Padding **repeats data**: it continues with the cells of the other end.'),
};
