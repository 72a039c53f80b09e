import {
  textOf,
  type AxisPlan,
  type Plan,
  type PoolSpec,
  type Translate,
} from '../../engine/index.js';
import {
  richTextOf,
  type AxisPicture,
  type Formula,
  type FormulaPart,
  type OutputSizeState,
} from '../../protocol/index.js';
import { outputSizeRemark, startsLate } from './output-size-remark.js';

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
  return {
    formulas: [...merged(formulas, t)],
    remark: richTextOf(textOf(outputSizeRemark(plan), t)),
  };
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
