/** An input of one window on which a kernel does not give the maximum. */
export interface MaxCounterExample {
  readonly input: readonly number[];
  readonly maximum: number;
  readonly convolved: number;
}

/**
 * An input on which the convolution with these weights is not the maximum; null for a window of
 * one value with weight 1. A kernel right on every input with a single 1 has only ones, and then
 * adds up more than one 1.
 */
export const counterExample = (weights: readonly number[]): MaxCounterExample | null => {
  const single = weights.findIndex((weight) => weight !== 1);
  const input = weights.map((_, index) => (single === -1 || index === single ? 1 : 0));
  const convolved = weights.reduce((sum, weight, index) => sum + weight * (input[index] ?? 0), 0);
  return convolved === 1 ? null : { input, maximum: 1, convolved };
};
