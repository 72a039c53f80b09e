/**
 * Seeded stand-ins for random numbers: the same each time, so that a picture stays the same.
 * Source: the mulberry32 generator.
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers like those of a normal distribution, two decimals each: easy to read in a picture. */
export function seededNormal(seed: number): () => number {
  const next = seeded(seed);
  return () => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return Math.round(radius * Math.cos(2 * Math.PI * next()) * 100) / 100;
  };
}

/** Numbers from 0 to 1, two decimals each. */
export function seededUniform(seed: number): () => number {
  const next = seeded(seed);
  return () => Math.floor(next() * 100) / 100;
}

/** Whole numbers from `low` to below `high`. */
export function seededIntegers(seed: number, low: number, high: number): () => number {
  const next = seeded(seed);
  return () => low + Math.floor(next() * (high - low));
}
