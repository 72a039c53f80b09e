import { product } from '../../../engine/row-major.js';
import { frameworkOf } from '../../../engine/dialects/index.js';
import { gradient, type Plan, pool, traitsOf } from '../../../engine/index.js';
import { joined, textOf } from '../../../engine/phrase.js';
import { richTextOf } from '../../../protocol/index.js';
import type { GradientTab } from '../../../protocol/tabs.js';
import { axisPictures } from '../../plane/axis-picture.js';
import { gradientCode } from './gradient-code.js';
import { finiteDifferences, step } from './finite-differences.js';
import { gridOf, outputSizes, type TabLayer } from '../tab-layer.js';

const ruleOf = ({ spec }: Plan, t: TabLayer['t']): string => {
  const library = frameworkOf(spec.framework).name;
  const { winner, gradient: rule } = traitsOf(spec.reducer);
  return winner !== null && spec.source.kind === 'global'
    ? t('The **winner** receives all. Over a whole plane {library} may share between equals.', {
        library,
      })
    : textOf(rule(library), t);
};

const drawn = (plan: Plan): boolean => !traitsOf(plan.spec.reducer).isCertain;

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
    remark: layer.remark,
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
