import { product } from '../../../engine/row-major.js';
import { asEquivalence } from '../../../engine/index.js';
import type { ShiftsSide } from '../../../protocol/tabs.js';
import { gridOf, outputSizes, type TabLayer } from '../tab-layer.js';
import { agreementOf, by, codeOf, doubles, maximum } from './recipe.js';

/** The maximum as the largest of shifted copies; null where there are none or too many. */
export const shiftsSide = (layer: TabLayer): ShiftsSide | null => {
  const { t } = layer;
  const found = asEquivalence('max-as-shifts', by(layer, maximum), doubles(layer));
  const kernels = found?.kernels[0]?.tensor;
  if (found === null || kernels === undefined || found.steps.length > 64) {
    return null;
  }
  const kernel = kernels.shape.slice(2);
  const taps = product(kernel);
  const sizes = outputSizes(layer.plan);
  return {
    kernels: found.steps.map((_, i) =>
      gridOf(
        t('kernel {index}', { index: i }),
        kernel,
        kernels.data.subarray(i * taps, (i + 1) * taps),
      ),
    ),
    copies: found.steps.map(({ tensor }, i) =>
      gridOf(t('copy {index}', { index: i }), sizes, tensor.data),
    ),
    agreement: agreementOf(layer, found, [t('max pooling'), t('largest copy')]),
    code: codeOf(found),
  };
};
