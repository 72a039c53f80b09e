import { dialectOf } from '../dialects/index.js';
import type { PoolSpec } from '../spec.js';
import type { WindowReducer } from '../window.js';
import { average, sum } from './average.js';
import { maximum, minimum, type MaxRules } from './extremum.js';
import { median } from './median.js';
import { generalisedMean, mixed, norm, signedPower } from './norm.js';
import { logSumExp, softmaxWeighted } from './soft.js';
import { stochastic } from './stochastic.js';

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
      return dialectOf(spec.framework).lp === 'signed' ? signedPower(reducer.p) : norm(reducer.p);
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
    default:
      return reducer satisfies never;
  }
};

const maxRules = ({ framework, reducer }: PoolSpec, lowestFinite: number): MaxRules => {
  const { nan, maxStart } = dialectOf(framework);
  return {
    nan,
    start: maxStart === 'lowest-finite' ? lowestFinite : -Infinity,
    ties: (reducer.kind === 'max' ? reducer.ties : undefined) ?? 'first',
  };
};
