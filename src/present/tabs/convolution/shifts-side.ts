import { product } from '../../../engine/row-major.js';
import { asEquivalence } from '../../../engine/index.js';
import type { ShiftsSide } from '../../../protocol/tabs.js';
import { gridOf, outputSizes, type TabLayer } from '../tab-layer.js';
import { agreementOf, by, codeOf, doubles, maximum } from './recipe.js';

/** Each tap of a kernel has a copy of the input. */
const mostCopies = 64;

/** The maximum as the largest of shifted copies; null where there are none or too many. */
export const shiftsSide = (layer: TabLayer): ShiftsSide | null => {
  const { t } = layer;
  const { source } = layer.plan.spec;
  if (source.kind !== 'sliding' || product(source.kernel) > mostCopies) return null;
  const found = asEquivalence('max-as-shifts', by(layer, maximum), doubles(layer));
  const kernels = found?.kernels[0]?.tensor;
  if (found === null || kernels === undefined) {
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
