import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { meantWay } from '../../../../src/present/misfit/layer-ways.js';
import { checkLayer } from '../../../../src/present/problems/layer-check.js';
import { fileReport } from '../../../../src/present/report/file-report.js';
import { read } from './support/read.js';

const HEAD = `import torch, keras
from torch import nn
import torch.nn.functional as F
import flax.linen as fnn, jax.numpy as jnp
x = torch.zeros(1, 3, 8, 8)
`;

/** A call whose arguments don't fit, and what the library says. */
const calls: readonly (readonly [string, string])[] = [
  [
    'nn.MaxPool2d(2, paddding=1)',
    "TypeError: _MaxPoolNd.__init__() got an unexpected keyword argument 'paddding'",
  ],
  [
    'nn.AvgPool2d(2, dilation=2)',
    "TypeError: AvgPool2d.__init__() got an unexpected keyword argument 'dilation'",
  ],
  [
    'F.max_pool2d(x, 2, strides=2)',
    "TypeError: _max_pool2d() got an unexpected keyword argument 'strides'",
  ],
  [
    'nn.MaxPool2d()',
    "TypeError: _MaxPoolNd.__init__() missing 1 required positional argument: 'kernel_size'",
  ],
  [
    'nn.MaxPool2d(2, 2, 0, 1, False, False, 7)',
    'TypeError: _MaxPoolNd.__init__() takes from 2 to 7 positional arguments but 8 were given',
  ],
  [
    'nn.MaxPool2d(2, kernel_size=3)',
    "TypeError: _MaxPoolNd.__init__() got multiple values for argument 'kernel_size'",
  ],
  [
    'keras.layers.MaxPooling2D(pool_sze=2)',
    "ValueError: Unrecognized keyword arguments passed to MaxPooling2D: {'pool_sze': 2}",
  ],
  [
    'fnn.max_pool(jnp.ones((1, 4, 4, 3)))',
    "TypeError: max_pool() missing 1 required positional argument: 'window_shape'",
  ],
];

describe('a pooling call whose arguments do not fit', () => {
  it.each(calls)('is a site with the error of the library: %s', async (call, message) => {
    const { sites, problems } = await read(`${HEAD}layer = ${call}\n`);
    expect(sites.map((site) => site.text)).toContain(call);
    const site = sites.find(({ text }) => text === call);
    expect(textOf(site?.unknown?.reason ?? '')).toBe(message);
    expect(problems.map((problem) => textOf(problem.message))).toEqual([message]);
  });

  it('is marked at the argument, with the name that is probably meant', async () => {
    const { sites } = await read(`${HEAD}layer = nn.MaxPool2d(2, paddding=1)\n`);
    const site = sites.find(({ kind }) => kind === 'MaxPool2d');
    const problem = site === undefined ? null : checkLayer(site);
    expect(problem?.range.start).toEqual({ line: 5, column: 24 });
    expect(textOf(problem?.error.hint ?? '')).toMatch(/^Did you mean \*\*padding\*\*\?/);
  });

  it('is a problem at the argument, too', async () => {
    const { problems } = await read(`${HEAD}layer = nn.MaxPool2d(2, paddding=1)\n`);
    expect(problems.map(({ range }) => range?.start)).toEqual([{ line: 5, column: 24 }]);
  });

  it.each([
    ['nn.MaxPool2d()', 'MaxPool2d'],
    ['F.avg_pool2d(x)', 'avg_pool2d'],
    ['nn.MaxPool2d(2, 2, 0, 1, False, False, 7)', 'MaxPool2d'],
  ])(
    'is marked at the name of what is called where no argument is to blame: %s',
    async (call, name) => {
      const { problems, sites } = await read(`${HEAD}layer = ${call}\n`);
      const start = { line: 5, column: `layer = ${call}`.indexOf(name) };
      const end = { line: 5, column: start.column + name.length };
      expect(problems.map(({ range }) => range)).toEqual([{ file: 'main.py', start, end }]);
      const layers = sites.map((site) => checkLayer(site)).filter((found) => found !== null);
      for (const { range } of layers) expect(range).toEqual({ file: 'main.py', start, end });
    },
  );

  it('is renamed on request, with its value as it is', async () => {
    const { sites } = await read(`${HEAD}layer = nn.MaxPool2d(2, paddding=0x1)\n`);
    const site = sites.find(({ kind }) => kind === 'MaxPool2d');
    const error = site && checkLayer(site)?.error;
    const [way] = site && error ? meantWay(site, error) : [];
    expect(textOf(way?.title ?? '')).toBe('Use padding=1');
    const [start, end] = [24, 33].map((column) => ({ line: 5, column }));
    expect(way?.edits).toEqual([{ range: { file: 'main.py', start, end }, text: 'padding=' }]);
  });

  it('says in reports what is probably meant', async () => {
    const analysis = await read(`${HEAD}layer = nn.MaxPool2d(2, paddding=1)\n`);
    const [problem] = fileReport(analysis).problems;
    expect(problem?.related.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Did you mean padding\? /u),
    ]);
  });

  it('is an AttributeError where the library has no such name', async () => {
    const calls = ['torch.avg_pool2d(x, 2)', 'fnn.min_pool(jnp.ones((1, 4, 4, 3)), (2, 2))'];
    const said = await Promise.all(
      calls.map(async (call) => (await read(`${HEAD}y = ${call}\n`)).problems),
    );
    expect(said.flat().map(({ message }) => textOf(message))).toEqual([
      "AttributeError: module 'torch' has no attribute 'avg_pool2d'",
      "AttributeError: module 'flax.linen' has no attribute 'min_pool'",
    ]);
  });

  it('knows the names of other libraries', async () => {
    const { sites } = await read(`${HEAD}F.max_pool2d(x, 2, strides=2)\n`);
    const site = sites.find(({ kind }) => kind === 'F.max_pool2d');
    const problem = site === undefined ? null : checkLayer(site);
    expect(textOf(problem?.error.hint ?? '')).toMatch(/^Did you mean \*\*stride\*\*\?/);
  });
});
