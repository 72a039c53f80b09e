import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../src/engine/geometry/uniform-random.js';

/** Mulberry32 as it was published, with its state for a seed. */
const mulberry32 = (seed: number): number => {
  let t = (seed + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

describe('numbers that only look random', () => {
  it('are those of mulberry32, from a state of seed and place', () => {
    for (let at = 0; at < 200; at += 1) {
      const seed = at * 7919 - 300;
      expect(uniform(seed, at)).toBe(mulberry32(seed ^ Math.imul(at + 1, 0x9e3779b1)));
    }
  });

  it('lie in [0, 1), evenly', () => {
    const numbers = Array.from({ length: 4000 }, (_, at) => uniform(3, at));
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length / 4000;
      expect(share).toBeGreaterThan(0.08);
      expect(share).toBeLessThan(0.12);
    }
  });
});
