import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSelectedInput, parseShape } from '../../../../src/present/input/selected-input.js';

describe('parseShape', () => {
  it.each([
    ['1, 3, 224, 224', [1, 3, 224, 224]],
    ['(1, 3, 32, 32)', [1, 3, 32, 32]],
    ['(1,3,32,32,)', [1, 3, 32, 32]],
    ['[4, 4]', [4, 4]],
    ['1x3x224x224', [1, 3, 224, 224]],
    ['1×64×112×112', [1, 64, 112, 112]],
    ['16', [16]],
    ['4 4', [4, 4]],
  ])('%s is a shape', (text, shape) => {
    expect(parseShape(text)).toEqual(shape);
  });

  it.each(['', '0, 4', '-1, 4', '4.5, 4', 'H, W', '1,2,3,4,5,6,7', '(1, (2, 3))', '1e9'])(
    '“%s” is none',
    (text) => {
      expect(parseShape(text)).toBeNull();
    },
  );

  it('reads back every way of writing sizes', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 2, maxLength: 6 });
    const write = fc.constantFrom(
      (shape: readonly number[]) => `(${shape.join(', ')})`,
      (shape: readonly number[]) => shape.join('x'),
      (shape: readonly number[]) => ` [${shape.join(',')}] `,
    );
    fc.assert(
      fc.property(sizes, write, (shape, text) => {
        expect(parseShape(text(shape))).toEqual(shape);
      }),
    );
  });
});

describe('parseSelectedInput', () => {
  it('takes a tuple of sizes as a shape', () => {
    expect(parseSelectedInput('(1, 3, 32, 32)')).toEqual({ kind: 'shape', shape: [1, 3, 32, 32] });
  });

  it('takes nested numbers as values', () => {
    expect(parseSelectedInput('[[0., 1.5], [-2, 3e1]]')).toMatchObject({
      kind: 'values',
      shape: [2, 2],
      data: Float64Array.from([0, 1.5, -2, 30]),
    });
  });

  it('looks into the call that makes a tensor, over comments and line breaks', () => {
    const text = `X = torch.tensor([[0, 1],  # first\n  [2, 3],\n])`;
    expect(parseSelectedInput(text)).toMatchObject({ kind: 'values', shape: [2, 2] });
  });

  it.each(['[[1, 2], [3]]', 'nn.MaxPool2d(2)', 'X', '', '5', '[[], []]', '[[1, 2], [x, 4]]'])(
    '“%s” is no input',
    (text) => {
      expect(parseSelectedInput(text)).toBeNull();
    },
  );

  it('ends on hostile nesting and length', () => {
    expect(parseSelectedInput('['.repeat(10_000))).toBeNull();
    expect(parseSelectedInput(`[${'[1],'.repeat(10_000)}]`)).toBeNull();
  });
});
