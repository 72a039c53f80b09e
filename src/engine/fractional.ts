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
