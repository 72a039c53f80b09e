import { frameworkName } from '../../../engine/framework-name.js';
import { gradient, type Plan, pool } from '../../../engine/index.js';
import { joined, textOf } from '../../../engine/phrase.js';
import { richTextOf } from '../../../protocol/index.js';
import type { GradientTab } from '../../../protocol/tabs.js';
import { axisPictures } from '../../snapshot/axis-picture-of.js';
import { gradientCode } from './gradient-code.js';
import { finiteDifferences, step } from './finite-differences.js';
import { gridOf, outputSizes, product, type TabLayer } from '../tab-layer.js';

const ruleOf = ({ spec }: Plan, t: TabLayer['t']): string => {
  const library = frameworkName[spec.framework];
  const extreme = spec.reducer.kind === 'max' || spec.reducer.kind === 'min';
  switch (spec.reducer.kind) {
    case 'max':
    case 'min':
      return extreme && spec.source.kind === 'global'
        ? t('The **winner** receives all. Over a whole plane {library} may share between equals.', {
            library,
          })
        : t('The **winner** receives all; among equals {library} takes the **first**.', {
            library,
          });
    case 'avg':
      return t(
        'Every value read receives an **equal share**: 1 over the divisor. Padding receives none.',
      );
    case 'sum':
      return t('Every value read receives the **whole** gradient.');
    case 'softmax':
    case 'lse':
      return t(
        'Every value receives a share by its **weight**; in softmax a value below the output may receive a negative one.',
      );
    case 'lp':
    case 'gem':
      return t('Large values receive **more**: the share grows with the value to the power p − 1.');
    case 'mixed':
      return t('The winner’s share and the equal shares are **mixed** as the values are.');
    case 'median':
      return t('The value **in the middle** receives all.');
    case 'stochastic':
      return t('The value that was **drawn** receives all.');
    case 'weighted':
      return t('Every value receives its **weight** times the gradient.');
    default:
      return spec.reducer satisfies never;
  }
};

const drawn = (plan: Plan): boolean => plan.spec.reducer.kind === 'stochastic';

const checkOf = (
  { plan, t }: TabLayer,
  input: Float64Array,
  upstream: Float64Array,
  exact: Float64Array,
): GradientTab['check'] => {
  const found = drawn(plan) ? null : finiteDifferences(plan, input, upstream);
  if (found === null) {
    return null;
  }
  const { numeric, atKinks } = found;
  const kinks = new Set(atKinks);
  const compared = [...exact.keys()].filter((index) => !kinks.has(index));
  const sizes = plan.axes.map(({ inputSize }) => inputSize);
  return {
    step,
    numeric: gridOf(t('finite differences'), sizes, numeric, atKinks),
    compared: compared.length,
    maximalError: compared.reduce(
      (most, index) => Math.max(most, Math.abs((exact[index] ?? 0) - (numeric[index] ?? 0))),
      0,
    ),
    atTies: [...atKinks],
  };
};

/** Where the gradient of a layer goes, with upstream values of the reader's, and the check. */
export const gradientTab = (layer: TabLayer): GradientTab => {
  const { plan, values, choices, t } = layer;
  const inputSizes = plan.axes.map(({ inputSize }) => inputSize);
  const sizes = outputSizes(plan);
  const input = Float64Array.from(values);
  const upstream = new Float64Array(product(sizes)).fill(1);
  for (const { output, value } of choices.upstream) {
    if (output < upstream.length) {
      upstream[output] = value;
    }
  }
  const exact = gradient(plan, input, upstream);
  return {
    kind: 'gradient',
    choices,
    axes: [...axisPictures(plan.axes, 0)],
    input: gridOf(t('input'), inputSizes, values),
    output: gridOf(t('output'), sizes, pool(plan, input).output),
    upstream: gridOf(t('upstream gradient'), sizes, upstream),
    gradient: gridOf(t('gradient'), inputSizes, exact),
    rule: richTextOf(
      textOf(joined([ruleOf(plan, t), t('Where windows overlap, shares add up.')]), t),
    ),
    check: checkOf(layer, input, upstream, exact),
    code: gradientCode(plan, values, upstream, t),
  };
};
