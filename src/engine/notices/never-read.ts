import { frameworkOf } from '../dialects/index.js';
import type { AxisPlan } from '../geometry/axis.js';
import { axisCoverage, lengthOf } from '../geometry/coverage.js';
import { listed, say, type Phrase, type Words } from '../phrase.js';
import { planAxes } from '../plan/plan-axes.js';
import type { Plan } from '../plan/plan.js';
import type { AxisPadding } from '../spec.js';
import type { Notice, NoticeFix, NoticeRule } from './notice.js';
import { setArgument } from './set-argument.js';
import { cellName, cellWord, sideNames, sideWord } from './wording.js';

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
  const text = whole
    ? say('{sides} padding is **never read**: {kept} gives the same output.', {
        sides: unreadSides(unread, rank),
        kept: keptPadding(plan, unread),
      })
    : partly(unread, axes, rank);
  return {
    code: 'padding-never-read',
    severity: 'info',
    text,
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

/** The sides whose padding is unread, as a sentence begins with them. */
const unreadSides = (unread: readonly number[], rank: number): Words => {
  const sides = unread
    .flatMap((count, i) => (count > 0 ? [sideNames(rank, i).after] : []))
    .toReversed();
  return listed(sides.map((side, i) => (i === 0 ? sideWord[side].first : sideWord[side].within)));
};

/** What padding is left: `no padding`, `top/left-only padding`. */
const keptPadding = ({ axes }: Plan, unread: readonly number[]): Phrase => {
  const sides = axes
    .flatMap(({ padBefore, padAfter }, i) => {
      const { before, after } = sideNames(axes.length, i);
      const rest = padAfter - (unread[i] ?? 0);
      return [...(padBefore > 0 ? [before] : []), ...(rest > 0 ? [after] : [])];
    })
    .toReversed()
    .map((side): Words => sideWord[side].within);
  return sides.length === 0
    ? say('no padding')
    : say('{sides}-only padding', {
        sides: sides.reduce((some, next) => say('{some}/{next}', { some, next })),
      });
};

/** Padding of which only a part is unread. */
const partly = (unread: readonly number[], axes: readonly AxisPlan[], rank: number): Phrase => {
  const parts = unread.flatMap((count, i) => {
    if (count === 0) return [];
    const { one, many } = cellWord[cellName(rank, i)];
    const padded = axes[i]?.padAfter ?? 0;
    return [
      say('{count} of {padded} padding {cells} at the {side}', {
        count,
        padded,
        cells: padded === 1 ? one : many,
        side: sideWord[sideNames(rank, i).after].within,
      }),
    ];
  });
  const shown = { parts: listed(parts) };
  return unread.reduce((all, count) => all + count, 0) === 1
    ? say('{parts} is **never read**: the output is the same without.', shown)
    : say('{parts} are **never read**: the output is the same without.', shown);
};

const fixes = (
  plan: Parameters<NoticeRule>[0],
  unread: readonly number[],
): readonly NoticeFix[] => {
  const pads = plan.axes.map(({ padBefore, padAfter }, i) => ({
    before: padBefore,
    after: padAfter - (unread[i] ?? 0),
  }));
  const { spelling, byHand } = frameworkOf(plan.spec.framework);
  if (spelling.padding !== null) return setArgument(spelling.padding(pads));
  const code = byHand?.poolPadded(plan, pads) ?? null;
  return code === null ? [] : [{ kind: 'code', label: say('Copy as F.pad'), code }];
};
