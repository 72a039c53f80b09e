import { dialectOf } from '../dialects/index.js';
import type { PoolSpec } from '../spec.js';
import type { WindowReducer } from '../window.js';
import { average, sum } from './average.js';
import { maximum, minimum, type MaxRules } from './extremum.js';

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
    default:
      throw new Error(`no reducer ${reducer.kind}`);
  }
};

const maxRules = ({ framework, source }: PoolSpec, lowestFinite: number): MaxRules => {
  const { nan, maxStart, globalTies } = dialectOf(framework);
  return {
    nan,
    start: maxStart === 'lowest-finite' ? lowestFinite : -Infinity,
    ties: source.kind === 'global' ? globalTies : 'first',
  };
};
