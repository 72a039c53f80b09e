import { averageAsConvolution } from './average-as-convolution.js';
import { costOfALayer } from './cost-of-a-layer.js';
import type { Lesson } from './lesson.js';
import { maxAndAverage } from './max-and-average.js';
import { maxWithConvolution } from './max-with-convolution.js';
import { minFromMax } from './min-from-max.js';
import { paddingOnOneSide } from './padding-on-one-side.js';
import { poolingKeepsChannels } from './pooling-keeps-channels.js';
import { outputSize } from './output-size.js';
import { whatPaddingHolds } from './what-padding-holds.js';
import { roundingUp } from './rounding-up.js';
import { flattenAndInFeatures } from './flatten-and-in-features.js';
import { adaptiveAndGlobal } from './adaptive-and-global.js';
import { shiftAndStride } from './shift-and-stride.js';
import { gradientAndUnpooling } from './gradient-and-unpooling.js';
import { softmaxPooling } from './softmax-pooling.js';

/** The lessons in the order in which they are offered. */
export const lessons: readonly Lesson[] = [
  averageAsConvolution,
  maxWithConvolution,
  costOfALayer,
  maxAndAverage,
  minFromMax,
  softmaxPooling,
  paddingOnOneSide,
  poolingKeepsChannels,
  outputSize,
  whatPaddingHolds,
  roundingUp,
  flattenAndInFeatures,
  adaptiveAndGlobal,
  shiftAndStride,
  gradientAndUnpooling,
];
