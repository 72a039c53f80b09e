import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/engine/phrase.js';
import { misfitText } from '../../../../src/present/hover/misfit-text.js';
import { plainLayerAt, plainLayerText } from '../../../../src/present/hover/plain-layer-text.js';
import { CodeText } from '../../../../src/present/misfit/code-text.js';
import { PythonReader } from '../../../../src/python/analyse.js';

const source = (inFeatures: string): string => `import torch
from torch import nn
net = nn.Sequential(
    nn.Conv2d(1, 4, 5),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(${inFeatures}, 10),
)
net(torch.rand(2, 1, 28, 28))
`;

const UNET = `import torch
from torch import nn
down, up = nn.MaxPool2d(2), nn.Upsample(scale_factor=2)
x = torch.rand(1, 4, 71, 70)
torch.cat([x, up(down(x))], 1)
`;

async function hoverAt(text: string, line: number, column: number): Promise<string | null> {
  const analysis = await new PythonReader().analyse('net.py', text, { read: () => null });
  const found = plainLayerAt(analysis, { line, column });
  if (found === null) return null;
  if (found.kind === 'layer') return plainLayerText(found.site, null, english);
  return misfitText(found.problem, {
    code: new CodeText('net.py', text),
    ways: [{ title: 'Set in_features to 4 * 12 * 12', result: '2×10', link: 'command:fix' }],
    chain: 'command:chain',
    placeLink: ({ start }) => `net.py#L${start.line + 1}`,
    thumbnail: null,
    t: english,
  });
}

describe('the hover of a layer that is not pooling', () => {
  it('is a title and a line where all fits', async () => {
    expect(await hoverAt(source('4 * 12 * 12'), 6, 8)).toBe(
      '**Linear** `2×576` → `2×10`\n\nafter 2',
    );
  });

  it('says what arrives, what was told, who made the size and what helps where it doesn’t', async () => {
    const text = await hoverAt(source('4 * 28 * 28'), 6, 8);
    expect(text?.split('\n\n')).toEqual([
      '**Linear** `2×576` → $(error) error &nbsp; [line 9](net.py#L9), input 2×1×28×28',
      [
        '| | |',
        '|:--|:--|',
        '| Arrives | 576 = 4 × 12 × 12: 4 channels from Conv2d \\(line 4\\), 12×12 from MaxPool2d \\(line 5\\) |',
        '| Told | `in_features=3136` = 4 \\* 28 \\* 28 |',
        '| Made 12×12 | the pooling MaxPool2d makes 12×12 of 24×24 ([line 5](net.py#L5)): `(24 − 2) / 2 + 1 = 12` |',
      ].join('\n'),
      '$(error) `RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x576 and 3136x10)`',
      '[$(lightbulb) Set in\\_features to 4 \\* 12 \\* 12](command:fix) → 2×10 &nbsp; [$(type-hierarchy) Show the chain](command:chain)',
      '<details><summary>From the input to here, 3 layers</summary>',
      [
        '| | | |',
        '|:--|:--|:--|',
        '| Conv2d | `2×1×28×28 → 2×4×24×24` | [line 4](net.py#L4) |',
        '| **MaxPool2d** | `2×4×24×24 → 2×4×12×12` | [line 5](net.py#L5) |',
        '| Flatten | `2×4×12×12 → 2×576` | [line 6](net.py#L6) |',
      ].join('\n'),
      '</details>',
    ]);
  });

  it('says the same at the call and at a join, with the ways of both tensors', async () => {
    const text = await hoverAt(UNET, 4, 7);
    expect(text).toContain('**cat** `1×4×71×70` + `1×4×70×70` → $(error) error');
    expect(text).toContain('makes 35 of 71 and drops a row');
    expect(text).toContain('<details>');
  });

  it('is none for what no layer is', async () => {
    expect(await hoverAt(source('576'), 0, 2)).toBeNull();
  });
});
