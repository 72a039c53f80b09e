import { dialectOf } from '../dialects/index.js';
import { isBeforeTwo } from '../dialects/torch/versions.js';
import type { PoolSpec } from '../spec.js';
import type { WindowReducer } from '../window.js';
import { average, sum } from './average.js';
import { maximum, minimum, type MaxRules } from './extremum.js';
import { median } from './median.js';
import { generalisedMean, mixed, norm, signedPower } from './norm.js';
import { logSumExp, softmaxWeighted } from './soft.js';
import { stochastic } from './stochastic.js';
import { weighted } from './weighted.js';

/** The arithmetic of a layer by its framework's rules, on numbers of the given precision. */
export const reducerOf = (spec: PoolSpec, lowestFinite: number): WindowReducer => {
  const { reducer } = spec;
  switch (reducer.kind) {
    case 'max':
      return maximum(maxRules(spec, lowestFinite));
    case 'min':
      return minimum(maxRules(spec, lowestFinite));
    case 'avg':
      return average(reducer.divisorOverride);
    case 'sum':
      return sum;
    case 'lp':
      return dialectOf(spec.framework).lp === 'signed'
        ? signedPower(reducer.p, isBeforeTwo(spec.call?.version) ? 'power' : 'limit')
        : norm(reducer.p);
    case 'lse':
      return logSumExp(reducer.temperature, reducer.normalised);
    case 'softmax':
      return softmaxWeighted(reducer.temperature);
    case 'stochastic':
      return stochastic(reducer.mode, reducer.seed);
    case 'mixed':
      return mixed(reducer.lambda, maximum(maxRules(spec, lowestFinite)));
    case 'median':
      return median(dialectOf(spec.framework).median);
    case 'gem':
      return generalisedMean(reducer.p, reducer.epsilon);
    case 'weighted':
      return weighted(reducer.rows);
    default:
      return reducer satisfies never;
  }
};

const maxRules = (spec: PoolSpec, lowestFinite: number): MaxRules => {
  const { reducer, source, rank, framework } = spec;
  // A reduction of an array (amax, reduce_max) is not a pooling kernel: NaN wins, ties share.
  const shares = (reducer.kind === 'max' || reducer.kind === 'mixed') && reducer.ties === 'split';
  if (shares || (reducer.kind === 'min' && source.kind === 'global')) {
    return { nan: 'first-wins', start: -Infinity, ties: 'split' };
  }
  const { nan, maxStart, maxStartWithIndices, tiesOverThreeAxes } = dialectOf(framework);
  const indexed = reducer.kind === 'max' && reducer.returnIndices;
  const start = indexed ? (maxStartWithIndices ?? maxStart) : maxStart;
  return {
    nan,
    start: start === 'lowest-finite' ? lowestFinite : -Infinity,
    ties: (rank === 3 ? tiesOverThreeAxes : undefined) ?? 'first',
  };
};
