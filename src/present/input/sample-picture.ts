import { uniformAt } from './uniform-noise.js';

/** The seed of the noise. */
const NOISE = 7;
/** Beyond this many thicknesses squared a ring's light is below what is rounded away. */
const DARK = 20;

interface Ring {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly thickness: number;
  readonly light: number;
}

/**
 * Rings, a line and a little noise, different in each channel; between 0 and 1. Gives the value of
 * a cell of a plane by its coordinates and its offset in the tensor.
 */
export function samplePicture(
  channel: number,
  sizes: readonly number[],
): (at: readonly number[], offset: number) => number {
  const last = sizes.length - 1;
  const width = sizes[last] ?? 1;
  const height = sizes[last - 1] ?? 1;
  const turn = channel * 2.399963;
  const shift = 0.06 * Math.cos(turn);
  const rings: readonly Ring[] = [
    {
      x: 0.58 + shift,
      y: 0.38,
      radius: 0.27 + 0.05 * Math.sin(turn),
      thickness: 0.03,
      light: 0.55,
    },
    { x: 0.22, y: 0.72 + shift, radius: 0.08, thickness: 0.035, light: 0.8 },
    { x: 0.84 + shift / 2, y: 0.82 - shift / 2, radius: 0.1, thickness: 0.03, light: 0.95 },
  ];
  // Most cells lie too far from a ring to be lit by it: squared distances tell without a root.
  const lit = rings.map((ring) => {
    const reach = ring.thickness * Math.sqrt(DARK);
    return { ...ring, from: Math.max(0, ring.radius - reach) ** 2, to: (ring.radius + reach) ** 2 };
  });
  return (at, offset) => {
    const x = ((at[last] ?? 0) + 0.5) / width;
    const y = height === 1 ? 0.5 : ((at[last - 1] ?? 0) + 0.5) / height;
    let light = 0.5 * glow(((y - 0.92 + 0.45 * x + shift) / 0.012) ** 2);
    for (const ring of lit) {
      const across = x - ring.x;
      const down = y - ring.y;
      const squared = across * across + down * down;
      if (squared < ring.from || squared > ring.to) continue;
      const distance = Math.sqrt(squared) - ring.radius;
      light = Math.max(light, ring.light * glow((distance / ring.thickness) ** 2));
    }
    return Math.round((light * 0.9 + 0.1 * uniformAt(offset, NOISE)) * 1000) / 1000;
  };
}

const glow = (square: number): number => (square > DARK ? 0 : Math.exp(-square));
