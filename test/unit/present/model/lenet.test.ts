import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/protocol/rich-text.js';
import { modelOf } from './traced.js';

const source = readFileSync('examples/lenet.py', 'utf8');

describe('the Model view of LeNet', () => {
  it('has its twelve layers in the order of calls, with shapes and what each sees', async () => {
    const { rows } = await modelOf(source);
    expect(rows.map(({ title, path, output, sees }) => [title, path, output, sees])).toEqual([
      ['Conv2d', 'features.0', '6×28×28', '5×5'],
      ['Sigmoid', 'features.1', '6×28×28', '5×5'],
      ['AvgPool2d', 'features.2', '6×14×14', '6×6'],
      ['Conv2d', 'features.3', '16×10×10', '14×14'],
      ['Sigmoid', 'features.4', '16×10×10', '14×14'],
      ['AvgPool2d', 'features.5', '16×5×5', '16×16'],
      ['Flatten', 'classifier.0', '400', '16×16'],
      ['Linear', 'classifier.1', '120', 'all'],
      ['Sigmoid', 'classifier.2', '120', 'all'],
      ['Linear', 'classifier.3', '84', 'all'],
      ['Sigmoid', 'classifier.4', '84', 'all'],
      ['Linear', 'classifier.5', '10', 'all'],
    ]);
  });

  it('counts operations and parameters as they are worked out by hand', async () => {
    const { totals, rows } = await modelOf(source);
    expect(totals.operations).toBe(429_332);
    expect(totals.parameters).toBe(61_706);
    expect(rows.map(({ costs }) => costs.operations)).toEqual([
      117_600, 4704, 4704, 240_000, 1600, 1600, 0, 48_000, 120, 10_080, 84, 840,
    ]);
  });

  it('says in two sentences what shrinks it and what the last map sees', async () => {
    const { sentence } = await modelOf(source);
    expect(plainText(sentence)).toBe(
      '28×28 becomes 5×5. Two average poolings halve it twice; one 5×5 convolution without padding takes 4. Each value of the last map sees 16×16 of the input, a third of it.',
    );
  });

  it('has five maps, each with its sum, and what is left when they are flattened', async () => {
    const { maps, tail } = await modelOf(source);
    expect(
      maps.map(({ text, title, arithmetic, link }) => [text, title, arithmetic, link]),
    ).toEqual([
      ['28×28', '', '', 'none'],
      ['28×28', 'Conv2d 5×5', 'padding 2 keeps 28', 'plain'],
      ['14×14', 'AvgPool2d 2×2', '28 ÷ 2 = 14', 'funnel'],
      ['10×10', 'Conv2d 5×5', '14 − 4 = 10', 'dashed'],
      ['5×5', 'AvgPool2d 2×2', '10 ÷ 2 = 5', 'funnel'],
    ]);
    expect(tail).toEqual({
      sizes: '→ 400 → 120 → 84 → 10',
      note: 'flattened, then 3 linear layers: no place left',
    });
  });

  it('selects the last pooling that makes a map, and shows no blocks of so few calls', async () => {
    const { selected, blocks } = await modelOf(source);
    expect(selected).toBe('s5');
    expect(blocks).toEqual([]);
  });
});
