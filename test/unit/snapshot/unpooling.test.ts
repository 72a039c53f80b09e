import { describe, expect, it } from 'vitest';
import { poolingSites } from '../../../src/host/analysis/site-search.js';
import { checkLayer } from '../../../src/host/problems/layer-check.js';
import { initialViewChoices, snapshot } from '../../../src/host/snapshot/index.js';
import { plainText, type PanelState } from '../../../src/protocol/index.js';
import type { LayerSite } from '../../../src/python/site.js';
import { read } from '../libraries/support/read.js';

const CODE = `import torch
from torch import nn
import torch.nn.functional as F

pool = nn.MaxPool2d(2, stride=2, return_indices=True)
unpool = nn.MaxUnpool2d(2, stride=2)
y, i = pool(torch.arange(16.0).reshape(1, 1, 4, 4))
z = unpool(y, i)
w = F.max_unpool2d(y, i, 2)
`;

const unpoolings = async (): Promise<readonly LayerSite[]> => {
  const { sites, file } = await read(CODE);
  return poolingSites(sites, file)
    .map(({ site }) => site)
    .filter(({ text }) => text.includes('npool'));
};

const stateOf = (site: LayerSite): PanelState =>
  snapshot(
    {
      kind: 'layer',
      call: { text: site.text, framework: 'PyTorch', location: 'net.py:6' },
      site,
      stale: false,
      stopped: null,
      proposals: [],
    },
    initialViewChoices,
  );

describe('unpooling in code', () => {
  it('is found where it is built and where it is called', async () => {
    const texts = (await unpoolings()).map(({ text }) => text);
    expect(texts).toEqual([
      'nn.MaxUnpool2d(2, stride=2)',
      'unpool(y, i)',
      'F.max_unpool2d(y, i, 2)',
    ]);
  });

  it('keeps the indices that the pooling before it gives', async () => {
    const calls = (await unpoolings()).filter(({ role }) => role === 'call');
    expect(calls).toHaveLength(2);
    for (const { flows, pooling } of calls) {
      expect(flows[0]?.values?.data).toEqual(Float64Array.of(5, 7, 13, 15));
      expect(flows[0]?.indices).toMatchObject({
        shape: [1, 1, 2, 2],
        data: Float64Array.of(5, 7, 13, 15),
      });
      expect(pooling?.call.arguments).toMatchObject({ kernel_size: 2 });
    }
  });

  it('is explained with its shapes, and no error is found in it', async () => {
    const sites = await unpoolings();
    expect(sites.length).toBeGreaterThan(0);
    for (const site of sites) {
      const state = stateOf(site);
      if (state.kind !== 'unreadable') throw new Error(`${site.text}: ${state.kind}`);
      expect(state.header).toMatchObject({ input: '1×1×2×2', output: '1×1×4×4' });
      expect(plainText(state.reason)).toContain('1×1×2×2 becomes 1×1×4×4');
      expect(checkLayer(site)).toBeNull();
    }
  });
});
