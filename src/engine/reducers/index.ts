import type { MaximumRule } from '../dialects/dialect.js';
import { dialectOf } from '../dialects/index.js';
import { isBeforeTwo } from '../dialects/torch/versions.js';
import type { WindowReducer } from '../geometry/window.js';
import type { Plan } from '../plan/plan.js';
import { average, sum } from './average.js';
import { lastByHeight, maximum, minimum, type MaxRules } from './extremum.js';
import { median } from './median.js';
import { selectAndScatter, untilLarger, whileAtLeast } from './select-and-scatter.js';
import { generalisedMean, mixed, norm, signedPower } from './norm.js';
import { logSumExp, softmaxWeighted } from './soft.js';
import { stochastic } from './stochastic.js';
import { columnsFirst, fourLanes } from './vector-order.js';
import { weighted } from './weighted.js';

/** The arithmetic of a layer by its framework's rules, on numbers of the given precision. */
export const reducerOf = (plan: Plan, lowestFinite: number): WindowReducer => {
  const { spec } = plan;
  const { reducer } = spec;
  switch (reducer.kind) {
    case 'max':
      return largestOf(plan, lowestFinite);
    case 'min':
      return withGradient(plan, minimum(maxRules(plan, lowestFinite)), -1, lowestFinite);
    case 'avg':
      return average({
        divisorOverride: reducer.divisorOverride,
        largest: -lowestFinite,
        emptyIsZero: dialectOf(spec.framework).emptyAverage?.(spec) === 'zero',
        gradientOverKernel:
          dialectOf(spec.framework).averageGradient === 'kernel' && spec.source.kind !== 'global',
      });
    case 'sum':
      return sum(-lowestFinite);
    case 'lp':
      return dialectOf(spec.framework).lp === 'signed'
        ? signedPower(reducer.p, isBeforeTwo(spec.call?.version) ? 'power' : 'limit', -lowestFinite)
        : norm(reducer.p, -lowestFinite);
    case 'lse':
      return logSumExp(reducer.temperature, reducer.normalised);
    case 'softmax':
      return softmaxWeighted(reducer.temperature);
    case 'stochastic':
      return stochastic(reducer.mode, reducer.seed);
    case 'mixed':
      return mixed(reducer.lambda, maximum(maxRules(plan, lowestFinite)));
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

const largestOf = (plan: Plan, lowestFinite: number): WindowReducer => {
  const { order } = maximumRule(plan);
  switch (order) {
    case 'columns-first':
      return columnsFirst(lowestFinite, plan.axes.at(-1)?.inputSize ?? 0, plan.axes.length);
    case 'four-lanes':
      return fourLanes(lowestFinite);
    case 'row-major':
    case undefined:
      return withGradient(plan, maximum(maxRules(plan, lowestFinite)), 1, lowestFinite);
    default:
      return order satisfies never;
  }
};

const withGradient = (
  plan: Plan,
  reducer: WindowReducer,
  sign: 1 | -1,
  lowestFinite: number,
): WindowReducer => {
  const { source } = plan.spec;
  const { gradient } = maximumRule(plan);
  switch (gradient) {
    case undefined:
      return reducer;
    case 'not-to-nan':
      return {
        ...reducer,
        slopes: (window, upstream, slopes) => {
          if (!Number.isNaN(reducer.value(window))) reducer.slopes?.(window, upstream, slopes);
        },
      };
    case 'last-by-height':
      return source.kind === 'sliding'
        ? { ...reducer, slopes: lastByHeight(source.kernel) }
        : reducer;
    case 'first-stays': {
      const rules = maxRules(plan, lowestFinite);
      const chooser = { ...rules, nan: 'stays-if-first', start: -Infinity } as const;
      const { slopes } = sign === 1 ? maximum(chooser) : minimum(chooser);
      return slopes === undefined ? reducer : { ...reducer, slopes };
    }
    case 'select-and-scatter':
      return { ...reducer, slopes: selectAndScatter(sign, whileAtLeast) };
    case 'padded-first':
      return { ...reducer, slopes: selectAndScatter(sign, untilLarger) };
    default:
      return gradient satisfies never;
  }
};

/**
 * The rule for a layer's maxima or minima. A reduction of an array (`amax`, `reduce_min`) is no
 * pooling kernel: NaN wins, and equal values share unless the layer says who gets the gradient.
 */
export const maximumRule = (plan: Plan): MaximumRule => {
  const { reducer, source, framework } = plan.spec;
  const ties = 'ties' in reducer ? reducer.ties : undefined;
  const reduces = ties !== undefined || (reducer.kind === 'min' && source.kind === 'global');
  return reduces
    ? { nan: 'first-wins', start: 'negative-infinity', ties: ties ?? 'split' }
    : dialectOf(framework).maximum(plan);
};

const maxRules = (plan: Plan, lowestFinite: number): MaxRules => {
  const { nan, start, ties, nearness, comparesPadding, mustExceedStart } = maximumRule(plan);
  return {
    nan,
    ties,
    start: start === 'lowest-finite' ? lowestFinite : -Infinity,
    padding: comparesPadding === true ? lowestFinite : null,
    nearness: nearness ?? null,
    mustExceedStart: mustExceedStart === true,
  };
};
