import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOfLayer } from '../../fuzz/layer-trial.js';
import { layers, type CalledLayer } from '../../fuzz/layers.js';

const torchLayer = { framework: 'torch', input: [1, 1, 3, 500_000] } as const;

/** Strides and dilations that are no pairs. */
const oddPairs = { kernel_size: 2, stride: [1, 2, 3, 2], dilation: [4, 0, 3] };

describe('whatever a framework is called with', () => {
  it('has cost, notices, counts, values and gradient where it is accepted, and pictures that a page takes', () => {
    fc.assert(
      fc.property(layers, (layer) => {
        expect(faultOfLayer(layer)).toBeNull();
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it.each<CalledLayer>([
    { ...torchLayer, operation: 'AdaptiveAvgPool2d', arguments: { output_size: 0 } },
    { ...torchLayer, framework: 'timm', operation: 'MaxPool2dSame', arguments: oddPairs },
    {
      ...torchLayer,
      framework: 'equinox',
      operation: 'AvgPool2d',
      arguments: { kernel_size: 1000 },
      input: [1, 1, 1_000_000],
    },
  ])('$framework $operation on $input', (layer) => {
    expect(faultOfLayer(layer)).toBeNull();
  });
});
