import { describe, expect, it } from 'vitest';
import { stagesOf } from '../../../../../src/engine/kernels/simd/stages.js';

describe('the stages of a window', () => {
  it.each([6, 13, 100, 2 ** 31, 2 ** 53])('join to its %d values', (kernel) => {
    const width = stagesOf(kernel, true).reduce(
      (reach, { taps, step }) => reach + (taps - 1) * step,
      1,
    );
    expect(width).toBe(kernel);
  });

  it('stay few however wide the window is', () => {
    expect(stagesOf(2 ** 53, true).length).toBeLessThan(60);
  });
});
