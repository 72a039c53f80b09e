import {
  say,
  specify,
  textOf,
  traitsOf,
  type Phrase,
  type PoolSpec,
  type Translate,
} from '../../engine/index.js';
import type { LayerSite } from '../../python/site.js';
import { isUnpooling } from './unpooling-call.js';

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
  const words = textOf(WITH_WINDOWS[source.kind](traitsOf(reducer).pooling), t);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
