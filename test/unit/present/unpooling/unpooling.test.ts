import { describe, expect, it } from 'vitest';
import { poolingSites } from '../../../../src/core/site-search.js';
import { checkLayer } from '../../../../src/present/problems/layer-check.js';
import { initialViewOptions, snapshot, type ViewOptions } from '../../../../src/present/index.js';
import {
  plainText,
  readMessage,
  type PanelState,
  type UnpoolingState,
} from '../../../../src/protocol/index.js';
import type { LayerSite } from '../../../../src/python/site.js';
import { read } from '../../python/libraries/support/read.js';

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

const stateOf = (site: LayerSite, view: Partial<ViewOptions> = {}): PanelState =>
  snapshot(
    {
      kind: 'layer',
      call: { text: site.text, framework: 'PyTorch', location: 'net.py:6' },
      site,
      stale: false,
      stopped: null,
      proposals: [],
    },
    { ...initialViewOptions, ...view },
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

  it('is drawn with the values and indices of the code, and no error is found in it', async () => {
    const sites = await unpoolings();
    expect(sites.length).toBeGreaterThan(0);
    for (const site of sites) {
      const state = drawn(site);
      expect(state.header).toMatchObject({ input: '1×1×2×2', output: '1×1×4×4' });
      expect(state.indicesFrom).toBe('code');
      const { picture } = state;
      expect(Array.from(picture.input.data)).toEqual([5, 7, 13, 15]);
      expect(Array.from(picture.indices)).toEqual([5, 7, 13, 15]);
      expect(Array.from(picture.output.data)).toEqual([
        0, 0, 0, 0, 0, 5, 0, 7, 0, 0, 0, 0, 0, 13, 0, 15,
      ]);
      expect(picture.writers[5]).toBe(0);
      expect(picture.writers[0]).toBe(-1);
      expect(checkLayer(site)).toBeNull();
    }
  });

  it('says the rule of the output size', async () => {
    const [site] = await unpoolings();
    if (site === undefined) throw new Error('no site');
    const [formula] = drawn(site).inspector.outputSize.formulas;
    expect(formula?.parts.map(({ text }) => text).join('')).toBe('(2-1)·2-2·0+2 = 4');
  });
});

const drawn = (site: LayerSite, view: Partial<ViewOptions> = {}): UnpoolingState => {
  const state = stateOf(site, view);
  if (state.kind !== 'unpooling') throw new Error(`${site.text}: ${JSON.stringify(state)}`);
  return state;
};

const lastOf = async (code: string): Promise<LayerSite> => {
  const { sites, file } = await read(
    `import torch\nfrom torch import nn\nimport torch.nn.functional as F\n${code}`,
  );
  const site = poolingSites(sites, file).findLast(({ site }) => site.text.includes('npool'))?.site;
  if (site === undefined) throw new Error('no unpooling');
  return site;
};

describe('indices of an unpooling', () => {
  it('that repeat leave the last value, and the picture counts what is replaced', async () => {
    const { picture, inspector, error } = drawn(
      await lastOf('F.max_unpool1d(torch.tensor([[1., 2., 3.]]), torch.tensor([[0, 0, 4]]), 2)'),
    );
    expect(Array.from(picture.output.data)).toEqual([2, 0, 0, 0, 3, 0]);
    expect(picture).toMatchObject({ replaced: 1, outside: 0 });
    expect(picture.writes[0]).toBe(2);
    expect(picture.writers[0]).toBe(1);
    expect(inspector.notices.map(({ code }) => code)).toContain('index-repeated');
    expect(error).toBeNull();
  });

  it('outside the output are kept apart, with the error of PyTorch', async () => {
    const { picture, inspector, error } = drawn(
      await lastOf('F.max_unpool1d(torch.tensor([[1., 2.]]), torch.tensor([[0, 9]]), 2)'),
    );
    expect(Array.from(picture.places)).toEqual([0, -1]);
    expect(Array.from(picture.output.data)).toEqual([1, 0, 0, 0]);
    expect(error).toBe(
      'RuntimeError: Found an invalid max index: 9 (output volumes are of size 4x1)',
    );
    expect(inspector.notices[0]).toMatchObject({ severity: 'error', code: 'index-outside' });
  });

  it('that are not known are those of the max pooling it undoes, and are called a sample', async () => {
    const site = await lastOf(
      'up = nn.MaxUnpool2d(3, stride=2, padding=1)\nup(torch.empty(1, 2, 3, 3), i)',
    );
    const { picture, indicesFrom, header, inspector } = drawn(site, { shapeText: '1, 2, 3, 3' });
    expect(indicesFrom).toBe('sample');
    expect(header.values).toContain('sample');
    expect(inspector.notices.map(({ code }) => code)).toContain('sample-indices');
    expect(picture.output.shape).toEqual([5, 5]);
    expect(picture.outside).toBe(0);
    picture.places.forEach((place, index) => {
      const [row, column] = [Math.floor(place / 5), place % 5];
      const [at, across] = [Math.floor(index / 3), index % 3];
      expect(Math.abs(row - at * 2)).toBeLessThanOrEqual(1);
      expect(Math.abs(column - across * 2)).toBeLessThanOrEqual(1);
    });
  });

  it('follow an output size that the call asks for', async () => {
    const site = await lastOf(
      'pool = nn.MaxPool2d(2, return_indices=True)\ny, i = pool(torch.arange(25.0).reshape(1, 1, 5, 5))\nnn.MaxUnpool2d(2)(y, i, output_size=(5, 5))',
    );
    const { picture, inspector } = drawn(site);
    expect(picture.output.shape).toEqual([5, 5]);
    expect(picture.output.data[6]).toBe(6);
    expect(plainText(inspector.outputSize.remark)).toContain('output_size');
  });

  it('take typed values along, which can be undone', async () => {
    const [site] = await unpoolings();
    if (site === undefined) throw new Error('no site');
    const edits = [{ at: [0, 0, 0, 1], value: 99 }];
    expect(drawn(site, { edits, done: 1 }).picture.output.data[7]).toBe(99);
    expect(drawn(site, { edits, done: 0 }).picture.output.data[7]).toBe(7);
  });

  it('of slices count through all of them', async () => {
    const site = await lastOf(
      'pool = nn.MaxPool3d(2, return_indices=True)\ny, i = pool(torch.arange(64.0).reshape(1, 1, 4, 4, 4))\nF.max_unpool3d(y, i, 2)',
    );
    const { picture } = drawn(site);
    expect(Array.from(picture.places)).toEqual([21, 23, 29, 31, 53, 55, 61, 63]);
    expect(picture.output.data[21]).toBe(21);
  });

  it('pass the border between host and webview unharmed', async () => {
    for (const site of await unpoolings()) {
      const message = { type: 'show', revision: 1, state: drawn(site) };
      expect(readMessage(structuredClone(message))).toEqual({ ok: true, value: message });
    }
  });

  it('with a size that does not fit are rejected in the words of PyTorch', async () => {
    const site = await lastOf('up = nn.MaxUnpool2d(2)');
    const rejected = {
      ...site,
      pooling:
        site.pooling === null
          ? null
          : {
              ...site.pooling,
              call: {
                ...site.pooling.call,
                arguments: { ...site.pooling.call.arguments, output_size: [9, 9] },
              },
            },
    };
    expect(stateOf(rejected, { shapeText: '2,2' })).toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('invalid output_size'),
    });
  });
});

describe('an unpooling of unknown size', () => {
  it('asks for one, with its rule in letters', async () => {
    const site = await lastOf('up = nn.MaxUnpool2d(2, stride=2)');
    const state = stateOf(site);
    if (state.kind !== 'needsShape') throw new Error(state.kind);
    expect(state.formulas[0]?.parts.map(({ text }) => text).join('')).toBe('(n-1)·2-2·0+2');
    expect(drawn(site, { shapeText: '3,3' }).header.output).toBe('1×1×6×6');
  });
});

describe('a large unpooling', () => {
  it('sends a box around the view and the rest in overview', async () => {
    const site = await lastOf('up = nn.MaxUnpool2d(2, stride=2)');
    const viewport = { origin: [100, 200], size: [32, 32] };
    const { picture } = drawn(site, { shapeText: '512,512', viewport });
    expect(picture.input).toMatchObject({ origin: [100, 200], size: [32, 32] });
    expect(picture.output).toMatchObject({ origin: [200, 400], size: [64, 64] });
    expect(picture.outputOverview?.levels.length).toBe(512 * 512);
    const first = picture.places[0] ?? -1;
    expect(first % 1024).toBeGreaterThanOrEqual(400);
    expect(first % 1024).toBeLessThan(402);
  });
});
