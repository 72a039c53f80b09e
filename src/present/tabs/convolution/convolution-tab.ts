import { additivityExample, type Reducer } from '../../../engine/index.js';
import { product } from '../../../engine/row-major.js';
import { richTextOf } from '../../../protocol/index.js';
import type { ConvolutionTab } from '../../../protocol/tabs.js';
import { pictureOf } from '../../picture/picture.js';
import { averageSide } from './average-side.js';
import { firstCells } from './first-cells.js';
import { trialOf } from './kernel-trial.js';
import { maxSide } from './max-side.js';
import { by, maximum } from './recipe.js';
import { shiftsSide } from './shifts-side.js';
import { lpSide, softmaxSide } from './slider-sides.js';
import { cellNames, outputSizes, type TabLayer } from '../tab-layer.js';

const mostNames = 4096;
/** Kernels of more taps are not written out as weights. */
const MOST_TAPS = 2 ** 14;

/** The side that shows what a layer's windows do, or comes closest. */
const OWN: Readonly<Record<Reducer['kind'], ConvolutionTab['own']>> = {
  avg: 'average',
  sum: 'average',
  weighted: 'average',
  stochastic: 'average',
  mixed: 'average',
  max: 'max',
  min: 'max',
  median: 'max',
  softmax: 'softmax',
  lse: 'softmax',
  lp: 'lp',
  gem: 'lp',
};

/** The layer's windows as convolutions: average, maximum, and what lies between, computed. */
export const convolutionTab = (whole: TabLayer): ConvolutionTab => {
  const { t } = whole;
  const layer = firstCells(whole);
  const none: ConvolutionTab = {
    kind: 'convolution',
    choices: whole.choices,
    obstacle: richTextOf(
      t(
        'These windows have no fixed kernel, so no convolution stands for them. A sliding window does.',
      ),
    ),
    remark: '',
    picture: null,
    channels: whole.channels,
    own: OWN[whole.plan.spec.reducer.kind],
    outputNames: [],
    additivity: additivityExample(),
    average: null,
    max: null,
    shifts: null,
    lp: null,
    softmax: null,
    trial: null,
  };
  if (layer === null || layer.plan.spec.source.kind !== 'sliding') {
    return none;
  }
  if (product(layer.plan.spec.source.kernel) > MOST_TAPS) {
    const { kernel } = layer.plan.spec.source;
    return {
      ...none,
      obstacle: richTextOf(
        t('A kernel of {sizes} is too large to be worked out as a convolution.', {
          sizes: kernel.join('×'),
        }),
      ),
    };
  }
  const sizes = layer.plan.axes.map(({ inputSize }) => inputSize);
  return {
    ...none,
    obstacle: [],
    remark: layer === whole ? '' : t('On the first {sizes} values.', { sizes: sizes.join('×') }),
    picture: pictureOf({
      plan: by(layer, maximum),
      plane: 0,
      values: layer.values,
      viewport: null,
    }),
    outputNames: [...cellNames(outputSizes(layer.plan), mostNames)],
    average: averageSide(layer),
    max: maxSide(layer),
    shifts: shiftsSide(layer),
    lp: lpSide(layer),
    softmax: softmaxSide(layer),
    trial: trialOf(layer),
  };
};
