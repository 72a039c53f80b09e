import type { AxisPadding, Plan } from '../../../engine/index.js';
import { padWidths } from '../../../engine/equivalences/python-code.js';
import type { CodeAddition, LayerCode } from './layer-code.js';
import { floatText, functionText, tupleText } from './python-text.js';
import { isZero, type Sliding, slidingOf } from './sliding.js';

/** How one channels-last library spells what pooling code needs. `x` is N[D]HWC. */
export interface ChannelsLastDialect {
  readonly imports: readonly string[];
  /** A pad of every axis, batch and channels included. */
  readonly pad: (x: string, widths: string, fill: string) => string;
  readonly maxPool: (x: string, sliding: Sliding, same: boolean) => string;
  /** Averages without padding of its own. */
  readonly averagePool: (x: string, sliding: Sliding, same: boolean) => string;
  readonly onesLike: (x: string) => string;
  readonly softmax: (x: string) => string;
  /** Axes of a layer whose taps, an axis more, its softmax takes; else it is written out. */
  readonly mostSoftmaxAxes: number;
  readonly exp: (x: string) => string;
  /** The largest along the last axis, which stays. */
  readonly largest: (x: string) => string;
  readonly stack: (list: string) => string;
  readonly sum: (x: string) => string;
  /** Whole-plane maximum, minimum and mean with the axes kept. */
  readonly global: (operation: 'max' | 'min' | 'mean', axes: string) => string;
}

const negative = 'float("-inf")';
const positive = 'float("inf")';

const functionOf = (
  dialect: ChannelsLastDialect,
  lines: readonly string[],
  additions: readonly CodeAddition[],
): LayerCode => ({ imports: dialect.imports, body: functionText('pool', lines), additions });

const padded = (
  dialect: ChannelsLastDialect,
  x: string,
  padding: readonly AxisPadding[],
  fill: string,
): string => (isZero(padding) ? x : dialect.pad(x, padWidths(padding), fill));

const isSame = (plan: Plan): boolean =>
  plan.spec.source.kind === 'sliding' &&
  plan.spec.source.padding.kind === 'same' &&
  plan.spec.source.padding.extra === 'after';

/** `-x` in a call: the smallest values are the largest of the negated. */
export const extremeCode = (
  dialect: ChannelsLastDialect,
  plan: Plan,
  sliding: Sliding,
  minimum: boolean,
): LayerCode => {
  const sign = minimum ? '-' : '';
  const negate: readonly CodeAddition[] = minimum ? ['negate'] : [];
  if (isSame(plan) || isZero(sliding.exact)) {
    const call = dialect.maxPool(`${sign}x`, sliding, isSame(plan));
    return functionOf(dialect, [`return ${sign}${call}`], negate);
  }
  return functionOf(
    dialect,
    [
      `x = ${padded(dialect, 'x', sliding.exact, minimum ? positive : negative)}`,
      `return ${sign}${dialect.maxPool(`${sign}x`, sliding, false)}`,
    ],
    ['pad', ...negate],
  );
};

/** Average with explicit zero padding, counted in the divisor or not. */
export const averageCode = (
  dialect: ChannelsLastDialect,
  plan: Plan,
  sliding: Sliding,
  countIncludePad: boolean,
): LayerCode => {
  if (isZero(sliding.exact) || (isSame(plan) && !countIncludePad)) {
    return functionOf(dialect, [`return ${dialect.averagePool('x', sliding, isSame(plan))}`], []);
  }
  const mean = (x: string): string =>
    dialect.averagePool(padded(dialect, x, sliding.exact, '0.0'), sliding, false);
  if (countIncludePad) {
    return functionOf(dialect, [`return ${mean('x')}`], ['pad']);
  }
  return functionOf(
    dialect,
    [`share = ${mean(dialect.onesLike('x'))}`, `return ${mean('x')} / share`],
    ['pad', 'count'],
  );
};

const sumCode = (dialect: ChannelsLastDialect, sliding: Sliding): LayerCode => {
  const x = padded(dialect, 'x', sliding.exact, '0.0');
  const mean = dialect.averagePool(x, sliding, false);
  return functionOf(dialect, [`return ${mean} * ${sliding.taps}`], ['scale']);
};

const letters = ['i', 'j', 'k'] as const;

const softmaxCode = (
  dialect: ChannelsLastDialect,
  sliding: Sliding,
  temperature: number,
): LayerCode => {
  const slices = sliding.kernel.map((size, axis) => {
    const letter = letters[axis] ?? 'i';
    const reach = size === 1 ? '' : ` - ${size - 1}`;
    return `${letter} : ${letter} + p.shape[${axis + 1}]${reach} : ${sliding.stride[axis] ?? 1}`;
  });
  const loops = sliding.kernel
    .map((size, axis) => `for ${letters[axis] ?? 'i'} in range(${size})`)
    .join(' ');
  const lines = [
    'def taps(fill):',
    `    p = ${padded(dialect, 'x', sliding.exact, 'fill')}`,
    `    return ${dialect.stack(`[p[:, ${slices.join(', ')}] ${loops}]`)}`,
    '',
    ...(sliding.kernel.length > dialect.mostSoftmaxAxes
      ? [
          `scores = taps(${negative}) / ${floatText(temperature)}`,
          `weights = ${dialect.exp(`scores - ${dialect.largest('scores')}`)}`,
          `return ${dialect.sum('weights * taps(0.0)')} / ${dialect.sum('weights')}`,
        ]
      : [
          `weights = ${dialect.softmax(`taps(${negative}) / ${floatText(temperature)}`)}`,
          `return ${dialect.sum('weights * taps(0.0)')}`,
        ]),
  ];
  return functionOf(dialect, lines, ['function']);
};

const slidingCode = (
  dialect: ChannelsLastDialect,
  plan: Plan,
  sliding: Sliding,
): LayerCode | null => {
  const { reducer } = plan.spec;
  if (sliding.dilation.some((step) => step !== 1)) {
    return null;
  }
  switch (reducer.kind) {
    case 'max':
    case 'min':
      return extremeCode(dialect, plan, sliding, reducer.kind === 'min');
    case 'avg':
      return sliding.ceil || reducer.divisorOverride !== null
        ? null
        : averageCode(dialect, plan, sliding, reducer.countIncludePad);
    case 'sum':
      return sumCode(dialect, sliding);
    case 'softmax':
      return softmaxCode(dialect, sliding, reducer.temperature);
    default:
      return null;
  }
};

const globalCode = (dialect: ChannelsLastDialect, plan: Plan): LayerCode | null => {
  const axes = tupleText(plan.axes.map((_, axis) => axis + 1));
  const { reducer } = plan.spec;
  if (reducer.kind === 'avg') {
    return functionOf(dialect, [`return ${dialect.global('mean', axes)}`], []);
  }
  return reducer.kind === 'max' || reducer.kind === 'min'
    ? functionOf(dialect, [`return ${dialect.global(reducer.kind, axes)}`], [])
    : null;
};

/** A function `pool(x)` on N[D]HWC input; null where the library has no short spelling. */
export const channelsLastCode = (dialect: ChannelsLastDialect, plan: Plan): LayerCode | null => {
  if (plan.spec.source.kind === 'global') {
    return globalCode(dialect, plan);
  }
  const sliding = slidingOf(plan);
  return sliding && slidingCode(dialect, plan, sliding);
};
