import { averageAsConvolution } from './average-as-convolution.js';
import { costOfALayer } from './cost-of-a-layer.js';
import type { Lesson } from './lesson.js';
import { maxAndAverage } from './max-and-average.js';
import { maxWithConvolution } from './max-with-convolution.js';
import { minFromMax } from './min-from-max.js';
import { paddingOnOneSide } from './padding-on-one-side.js';
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
];
