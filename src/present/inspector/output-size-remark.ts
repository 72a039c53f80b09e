import {
  dataExtent,
  joined,
  listed,
  say,
  tapCount,
  windowStart,
  type AxisPlan,
  type Phrase,
  type Plan,
  type PoolSpec,
  type Words,
} from '../../engine/index.js';
import { cellName, cellWord } from '../../engine/notices/wording.js';

type Sliding = Extract<PoolSpec['source'], { readonly kind: 'sliding' }>;

/** Whether rounding up would add a window that starts past the data and is left out again. */
export function startsLate(source: Sliding, index: number, axis: AxisPlan): boolean {
  if (source.rounding !== 'ceil') return false;
  const kernel = source.kernel[index] ?? 1;
  const reach = (kernel - 1) * (source.dilation[index] ?? 1) + 1;
  const slack = axis.inputSize + axis.padBefore + axis.padAfter - reach;
  return Math.ceil(slack / (source.stride[index] ?? kernel)) + 1 > axis.outputSize;
}

/** What is left over along the axes, or why nothing is. */
export function outputSizeRemark(plan: Plan): Words {
  const { source } = plan.spec;
  switch (source.kind) {
    case 'sliding':
      return slidingRemark(plan, source);
    case 'adaptive':
      if (plan.axes.every((axis) => axis.outputSize === 1)) {
        const sizes = plan.axes.map((axis) => axis.inputSize).join('×');
        return say('The one bin is the whole {sizes}.', { sizes });
      }
      return plan.axes.every((axis) => axis.inputSize % Math.max(1, axis.outputSize) === 0)
        ? say('Every bin has the same size.')
        : say('Bins {bins}.', { bins: bins(plan.axes.at(-1)) });
    case 'fractional':
      return say('The output size was chosen; window starts follow a pseudo-random sequence.');
    case 'regions':
      return say('The cuts between regions were drawn at random.');
    case 'global':
      return source.keepDims ? say('The axes stay, with size 1.') : say('The axes go away.');
    default:
      return source satisfies never;
  }
}

const MOST_BINS = 4;

function bins(axis: AxisPlan | undefined): string {
  if (axis === undefined) return '';
  const shown = Array.from({ length: Math.min(MOST_BINS, axis.outputSize) }, (_, i) => {
    const start = windowStart(axis, i);
    return `[${String(start)}, ${String(start + tapCount(axis, i))})`;
  });
  return shown.join(' ') + (axis.outputSize > MOST_BINS ? ' …' : '');
}

function slidingRemark(plan: Plan, source: Sliding): Words {
  const rest = plan.axes.map((axis, index) => {
    const kernel = source.kernel[index] ?? 1;
    const reach = (kernel - 1) * (source.dilation[index] ?? 1) + 1;
    const slack = dataExtent(axis) + axis.padBefore + axis.padAfter - reach;
    const stride = source.stride[index] ?? kernel;
    return { slack, stride, left: ((slack % stride) + stride) % stride, axis, index };
  });
  const spreads = source.baseDilation?.some((spacing) => spacing > 1) ?? false;
  if (source.padding.kind === 'same') {
    return spreads ? joined([spreadRemark, sameRemark(plan)]) : sameRemark(plan);
  }
  const uneven = rest.filter(({ left }) => left > 0);
  const first = uneven[0] ?? rest[0];
  if (first === undefined) return '';
  const division = `${String(first.slack)} ÷ ${String(first.stride)}`;
  if (uneven.length === 0) return say('{division} leaves 0: nothing is left over.', { division });
  if (source.rounding === 'floor') {
    const axes = uneven.map(({ index }) => index);
    return leftOver(axes, plan.axes.length, { division, left: first.left });
  }
  if (startsLate(source, first.index, first.axis)) {
    return say(
      '{division} is rounded up, but that window would start past the data, so it is left out.',
      { division },
    );
  }
  return say(
    '{division} is rounded up. The last window starts at {start}, inside the input, so it is kept.',
    { division, start: windowStart(first.axis, first.axis.outputSize - 1) },
  );
}

/** JAX reckons its padding from the cells before holes spread them. */
const spreadRemark = say('The padding is reckoned from the input without its holes.');

const sameRemark = ({ axes }: Plan): Phrase => {
  const pads = new Map(
    axes.map(({ padBefore: before, padAfter: after }) => [
      `${String(before)} ${String(after)}`,
      say('{before} before and {after} after', { before, after }),
    ]),
  );
  return say('SAME pads as little as the stride needs: {pads}.', {
    pads: [...pads.values()].reduce((some, next) => say('{some}; {next}', { some, next })),
  });
};

/** What rounding down leaves over along the axes that it does. */
function leftOver(
  axes: readonly number[],
  rank: number,
  { division, left }: { readonly division: string; readonly left: number },
): Phrase {
  const names = axes.map((axis) => cellWord[cellName(rank, axis)]);
  if (left > 1) {
    const lines = listed(names.map(({ many }) => many));
    return say('{division} leaves {left}: the last {left} padded {lines} are left over.', {
      division,
      left,
      lines,
    });
  }
  const lines = listed(names.map(({ one }) => one));
  return axes.length === 1
    ? say('{division} leaves 1: the last padded {lines} is left over.', { division, lines })
    : say('{division} leaves 1: the last padded {lines} are left over.', { division, lines });
}
