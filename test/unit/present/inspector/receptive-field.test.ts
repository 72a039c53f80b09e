import { expect, it } from 'vitest';
import { initialViewOptions, snapshot } from '../../../../src/present/index.js';
import { callText } from '../../../../src/present/layer/call-text.js';
import { PythonReader } from '../../../../src/python/analyse.js';
import { plainText } from '../../../../src/protocol/index.js';

const PROGRAM = `
import torch
from torch import nn

net = nn.Sequential(
    nn.Conv2d(1, 6, 5, padding=2), nn.BatchNorm2d(6), nn.ReLU(), nn.AvgPool2d(2, stride=2),
    nn.Conv2d(6, 16, 5), nn.Sigmoid(), nn.MaxPool2d(2))
net(torch.zeros(1, 1, 28, 28))
`;

it('goes through activations and norms, which take each cell by itself', async () => {
  const { sites } = await new PythonReader().analyse('net.py', PROGRAM, { read: () => null });
  const fields = sites.flatMap((site) => {
    if (!site.isPooling || site.flows.length === 0) return [];
    const call = callText(site, 'net.py:1');
    const known = { stale: false, stopped: null, proposals: [] };
    const state = snapshot({ kind: 'layer', call, site, ...known }, initialViewOptions);
    if (state.kind !== 'ready' || state.inspector.receptiveField === null) return [];
    const { sentence, layers } = state.inspector.receptiveField;
    return [[plainText(sentence), layers.map(({ field }) => field).join(', ')]];
  });
  const each = [...new Map(fields.map((field) => [field.join(), field])).values()];
  expect(each).toEqual([
    [
      'One output sees 6 × 6 of the model’s input, and neighbours start 2 × 2 apart.',
      '5 × 5, 5 × 5, 5 × 5, 6 × 6',
    ],
    [
      'One output sees 16 × 16 of the model’s input, and neighbours start 4 × 4 apart.',
      '5 × 5, 5 × 5, 5 × 5, 6 × 6, 14 × 14, 14 × 14, 16 × 16',
    ],
  ]);
});
