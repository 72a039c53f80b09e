import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../../../src/host/live-tensors/read-numbers.js';
import {
  countOf,
  describing,
  MOST_VALUES,
  partText,
  readDescription,
  readingExpressions,
  readPart,
  usualPart,
} from '../../../../src/present/input/live-tensor.js';

const tensor = { library: 'torch', shape: [2, 3], dtype: 'float32' };

describe('a tensor in a debugger', () => {
  it('is described by an expression that evaluates it once', () => {
    expect(describing('f(x)').match(/f\(x\)/gu)).toHaveLength(1);
  });

  it('is known by library, shape and type', () => {
    expect(readDescription(`'["torch", [1, 3, 8], "torch.bfloat16"]'`)).toEqual({
      library: 'torch',
      shape: [1, 3, 8],
      dtype: 'bfloat16',
    });
    expect(readDescription(`'["jaxlib.xla_extension", [4], "float32"]'`)?.library).toBe('jaxlib');
  });

  it.each(['', 'None', `'[1]'`, `'["torch", [1, -2], "x"]'`, `'["torch", "1", "x"]'`, '{'])(
    'is none where the answer is %s',
    (answer) => {
      expect(readDescription(answer)).toBeNull();
    },
  );

  it('gives its numbers exactly', () => {
    const numbers = [1.1, -0, Number.POSITIVE_INFINITY, 2 ** 53];
    const text = Buffer.from(Float64Array.from(numbers).buffer).toString('base64');
    expect(Array.from(readNumbers([`'${text}'`], 4) ?? [])).toEqual(numbers);
    expect(readNumbers([`'${text}'`], 5)).toBeNull();
    expect(readNumbers([`'?'`], 1)).toBeNull();
  });

  it('is read in pieces that a debugger does not cut', () => {
    const part = [{ from: 0, to: 60_000 }];
    const asked = readingExpressions('x', { ...tensor, shape: [60_000] }, part);
    expect(asked).toHaveLength(10);
    expect(Math.ceil((6000 * 8) / 3) * 4).toBeLessThan(65_538);
    expect(asked.at(-1)).toContain('[54000:60000]');
  });

  it('is read whole where it is small, else the first planes', () => {
    expect(partText(usualPart([2, 3]), [2, 3])).toBe(':, :');
    expect(partText(usualPart([64, 3, 224, 224]), [64, 3, 224, 224])).toBe('0:1, 0:1, :, :');
    expect(partText(usualPart([8, 1, 1000, 1000]), [8, 1, 1000, 1000])).toBe('0:1, :, 0:65, :');
    expect(countOf(usualPart([10 ** 9, 10 ** 9]))).toBeLessThanOrEqual(MOST_VALUES);
  });

  it('takes slices as Python writes them', () => {
    expect(readPart('1, :2', [2, 3])).toEqual([
      { from: 1, to: 2 },
      { from: 0, to: 2 },
    ]);
  });

  it.each(['0', '0, 9', '0, 2:1', 'a, :', '0:1, :, :'])('says what is wrong with %s', (text) => {
    expect(readPart(text, [2, 3])).toHaveProperty('template');
  });
});
