import { asEquivalence, divisorAt, type Reducer } from '../../../engine/index.js';
import { richTextOf } from '../../../protocol/index.js';
import type { AverageSide } from '../../../protocol/tabs.js';
import { placeOf, product } from '../../../engine/row-major.js';
import { outputSizes, pooledPlane, type TabLayer } from '../tab-layer.js';
import { agreementOf, by, codeOf, doubles } from './recipe.js';

/** Averages and sums as one convolution, or as a ratio of two; null where neither stands for them. */
export const averageSide = (layer: TabLayer): AverageSide | null => {
  const { t } = layer;
  const { reducer } = layer.plan.spec;
  const own: Reducer =
    reducer.kind === 'avg' || reducer.kind === 'sum'
      ? reducer
      : { kind: 'avg', countIncludePad: true, divisorOverride: null };
  const averaged = by(layer, own);
  const plain =
    asEquivalence('average-as-convolution', averaged, doubles(layer)) ??
    asEquivalence('sum-as-convolution', averaged, doubles(layer));
  const found = plain ?? asEquivalence('average-as-ratio', averaged, doubles(layer));
  if (found === null) {
    return null;
  }
  const kernel = found.kernels[0]?.tensor;
  const [rank, taps] = [layer.plan.axes.length, product(kernel?.shape.slice(2) ?? [])];
  const names = outputSizes(averaged);
  const divisors = Float32Array.from({ length: product(names) }, (_, flat) =>
    own.kind === 'sum' ? 1 : divisorAt(averaged, placeOf(flat, names)),
  );
  const divisor = divisors[0] ?? taps;
  const sum = own.kind === 'sum';
  return {
    form: plain === null ? 'ratio' : 'convolution',
    agreement: agreementOf(layer, found, [
      sum ? t('sum pooling') : t('average pooling'),
      plain === null ? 'conv(x) / conv(1)' : t('convolution'),
    ]),
    kernel: {
      columns: rank === 0 ? 1 : (kernel?.shape.at(-1) ?? 1),
      weights: Float32Array.from(kernel?.data.subarray(0, taps) ?? []),
      text: plain === null || sum ? '1' : `1/${divisor}`,
    },
    sums: pooledPlane(by(layer, { kind: 'sum' }), layer.values),
    divisors,
    note: richTextOf(
      plain === null
        ? t(
            'Windows divide by **different** numbers, so the layer is one convolution divided by another, of ones.',
          )
        : sum
          ? t('Every weight is 1: the kernel adds the window up.')
          : t('Padding is 0 here and every window divides by {divisor}.', { divisor }),
    ),
    code: codeOf(found),
  };
};
