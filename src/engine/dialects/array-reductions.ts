import type { Framework } from '../spec.js';
import type { Operation } from './dialect.js';
import { largestShared } from './layers.js';
import { reduction } from './reductions.js';

const mean = { kind: 'avg', countIncludePad: true, divisorOverride: null } as const;
const reducing = { dimensions: 'axis', keep: 'keepdims' };

/** Reductions of arrays over their axes, as NumPy names them. */
export const arrayReductions = (framework: Framework): Readonly<Record<string, Operation>> => ({
  mean: reduction(framework, mean, reducing),
  max: reduction(framework, largestShared, reducing),
  amax: reduction(framework, largestShared, reducing),
  min: reduction(framework, { kind: 'min' }, reducing),
  amin: reduction(framework, { kind: 'min' }, reducing),
  sum: reduction(framework, { kind: 'sum' }, reducing),
});
