import { frameworkOf } from '../dialects/index.js';
import { number } from '../number-text.js';
import { say } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import type { Notice, NoticeCells, NoticeRule } from './notice.js';

/**
 * PyTorch bounds padding by half the kernel, not by half of what a dilated kernel spans, so a
 * dilated pooling layer of stride 1 can't keep the size of its input by itself.
 */
export const dilatedPaddingLimit: NoticeRule = (plan): Notice | null => {
  const { source, framework } = plan.spec;
  if (frameworkOf(framework).halfKernelPadding !== true || source.kind !== 'sliding') return null;
  const wanted = plan.axes.map(({ padBefore, inputSize, outputSize }, i) => {
    const [kernel, dilation] = [source.kernel[i] ?? 1, source.dilation[i] ?? 1];
    const needs = (dilation * (kernel - 1)) / 2;
    const limit = Math.floor(kernel / 2);
    const short =
      source.stride[i] === 1 && Number.isInteger(needs) && needs > limit && outputSize < inputSize;
    return { kernel, dilation, needs, limit, over: padBefore > limit, short, padBefore };
  });
  const over = wanted.find((axis) => axis.over);
  if (over !== undefined) {
    const span = over.dilation * (over.kernel - 1) + 1;
    return {
      code: 'dilated-padding-limit',
      severity: 'warning',
      text: say(
        'PyTorch up to 2.13 **rejects** padding {padding} here: it allows half of kernel {kernel}, newer releases half of the dilated kernel {span}.',
        { padding: number(over.padBefore), kernel: number(over.kernel), span: number(span) },
      ),
      cells: paddingOf(plan, (i) => wanted[i].over),
      fixes: [],
    };
  }
  const short = wanted.find((axis) => axis.short && axis.padBefore === axis.limit);
  if (short === undefined) return null;
  const pads = wanted.map(({ needs, padBefore, short: isShort }) => {
    const pad = isShort ? needs : padBefore;
    return { before: pad, after: pad };
  });
  const code = frameworkOf(framework).byHand?.poolPadded(plan, pads) ?? null;
  return {
    code: 'dilated-padding-limit',
    severity: 'info',
    text: say(
      'Padding is **at most {limit}** here, half of kernel {kernel}; keeping the size with dilation {dilation} takes {needs}.',
      {
        limit: number(short.limit),
        kernel: number(short.kernel),
        dilation: number(short.dilation),
        needs: number(short.needs),
      },
    ),
    cells: paddingOf(plan, (i) => wanted[i].short),
    fixes: code === null ? [] : [{ kind: 'code', label: say('Copy as F.pad'), code }],
  };
};

/** The padding cells along the axes that are meant. */
const paddingOf = (plan: Plan, isMeant: (axis: number) => boolean): readonly NoticeCells[] =>
  plan.axes.flatMap(({ inputSize, padBefore, padAfter }, index): NoticeCells[] => {
    const ranges = [
      { from: -padBefore, to: 0 },
      { from: inputSize, to: inputSize + padAfter },
    ].filter(({ from, to }) => to > from);
    return isMeant(index) && ranges.length > 0 ? [{ of: 'input', axis: index, ranges }] : [];
  });
