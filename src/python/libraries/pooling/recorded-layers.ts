import { dialectOf, type Framework } from '../../../engine/index.js';
import type { LibraryMember } from '../contract.js';
import { poolingLayer, type PoolingLayer } from './pooling-layer.js';

/**
 * The pooling layers of a framework's record: every signature there, as a class of layers. `common`
 * is what they have in common.
 */
export const recordedLayers = (
  framework: Framework,
  common: Omit<PoolingLayer, 'framework' | 'kind' | 'parameters'>,
): Readonly<Record<string, LibraryMember>> =>
  Object.fromEntries(
    Object.entries(dialectOf(framework).signatures).map(([kind, { text }]) => [
      kind,
      poolingLayer({ ...common, kind, framework, parameters: text }),
    ]),
  );
