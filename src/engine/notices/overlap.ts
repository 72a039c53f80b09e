import { readTotals } from '../cost/read-totals.js';
import { number } from '../number-text.js';
import { say } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import { traitsOf } from '../reducer-traits.js';
import { product } from '../row-major.js';
import type { Notice, NoticeRule } from './notice.js';

/** Reads per value above which a layer is said to read its input often: more than 3×3, stride 1. */
const threshold = 9;

/** Windows that overlap so much that every value is read many times. */
export const wastefulOverlap: NoticeRule = (plan): Notice | null => {
  const { source, reducer } = plan.spec;
  if (source.kind !== 'sliding' || plan.outputShape.includes(0)) return null;
  const inputs = product(plan.inputShape);
  const perValue = Number(readTotals(plan).reads) / inputs;
  const kernel = source.kernel.join('×');
  const stride = source.stride.join('×');
  if (perValue <= threshold) return null;
  const separable = traitsOf(reducer).winner !== null || reducer.kind === 'sum';
  const along = source.kernel.reduce((all, size) => all + size, 0);
  const taps = product(source.kernel);
  const shown = {
    times: number(Math.round(perValue * 10) / 10),
    stride,
    kernel,
    along: number(along),
    taps: number(taps),
  };
  return {
    code: 'overlap-wasteful',
    severity: 'info',
    text:
      separable && source.kernel.length > 1
        ? say(
            'Each input value is read **{times} times** on average: stride {stride} is much smaller than kernel {kernel}. One axis after the other needs {along} reads per output, not {taps}, for the same result.',
            shown,
          )
        : say(
            'Each input value is read **{times} times** on average: stride {stride} is much smaller than kernel {kernel}.',
            shown,
          ),
    cells: everyCell(plan),
    fixes: [],
  };
};

const everyCell = ({ axes }: Plan): Notice['cells'] =>
  axes
    .slice(0, 1)
    .map((axis) => ({ of: 'input', axis: 0, ranges: [{ from: 0, to: axis.inputSize }] }));
