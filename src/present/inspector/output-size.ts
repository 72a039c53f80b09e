import {
  dataExtent,
  joined,
  listed,
  say,
  tapCount,
  textOf,
  windowStart,
  type AxisPlan,
  type Phrase,
  type Plan,
  type PoolSpec,
  type Translate,
  type Words,
} from '../../engine/index.js';
import { cellName, cellWord } from '../../engine/notices/wording.js';
import {
  richTextOf,
  type AxisPicture,
  type Formula,
  type FormulaPart,
  type OutputSizeState,
} from '../../protocol/index.js';

type Sliding = Extract<PoolSpec['source'], { readonly kind: 'sliding' }>;

/** The sizes of a formula, each a number or the name of one that is not known. */
export interface FormulaSizes {
  readonly size: number | string;
  readonly output: number | string | null;
}

/** How the output's size comes about: one formula for axes that agree, then what is left over. */
export function outputSizeOf(plan: Plan, t: Translate): OutputSizeState {
  const names = axisNames(plan.axes.length, t);
  const formulas = plan.axes.map((axis, index) => ({
    axes: names[index] ?? '',
    parts: formulaParts(
      plan.spec,
      index,
      { size: axis.inputSize, output: axis.outputSize },
      axis,
      t,
    ),
  }));
  return { formulas: [...merged(formulas, t)], remark: richTextOf(textOf(remark(plan), t)) };
}

/** The formulas of a layer whose input size is not known, in letters or in the sizes' own names. */
export function symbolicFormulas(
  spec: PoolSpec,
  sizes: readonly (number | string)[],
  t: Translate,
): readonly Formula[] {
  const names = axisNames(spec.rank, t);
  return merged(
    Array.from({ length: spec.rank }, (_, index) => ({
      axes: names[index] ?? '',
      parts: formulaParts(spec, index, { size: sizes[index] ?? 'n', output: null }, null, t),
    })),
    t,
  );
}

/** What an axis is called in the reader's language. */
export const axisName = (name: AxisPicture['name'], t: Translate): string => {
  switch (name) {
    case 'length':
      return t('length');
    case 'depth':
      return t('depth');
    case 'height':
      return t('height');
    case 'width':
      return t('width');
    default:
      return name satisfies never;
  }
};

const axisNames = (rank: number, t: Translate): readonly string[] =>
  (rank === 1
    ? (['length'] as const)
    : (['depth', 'height', 'width'] as const).slice(3 - rank)
  ).map((name) => axisName(name, t));

/** One formula for axes that agree. */
export function merged(formulas: readonly Formula[], t: Translate): readonly Formula[] {
  const first = formulas[0];
  if (first === undefined) return [];
  const same = formulas.every((each) => JSON.stringify(each.parts) === JSON.stringify(first.parts));
  return same ? [{ ...first, axes: formulas.map((each) => each.axes).join(t(', ')) }] : formulas;
}

const plain = (text: string): FormulaPart => ({ text, letter: null });
const named = (value: number | string, letter: string): FormulaPart => ({
  text: String(value),
  letter: String(value) === letter ? null : letter,
});

function formulaParts(
  spec: PoolSpec,
  axis: number,
  sizes: FormulaSizes,
  plan: AxisPlan | null,
  t: Translate,
): FormulaPart[] {
  const { source } = spec;
  const out = sizes.output === null ? [] : [plain(' = '), named(sizes.output, 'out')];
  switch (source.kind) {
    case 'sliding':
      return slidingParts(source, axis, sizes, plan);
    case 'adaptive':
    case 'regions': {
      const bins = source.kind === 'adaptive' ? (source.outputSize[axis] ?? sizes.size) : null;
      if (bins === null) return [plain(t('regions')), ...out];
      if (bins === 1) return wholeParts(sizes.size, out, t);
      return [
        plain(`${t('start')} ⌊i·`),
        named(sizes.size, 'n'),
        plain('/'),
        named(bins, 'out'),
        plain(`⌋, ${t('end')} ⌈(i+1)·`),
        named(sizes.size, 'n'),
        plain('/'),
        named(bins, 'out'),
        plain('⌉'),
      ];
    }
    case 'fractional':
      return [plain(t('chosen: ')), named(source.outputSize[axis] ?? '?', 'out')];
    case 'global':
      return wholeParts(sizes.size, out, t);
    default:
      return source satisfies never;
  }
}

/** One window over all of an axis: a global pooling's, or an adaptive one's to size 1. */
const wholeParts = (
  size: number | string,
  out: readonly FormulaPart[],
  t: Translate,
): FormulaPart[] => [plain(t('one window over all ')), named(size, 'n'), ...out];

function slidingParts(
  source: Sliding,
  axis: number,
  sizes: FormulaSizes,
  plan: AxisPlan | null,
): FormulaPart[] {
  const kernel = source.kernel[axis] ?? 1;
  const stride = source.stride[axis] ?? kernel;
  const dilation = source.dilation[axis] ?? 1;
  const [open, close] = source.rounding === 'ceil' ? ['⌈', '⌉'] : ['⌊', '⌋'];
  const out = sizes.output === null ? [] : [plain(' = '), named(sizes.output, 'out')];
  const spacing = source.baseDilation?.[axis] ?? 1;
  if (source.padding.kind === 'same' && spacing === 1) {
    return [plain('⌈'), named(sizes.size, 'n'), plain('/'), named(stride, 's'), plain('⌉'), ...out];
  }
  const pad = source.padding.kind === 'explicit' ? source.padding.axes[axis] : undefined;
  const before = plan?.padBefore ?? pad?.before ?? 0;
  const after = plan?.padAfter ?? pad?.after ?? 0;
  const size =
    spacing === 1
      ? [named(sizes.size, 'n')]
      : [plain('('), named(sizes.size, 'n'), plain('-1)·'), named(spacing, 'b'), plain('+1')];
  const padding =
    plan === null && source.padding.kind === 'same'
      ? named('p', 'p')
      : before === after
        ? named(`2·${String(before)}`, '2p')
        : named(`${String(before)}+${String(after)}`, sides(axis, source.kernel.length));
  const reach =
    dilation === 1
      ? [named(kernel, 'k')]
      : [named(dilation, 'd'), plain('·('), named(kernel, 'k'), plain('-1)-1')];
  const late = plan !== null && startsLate(source, axis, plan);
  return [
    plain(`${open}(`),
    ...size,
    plain('+'),
    padding,
    plain('-'),
    ...reach,
    plain(')/'),
    named(stride, 's'),
    plain(`${close}+1`),
    ...(late ? [plain('-1')] : []),
    ...out,
  ];
}

const sides = (axis: number, rank: number): string =>
  axis === rank - 1 ? 'l + r' : axis === rank - 2 ? 't + b' : 'f + b';

/** Whether rounding up would add a window that starts past the data and is left out again. */
function startsLate(source: Sliding, index: number, axis: AxisPlan): boolean {
  if (source.rounding !== 'ceil') return false;
  const kernel = source.kernel[index] ?? 1;
  const reach = (kernel - 1) * (source.dilation[index] ?? 1) + 1;
  const slack = axis.inputSize + axis.padBefore + axis.padAfter - reach;
  return Math.ceil(slack / (source.stride[index] ?? kernel)) + 1 > axis.outputSize;
}

function remark(plan: Plan): Words {
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
