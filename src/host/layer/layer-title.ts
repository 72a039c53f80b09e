import { specify, type PoolSpec, type Reducer } from '../../engine/index.js';
import type { LayerSite } from '../../python/site.js';

const REDUCER: Readonly<Record<Reducer['kind'], string>> = {
  max: 'max',
  min: 'min',
  avg: 'average',
  sum: 'sum',
  lp: 'power-average',
  lse: 'log-sum-exp',
  softmax: 'softmax',
  stochastic: 'stochastic',
  mixed: 'mixed',
  median: 'median',
  gem: 'generalised-mean',
  weighted: 'weighted',
};

const SOURCE: Readonly<Record<PoolSpec['source']['kind'], string>> = {
  sliding: '',
  adaptive: 'adaptive ',
  fractional: 'fractional ',
  regions: 'fractional ',
  global: 'global ',
};

/** A layer in words, such as `Max pooling`; the callee where its arguments can't be understood. */
export const layerTitle = (site: LayerSite): string => {
  const spec = site.pooling === null ? null : specify(site.pooling.call);
  if (spec === null || !spec.ok) return site.callee;
  const words = `${SOURCE[spec.value.source.kind]}${REDUCER[spec.value.reducer.kind]} pooling`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
