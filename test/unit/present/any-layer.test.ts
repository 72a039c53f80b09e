import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOfLayer } from '../../fuzz/layer-trial.js';
import { layers } from '../../fuzz/layers.js';

describe('whatever a framework is called with', () => {
  it('has cost, notices, counts, values and gradient where it is accepted, and pictures that a page takes', () => {
    fc.assert(
      fc.property(layers, (layer) => {
        expect(faultOfLayer(layer)).toBeNull();
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});
