/** A number in [0, 1) from an offset and a seed (the mixing of SplitMix32). */
export function uniformAt(offset: number, seed: number): number {
  let z = (Math.imul(offset + 1, 0x9e3779b9) + Math.imul(seed, 0x85ebca6b)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return ((z ^ (z >>> 15)) >>> 0) / 4294967296;
}
