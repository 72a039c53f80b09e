import { describe, expect, it } from 'vitest';
import { poolingSites } from '../../../../src/core/site-search.js';
import { checkLayer } from '../../../../src/present/problems/layer-check.js';
import { initialViewOptions, snapshot } from '../../../../src/present/index.js';
import { plainText, type ReadyState } from '../../../../src/protocol/index.js';
import type { LayerSite } from '../../../../src/python/site.js';
import { read } from '../../python/libraries/support/read.js';

const CODE = `import torch
from timm.layers import SelectAdaptivePool2d, AdaptiveCatAvgMaxPool2d, adaptive_catavgmax_pool2d

x = torch.arange(18.0).reshape(1, 2, 3, 3)
selected = SelectAdaptivePool2d(pool_type='catavgmax', flatten=True)
a = selected(x)
joined = AdaptiveCatAvgMaxPool2d(output_size=3)
b = joined(x)
c = adaptive_catavgmax_pool2d(x)
after = torch.nn.MaxPool2d(2)(torch.rand(1, 1, *b.shape[2:]))
`;

const sites = async (): Promise<readonly LayerSite[]> => {
  const { sites: found, file } = await read(CODE);
  return poolingSites(found, file).map(({ site }) => site);
};

const stateOf = (site: LayerSite | undefined, flow: number): ReadyState => {
  if (site === undefined) throw new Error('no site');
  const state = snapshot(
    {
      kind: 'layer',
      call: { text: site.text, framework: 'timm', location: 'net.py:6' },
      site,
      stale: false,
      stopped: null,
      proposals: [],
    },
    { ...initialViewOptions, flow },
  );
  if (state.kind !== 'ready') throw new Error(JSON.stringify(state));
  return state;
};

describe('an average and a maximum joined along the channels', () => {
  it('is no error, and what follows knows its shape', async () => {
    const { problems } = await read(CODE);
    expect(problems).toEqual([]);
    const found = await sites();
    const outputs = found.map(({ text, flows }) => ({ text, output: flows[0]?.output }));
    expect(outputs).toContainEqual({ text: 'joined(x)', output: [1, 4, 3, 3] });
    expect(outputs).toContainEqual({
      text: 'adaptive_catavgmax_pool2d(x)',
      output: [1, 4, 1, 1],
    });
    for (const site of found) expect(checkLayer(site)).toBeNull();
  });

  it('is drawn as either of the two', async () => {
    const found = await sites();
    const call = found.find(({ text }) => text === 'adaptive_catavgmax_pool2d(x)');
    const average = stateOf(call, 0);
    const maximum = stateOf(call, 1);
    expect(Array.from(average.picture.output.data)).toEqual([4]);
    expect(Array.from(maximum.picture.output.data)).toEqual([8]);
    expect(average.flows.map(({ label }) => label)).toEqual([
      expect.stringContaining('average, the first channels'),
      expect.stringContaining('maximum, the last channels'),
    ]);
    expect([average.flow, maximum.flow]).toEqual([0, 1]);
    expect(average.header).toMatchObject({ input: '1×2×3×3', output: '1×4×1×1' });
    expect(plainText(maximum.sentence)).toContain('This layer joins two poolings');
  });

  it('offers both halves where the code says no shape', async () => {
    const { sites: found, file } = await read(
      "from timm.layers import SelectAdaptivePool2d\nSelectAdaptivePool2d(pool_type='fastcatavgmax')\n",
    );
    const [first] = poolingSites(found, file);
    if (first === undefined) throw new Error('no site');
    const subject = {
      kind: 'layer',
      call: { text: first.site.text, framework: 'timm', location: 'net.py:2' },
      site: first.site,
      stale: false,
      stopped: null,
      proposals: [],
    } as const;
    const state = snapshot(subject, { ...initialViewOptions, shapeText: '1,2,4,4', flow: 1 });
    if (state.kind !== 'ready') throw new Error(JSON.stringify(state));
    expect(state.flows).toHaveLength(2);
    expect(state.picture.operation.kind).toBe('max');
  });
});
