import { product } from '../../../engine/row-major.js';
import { correlate, counterExample, starterKernels } from '../../../engine/index.js';
import type { KernelTrial } from '../../../protocol/tabs.js';
import { differingCells, gridOf, outputSizes, pooledPlane, type TabLayer } from '../tab-layer.js';
import { by, maximum } from './recipe.js';

/** A typed kernel against the maximum, with an input on which it fails; null where it is too large. */
export const trialOf = (layer: TabLayer): KernelTrial | null => {
  const { plan: own, values, choices, t } = layer;
  const { source } = own.spec;
  if (source.kind !== 'sliding' || product(source.kernel) > 64) {
    return null;
  }
  const { kernel } = source;
  const starters = starterKernels(kernel);
  const given = choices.kernel.length === product(kernel) ? choices.kernel : null;
  const weights = given ?? Array.from(starters[0]?.weights.data ?? []);
  const convolved = correlate({
    axes: own.axes,
    layout: own.spec.layout,
    input: { shape: own.inputShape, data: Float64Array.from(values) },
    weights: { shape: [1, 1, ...kernel], data: Float64Array.from(weights) },
    bias: null,
    groups: 1,
    precision: 'float32',
  });
  const sizes = outputSizes(own);
  const best = pooledPlane(by(layer, maximum), values);
  const example = counterExample({ shape: kernel, data: Float64Array.from(weights) }, 0, kernel);
  return {
    columns: kernel.at(-1) ?? 1,
    weights,
    starters: starters.map(({ name, weights: start }) => ({
      label: name === 'all ones' ? t('all ones') : t('bottom right only'),
      weights: Array.from(start.data),
    })),
    convolved: gridOf(
      t('your convolution'),
      sizes,
      convolved.data,
      differingCells(best, convolved.data),
    ),
    max: gridOf(t('max pooling'), sizes, best),
    example: example && {
      input: gridOf(t('input'), example.input.shape, example.input.data),
      maximum: example.maximum,
      convolved: example.convolution,
    },
  };
};
