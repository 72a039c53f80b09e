import { additivityExample } from '../../engine/index.js';
import { richTextOf } from '../../protocol/index.js';
import type { ConvolutionTab } from '../../protocol/tabs.js';
import { pictureOf } from '../snapshot/picture-of.js';
import { averageSide } from './convolution/average-side.js';
import { firstCells } from './convolution/first-cells.js';
import { trialOf } from './convolution/kernel-trial.js';
import { maxSide } from './convolution/max-side.js';
import { by, maximum } from './convolution/recipe.js';
import { shiftsSide } from './convolution/shifts-side.js';
import { lpSide, softmaxSide } from './convolution/slider-sides.js';
import { cellNames, outputSizes, type TabLayer } from './tab-layer.js';

const mostNames = 4096;

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
