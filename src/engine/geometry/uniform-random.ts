/** A number in [0, 1) that depends on nothing but its arguments (mulberry32's mixing). */
export const uniform = (seed: number, ordinal: number): number => {
  let state = (seed ^ Math.imul(ordinal + 1, 0x9e3779b1)) | 0;
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
