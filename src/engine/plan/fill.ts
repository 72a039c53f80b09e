import type { PoolSpec } from '../spec.js';

/**
 * What windows read where there is no data; undefined where they skip it. A weighted sum always
 * reads all its taps, of which those outside the data count as 0.
 */
export const fillOf = ({ fill, reducer }: PoolSpec): PoolSpec['fill'] =>
  fill ?? (reducer.kind === 'weighted' ? 0 : undefined);
