import { describe, expect, it } from 'vitest';
import { indexInWhole, indexOf, placeOf, product } from '../../../src/engine/row-major.js';

describe('row-major arithmetic', () => {
  it('counts the cells of sizes, one where there are none', () => {
    expect(product([2, 3, 4])).toBe(24);
    expect(product([])).toBe(1);
  });

  it('finds a place from an index and back', () => {
    for (let flat = 0; flat < 24; flat += 1) {
      expect(indexOf(placeOf(flat, [2, 3, 4]), [2, 3, 4])).toBe(flat);
    }
    expect(placeOf(23, [2, 3, 4])).toEqual([1, 2, 3]);
  });

  it('has no index for a place outside', () => {
    expect(indexOf([0, 3], [2, 3])).toBeNull();
  });

  it('finds a cell of a box in the whole', () => {
    expect(indexInWhole(3, [2, 2], [4, 5], [1, 2])).toBe(2 * 5 + 3);
    expect(indexInWhole(3, [2, 2], [4, 5])).toBe(1 * 5 + 1);
  });
});
