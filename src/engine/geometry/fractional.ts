import { uniform } from './uniform-random.js';

/**
 * Where the windows of fractional pooling start along one axis, for a sample in [0, 1).
 * Graham's pseudo-random sequence `⌊(i + u)·α⌋ − ⌊u·α⌋` with `α = (n − k) / (o − 1)`; the last
 * window ends with the data. Source: PyTorch's `generate_intervals`.
 */
export const fractionalStarts = (
  size: number,
  kernel: number,
  count: number,
  sample: number,
): readonly number[] => {
  const step = (size - kernel) / (count - 1);
  return Array.from({ length: count }, (_, i) =>
    i === count - 1 ? size - kernel : Math.trunc((i + sample) * step) - Math.trunc(sample * step),
  );
};

/** A seeded sample in [0, 1), for layers whose samples are not known: one per plane and axis. */
export const drawnSample = (plane: number, axis: number): number => uniform(axis, plane);

/**
 * Seeded cuts `0 = c₀ < c₁ < … = n` of `⌊n / ratio⌋` regions, whose lengths differ by at most one
 * and come in random order. Source: TensorFlow's `GenerateFractionalPoolingSequence`.
 */
export const drawnCuts = (size: number, ratio: number, axis: number): readonly number[] => {
  const regions = Math.floor(size / ratio);
  const shorter = Math.floor(size / regions);
  const longer = size % regions;
  const order = Array.from({ length: regions }, (_, i) => i).toSorted(
    (a, b) => uniform(axis, a) - uniform(axis, b),
  );
  const cuts = [0];
  for (const place of order) cuts.push((cuts.at(-1) ?? 0) + shorter + (place < longer ? 1 : 0));
  return cuts;
};
