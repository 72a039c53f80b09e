import { asEquivalence, type Reducer, softmaxDistances } from '../../../engine/index.js';
import { richTextOf } from '../../../protocol/index.js';
import type { SliderSide } from '../../../protocol/tabs.js';
import { gridOf, outputSizes, pooledPlane, type TabLayer } from '../tab-layer.js';
import { by, codeOf, maximum } from './recipe.js';

/** The p-norm beside the largest absolute value. */
export const lpSide = (layer: TabLayer): SliderSide | null => {
  const { choices, t } = layer;
  const sizes = outputSizes(layer.plan);
  const found = asEquivalence('lp-towards-max', by(layer, maximum), layer.values, { p: choices.p });
  return (
    found && {
      value: choices.p,
      output: gridOf(t('p = {p}', { p: choices.p }), sizes, found.output.data),
      max: gridOf(t('largest |x|'), sizes, found.expected.data),
      average: null,
      toMax: found.maximalError,
      toAverage: null,
      caution: richTextOf(
        t(
          'It reads absolute values and never quite reaches the maximum. A large p makes small values vanish.',
        ),
      ),
      code: codeOf(found),
    }
  );
};

/** Softmax pooling between the maximum and the average. */
export const softmaxSide = (layer: TabLayer): SliderSide | null => {
  const { choices, values, t } = layer;
  const { temperature } = choices;
  const sizes = outputSizes(layer.plan);
  const own = by(layer, maximum);
  const found = asEquivalence('softmax-between', own, values, { temperature });
  if (found === null) {
    return null;
  }
  const { toMaximum, toAverage } = softmaxDistances(own, values, temperature);
  const averaged: Reducer = { kind: 'avg', countIncludePad: false, divisorOverride: null };
  return {
    value: temperature,
    output: gridOf(t('T = {temperature}', { temperature }), sizes, found.expected.data),
    max: gridOf(t('max'), sizes, pooledPlane(own, values)),
    average: gridOf(t('average'), sizes, pooledPlane(by(layer, averaged), values)),
    toMax: toMaximum,
    toAverage,
    caution: richTextOf(t('Every value costs an exponential, and nothing is learned.')),
    code: codeOf(found),
  };
};
