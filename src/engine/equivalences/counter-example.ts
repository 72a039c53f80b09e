import { product } from '../row-major.js';
import type { Tensor } from '../convolution/correlate.js';
import { correlate } from '../convolution/correlate.js';
import { grid } from './grid.js';

/** An input on which a convolution and a maximum disagree. */
export interface CounterExample {
  /** One plane, large enough for the kernel and the window. */
  readonly input: Tensor;
  /** What the kernel makes of it, at the window's place. */
  readonly convolution: number;
  readonly maximum: number;
  /** Why no such kernel can be a maximum, in one sentence. */
  readonly reason: string;
}

/**
 * An input that shows that one convolution (with these weights and bias) is not the maximum of a
 * window; null only for the one that is: a window of one cell, weight 1, bias 0. The kernel may
 * have any size, `window` and `weights.shape` one entry per axis; both start at the same corner.
 *
 * A maximum of two cells or more must give 1 for an input that is 1 in one cell, so every weight
 * must be 1; but then an input of ones gives the number of cells, and the maximum is still 1.
 */
export const counterExample = (
  weights: Tensor,
  bias: number,
  window: readonly number[],
): CounterExample | null => {
  const sizes = window.map((size, axis) => Math.max(size, weights.shape[axis] ?? 1));
  const cells = [...grid(sizes)];
  const inside = cells.map((cell) => cell.every((i, axis) => i < (window[axis] ?? 0)));
  const zeros = new Float64Array(cells.length);
  if (bias !== 0) {
    return judge(weights, bias, { shape: sizes, data: zeros }, inside, biased(bias));
  }
  for (const [i, cell] of cells.entries()) {
    const weight = weightAt(weights, cell);
    const wanted = inside[i] ? 1 : 0;
    if (weight === wanted) continue;
    const one = { shape: sizes, data: zeros.map((_, j) => (i === j ? 1 : 0)) };
    return judge(weights, bias, one, inside, spiked(wanted === 1, weight));
  }
  if (inside.filter(Boolean).length < 2) return null;
  const ones = { shape: sizes, data: zeros.map((_, i) => (inside[i] ? 1 : 0)) };
  return judge(
    weights,
    bias,
    ones,
    inside,
    'Weights of 1 add up; the maximum of equal values is that value.',
  );
};

/** Kernels that people try first, for a window of the given size per axis. */
export const starterKernels = (
  window: readonly number[],
): readonly { readonly name: 'all ones' | 'bottom right'; readonly weights: Tensor }[] => {
  const count = product(window);
  return [
    { name: 'all ones', weights: { shape: window, data: new Float64Array(count).fill(1) } },
    {
      name: 'bottom right',
      weights: {
        shape: window,
        data: Float64Array.from({ length: count }, (_, i) => (i === count - 1 ? 1 : 0)),
      },
    },
  ];
};

const judge = (
  weights: Tensor,
  bias: number,
  input: Tensor,
  inside: readonly boolean[],
  reason: string,
): CounterExample => {
  const { data } = correlate({
    axes: input.shape.map((size, axis) => ({
      inputSize: size,
      outputSize: 1,
      padBefore: 0,
      padAfter: 0,
      windows: {
        kind: 'regular',
        firstStart: 0,
        stride: 1,
        kernel: weights.shape[axis] ?? 1,
        dilation: 1,
      },
    })),
    layout: 'channels-first',
    input: { shape: [1, 1, ...input.shape], data: input.data },
    weights: { shape: [1, 1, ...weights.shape], data: weights.data },
    bias: Float64Array.of(bias),
    groups: 1,
    precision: 'float64',
  });
  const maximum = input.data.reduce(
    (most, value, i) => (inside[i] ? Math.max(most, value) : most),
    -Infinity,
  );
  return { input, convolution: data[0] ?? 0, maximum, reason };
};

const biased = (bias: number): string =>
  `An input of zeros gives the bias, ${String(bias)}; its maximum is 0.`;

const spiked = (inWindow: boolean, weight: number): string =>
  inWindow
    ? `Where one cell is 1 and the others 0, the kernel gives that cell's weight, ${String(weight)}; the maximum is 1.`
    : `The kernel reads a cell outside the window with weight ${String(weight)}; the maximum does not.`;

const weightAt = ({ shape, data }: Tensor, cell: readonly number[]): number => {
  if (cell.some((i, axis) => i >= (shape[axis] ?? 0))) return 0;
  return data[cell.reduce((at, i, axis) => at * (shape[axis] ?? 1) + i, 0)] ?? 0;
};
