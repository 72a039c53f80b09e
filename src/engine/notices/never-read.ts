import type { AxisPlan } from '../axis.js';
import { axisCoverage, lengthOf } from '../coverage.js';
import { planAxes } from '../plan-axes.js';
import type { Plan } from '../plan.js';
import type { AxisPadding } from '../spec.js';
import { paddedCall, paddingArgument } from './padding-fix.js';
import type { Notice, NoticeFix, NoticeRule } from './notice.js';
import { capital, cellName, list, say, sideNames } from './wording.js';

/**
 * Padding that no window reads: the layer gives the same output without it. Only the unread cells
 * at the outer ends count, which can be taken away without moving a window.
 */
export const neverRead: NoticeRule = (plan): Notice | null => {
  const { axes, spec } = plan;
  if (plan.outputShape.includes(0) || spec.fill !== undefined) return null;
  const unread = removable(plan);
  if (unread.every((count) => count === 0)) return null;
  const rank = axes.length;
  const whole = axes.every(({ padAfter }, i) => unread[i] === 0 || unread[i] === padAfter);
  const sides = axes.flatMap((_, i) => ((unread[i] ?? 0) > 0 ? [sideNames(rank, i).after] : []));
  const named = capital(list(sides.toReversed()));
  const kept = list(
    axes
      .flatMap(({ padBefore, padAfter }, i) => {
        const { before, after } = sideNames(rank, i);
        const rest = padAfter - (unread[i] ?? 0);
        return [...(padBefore > 0 ? [before] : []), ...(rest > 0 ? [after] : [])];
      })
      .toReversed(),
  );
  const text = whole
    ? `${named} padding is **never read**: ${withoutIt(kept)} gives the same output.`
    : `${partial(unread, axes, rank)} **never read**: the output is the same without.`;
  return {
    code: 'padding-never-read',
    severity: 'info',
    text: say(text),
    cells: axes.flatMap((axis, i) => {
      const count = unread[i] ?? 0;
      const end = axis.inputSize + axis.padAfter;
      return count === 0
        ? []
        : [{ of: 'input' as const, axis: i, ranges: [{ from: end - count, to: end }] }];
    }),
    fixes: fixes(plan, unread),
  };
};

/** Per axis the unread padding cells at its far end, where taking them away keeps the output size. */
const removable = (plan: Plan): readonly number[] => {
  const { axes, spec } = plan;
  const { source } = spec;
  if (source.kind !== 'sliding' || source.padding.kind !== 'explicit') return axes.map(() => 0);
  const unread = axes.map(unreadAtEnd);
  const padding = { kind: 'explicit', axes: lessPadding(plan, unread) } as const;
  const sizes = axes.map((axis) => axis.inputSize);
  const without = planAxes({ ...spec, source: { ...source, padding } }, sizes, 1);
  return unread.map((count, i) => (without[i]?.outputSize === axes[i]?.outputSize ? count : 0));
};

const lessPadding = (plan: Plan, unread: readonly number[]): readonly AxisPadding[] =>
  plan.axes.map(({ padBefore, padAfter }, i) => ({
    before: padBefore,
    after: padAfter - (unread[i] ?? 0),
  }));

/** Unread padding cells at the far end of an axis. */
const unreadAtEnd = (axis: AxisPlan): number => {
  if (axis.windows.kind === 'regular' && (axis.windows.baseDilation ?? 1) > 1) return 0;
  const end = axis.inputSize + axis.padAfter;
  const last = axisCoverage(axis).paddingUnread.at(-1);
  return last?.to === end && last.from >= axis.inputSize ? lengthOf([last]) : 0;
};

const withoutIt = (kept: string): string => {
  if (kept === '') return 'no padding';
  const oneSided = kept.replaceAll(' and ', '/').replaceAll(', ', '/');
  return `${oneSided}-only padding`;
};

const partial = (unread: readonly number[], axes: readonly AxisPlan[], rank: number): string => {
  const parts = unread.flatMap((count, i) => {
    if (count === 0) return [];
    const { after } = sideNames(rank, i);
    const cells = `${cellName(rank, i)}${axes[i]?.padAfter === 1 ? '' : 's'}`;
    return [
      `${String(count)} of ${String(axes[i]?.padAfter ?? 0)} padding ${cells} at the ${after}`,
    ];
  });
  const total = unread.reduce((all, count) => all + count, 0);
  return `${capital(list(parts))} ${total === 1 ? 'is' : 'are'}`;
};

const fixes = (
  plan: Parameters<NoticeRule>[0],
  unread: readonly number[],
): readonly NoticeFix[] => {
  const pads = plan.axes.map(({ padBefore, padAfter }, i) => ({
    before: padBefore,
    after: padAfter - (unread[i] ?? 0),
  }));
  const argument = paddingArgument(plan, pads);
  if (argument !== null) return [argument];
  const code = paddedCall(plan, pads);
  return code === null ? [] : [{ kind: 'code', label: 'Copy as F.pad', code }];
};
