import { say } from '../../phrase.js';
import { paddingCells, paddingIsRead, type KnownBehaviour } from '../known-behaviour.js';

/** timm's oddities. */
export const timmBehaviours: readonly KnownBehaviour[] = [
  {
    code: 'timm-same-counts-zeros',
    cells: paddingCells,
    severity: 'warning',
    touches: (plan) =>
      /^AvgPool2dSame$|^avg_pool2d_same$/.test(plan.spec.call?.operation ?? '') &&
      (paddingIsRead(plan) || plan.spec.fill !== undefined),
    text: () =>
      say(
        'AvgPool2dSame pads with zeros that **always count**: count_include_pad=False changes nothing.',
      ),
  },
  {
    code: 'timm-same-dilation',
    severity: 'warning',
    touches: ({ spec }) =>
      spec.source.kind === 'sliding' &&
      /^MaxPool2dSame$|^max_pool2d_same$/.test(spec.call?.operation ?? '') &&
      spec.source.dilation.some((d) => d > 1),
    text: () =>
      say(
        'timm computes SAME padding **without the dilation** (1.0.29), so the output is smaller than TensorFlow’s.',
      ),
  },
];
