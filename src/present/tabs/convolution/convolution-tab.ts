import { additivityExample, type Plan, type Reducer } from '../../../engine/index.js';
import { joined, say, textOf } from '../../../engine/phrase.js';
import { richTextOf } from '../../../protocol/index.js';
import type { ConvolutionTab } from '../../../protocol/tabs.js';
import { pictureOf } from '../../picture/picture.js';
import { averageSide } from './average-side.js';
import { trialOf } from './kernel-trial.js';
import { hasLargeTree, maxSide } from './max-side.js';
import { by, maximum } from './recipe.js';
import { shiftsSide } from './shifts-side.js';
import { lpSide, softmaxSide } from './slider-sides.js';
import { cellNames, outputSizes, type TabLayer } from '../tab-layer.js';

const mostNames = 4096;

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

/** What stands where a layer's windows have no fixed kernel. */
export const withoutKernel = (
  plan: Plan,
  { channels, choices, t }: Pick<TabLayer, 'channels' | 'choices' | 't'>,
): ConvolutionTab => ({
  kind: 'convolution',
  choices,
  obstacle: richTextOf(
    t(
      'These windows have no fixed kernel, so no convolution stands for them. A sliding window does.',
    ),
  ),
  remark: '',
  picture: null,
  channels,
  own: OWN[plan.spec.reducer.kind],
  outputNames: [],
  additivity: additivityExample(),
  average: null,
  max: null,
  shifts: null,
  lp: null,
  softmax: null,
  trial: null,
});

const leftOut = say('The tree for the maximum is left out: it would have too many leaves.');

/** The layer's windows as convolutions: average, maximum, and what lies between, computed. */
export const convolutionTab = (layer: TabLayer): ConvolutionTab => {
  const none = withoutKernel(layer.plan, layer);
  if (layer.plan.spec.source.kind !== 'sliding') return none;
  return {
    ...none,
    obstacle: [],
    remark: textOf(joined(hasLargeTree(layer) ? [layer.remark, leftOut] : [layer.remark]), layer.t),
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
