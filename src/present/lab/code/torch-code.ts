import type { AxisPadding, Plan } from '../../../engine/index.js';
import { torchPad } from '../../../engine/dialects/torch/torch-pad.js';
import type { CodeAddition, LayerCode } from './layer-code.js';
import { argumentsText, floatText, functionText, perAxisText } from './python-text.js';
import {
  hasOverhang,
  isTorchPadding,
  isZero,
  overhangOf,
  type Sliding,
  slidingOf,
} from './sliding.js';

const importTorch = 'import torch';
const importNn = 'from torch import nn';
const importF = 'from torch.nn import functional as F';

const layer = (body: string): LayerCode => ({ imports: [importNn], body, additions: [] });

const functionOf = (
  lines: readonly string[],
  additions: readonly CodeAddition[],
  imports: readonly string[] = [importF],
): LayerCode => ({ imports, body: functionText('pool', lines), additions });

const padText = (x: string, padding: readonly AxisPadding[], fill: string | null): string =>
  torchPad(x, padding, fill === null ? {} : { value: fill });

const strideText = ({ kernel, stride }: Sliding): string | null =>
  kernel.every((size, axis) => size === stride[axis]) ? null : `stride=${perAxisText(stride)}`;

const dilationText = ({ dilation }: Sliding): string | null =>
  dilation.every((step) => step === 1) ? null : `dilation=${perAxisText(dilation)}`;

const paddingText = ({ padding }: Sliding): string | null =>
  isZero(padding) ? null : `padding=${perAxisText(padding.map(({ before }) => before))}`;

const flag = (name: string, value: boolean, standard: boolean): string | null =>
  value === standard ? null : `${name}=${value ? 'True' : 'False'}`;

/** All arguments after the input, for a call that pads for itself. */
const windowArguments = (sliding: Sliding): readonly (string | null)[] => [
  perAxisText(sliding.kernel),
  strideText(sliding),
  paddingText(sliding),
  dilationText(sliding),
  flag('ceil_mode', sliding.ceil, false),
];

const maxOrMin = (plan: Plan, sliding: Sliding, minimum: boolean): LayerCode => {
  const { rank } = plan.spec;
  const sign = minimum ? '-' : '';
  const negate: readonly CodeAddition[] = minimum ? ['negate'] : [];
  if (!isTorchPadding(sliding)) {
    const fill = `float("${minimum ? 'inf' : '-inf'}")`;
    const call = argumentsText([
      `${sign}x`,
      perAxisText(sliding.kernel),
      strideText(sliding),
      dilationText(sliding),
    ]);
    return functionOf(
      [`x = ${padText('x', sliding.exact, fill)}`, `return ${sign}F.max_pool${rank}d(${call})`],
      ['pad', ...negate],
    );
  }
  if (minimum) {
    const call = argumentsText(['-x', ...windowArguments(sliding)]);
    return functionOf([`return -F.max_pool${rank}d(${call})`], negate);
  }
  return layer(`pool = nn.MaxPool${rank}d(${argumentsText(windowArguments(sliding))})`);
};

const average = (
  plan: Plan,
  sliding: Sliding,
  countIncludePad: boolean,
  divisor: number | null,
): LayerCode => {
  const { rank } = plan.spec;
  const override = divisor === null ? null : `divisor_override=${divisor}`;
  const undilated = dilationText(sliding) === null;
  if (isTorchPadding(sliding) && undilated) {
    const counted = isZero(sliding.padding)
      ? null
      : flag('count_include_pad', countIncludePad, true);
    const call = argumentsText([...windowArguments(sliding), counted, override]);
    return layer(`pool = nn.AvgPool${rank}d(${call})`);
  }
  const windows = argumentsText([perAxisText(sliding.kernel), strideText(sliding), override]);
  const mean = (x: string): string => `F.avg_pool${rank}d(${x}, ${windows})`;
  const total = mean(padText('x', sliding.exact, null));
  if (divisor !== null || (countIncludePad && !hasOverhang(sliding))) {
    return functionOf([`return ${total}`], ['pad']);
  }
  const ones = countIncludePad
    ? padText(padText('torch.ones_like(x)', sliding.padding, '1.0'), overhangOf(sliding), null)
    : padText('torch.ones_like(x)', sliding.exact, null);
  return functionOf(
    [`share = ${mean(ones)}`, `return ${total} / share`],
    ['pad', 'count'],
    [importTorch, importF],
  );
};

const sum = (plan: Plan, sliding: Sliding): LayerCode => {
  const { rank } = plan.spec;
  if (rank > 1) {
    return average(plan, sliding, true, 1);
  }
  const x = isZero(sliding.exact) ? 'x' : padText('x', sliding.exact, null);
  const call = argumentsText([x, perAxisText(sliding.kernel), strideText(sliding)]);
  return functionOf([`return F.avg_pool1d(${call}) * ${sliding.taps}`], ['scale']);
};

const softmax = (plan: Plan, sliding: Sliding, temperature: number): LayerCode => {
  const { rank } = plan.spec;
  const unfolds = sliding.kernel
    .map((size, axis) => `.unfold(${axis + 2}, ${size}, ${sliding.stride[axis] ?? 1})`)
    .join('');
  const flatten = rank === 1 ? '' : `.flatten(-${rank})`;
  const padded = !isZero(sliding.exact);
  const taps = (fill: string): string =>
    `${padded ? padText('x', sliding.exact, fill) : 'x'}${unfolds}${flatten}`;
  const values = padded ? taps('0.0') : 'taps';
  return functionOf(
    [
      `taps = ${taps('float("-inf")')}`,
      `weights = torch.softmax(taps / ${floatText(temperature)}, dim=-1)`,
      `return (weights * ${values}).sum(-1)`,
    ],
    ['function'],
    padded ? [importTorch, importF] : [importTorch],
  );
};

/** `LPPool3d` came late to PyTorch: in 3D the powers are written out. */
const lpNorm = ({ spec }: Plan, sliding: Sliding, p: number): LayerCode => {
  if (spec.rank < 3) {
    const call = argumentsText([String(p), ...windowArguments(sliding)]);
    return layer(`pool = nn.LPPool${spec.rank}d(${call})`);
  }
  const call = argumentsText([`x**${p}`, ...windowArguments(sliding)]);
  return functionOf([`return (F.avg_pool3d(${call}) * ${sliding.taps}) ** (1 / ${p})`], ['powers']);
};

const slidingCode = (plan: Plan, sliding: Sliding): LayerCode | null => {
  const { reducer } = plan.spec;
  switch (reducer.kind) {
    case 'max':
      return maxOrMin(plan, sliding, false);
    case 'min':
      return maxOrMin(plan, sliding, true);
    case 'avg':
      return average(plan, sliding, reducer.countIncludePad, reducer.divisorOverride);
    case 'sum':
      return sum(plan, sliding);
    case 'softmax':
      return softmax(plan, sliding, reducer.temperature);
    case 'lp':
      return isZero(sliding.padding) && dilationText(sliding) === null
        ? lpNorm(plan, sliding, reducer.p)
        : null;
    default:
      return null;
  }
};

const binsCode = (plan: Plan, outputSize: string): LayerCode | null => {
  const { reducer, rank } = plan.spec;
  switch (reducer.kind) {
    case 'max':
      return layer(`pool = nn.AdaptiveMaxPool${rank}d(${outputSize})`);
    case 'avg':
      return layer(`pool = nn.AdaptiveAvgPool${rank}d(${outputSize})`);
    case 'min':
      return functionOf([`return -F.adaptive_max_pool${rank}d(-x, ${outputSize})`], ['negate']);
    default:
      return null;
  }
};

/** PyTorch code for a layer on NC[D]HW input; null where it has no short spelling. */
export const torchCode = (plan: Plan): LayerCode | null => {
  const { source } = plan.spec;
  switch (source.kind) {
    case 'sliding': {
      const sliding = slidingOf(plan);
      return sliding && slidingCode(plan, sliding);
    }
    case 'adaptive':
      return binsCode(plan, perAxisText(plan.axes.map(({ outputSize }) => outputSize)));
    case 'global':
      return binsCode(plan, '1');
    case 'fractional':
    case 'regions':
      return null;
    default:
      return source satisfies never;
  }
};
