import {
  say,
  specify,
  textOf,
  type Phrase,
  type PoolSpec,
  type Reducer,
  type Translate,
} from '../../engine/index.js';
import type { LayerSite } from '../../python/site.js';
import { isUnpooling } from '../snapshot/unpooling/unpooling-call.js';

const POOLING: Readonly<Record<Reducer['kind'], Phrase>> = {
  max: say('max pooling'),
  min: say('min pooling'),
  avg: say('average pooling'),
  sum: say('sum pooling'),
  lp: say('power-average pooling'),
  lse: say('log-sum-exp pooling'),
  softmax: say('softmax pooling'),
  stochastic: say('stochastic pooling'),
  mixed: say('mixed pooling'),
  median: say('median pooling'),
  gem: say('generalised-mean pooling'),
  weighted: say('weighted pooling'),
};

const WITH_WINDOWS: Readonly<Record<PoolSpec['source']['kind'], (pooling: Phrase) => Phrase>> = {
  sliding: (pooling) => pooling,
  adaptive: (pooling) => say('adaptive {pooling}', { pooling }),
  fractional: (pooling) => say('fractional {pooling}', { pooling }),
  regions: (pooling) => say('fractional {pooling}', { pooling }),
  global: (pooling) => say('global {pooling}', { pooling }),
};

/** A layer in words, such as `Max pooling`; the callee where its arguments can't be understood. */
export const layerTitle = (site: LayerSite, t: Translate): string => {
  if (isUnpooling(site)) return t('Max unpooling');
  const spec = site.pooling === null ? null : specify(site.pooling.call);
  if (spec === null || !spec.ok) return site.callee;
  const { source, reducer } = spec.value;
  const words = textOf(WITH_WINDOWS[source.kind](POOLING[reducer.kind]), t);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
