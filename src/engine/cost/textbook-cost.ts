import { evenBinSize, windowEnd, windowStart, type AxisPlan } from '../geometry/axis.js';
import type { Plan } from '../plan/plan.js';

/** One factor of the textbook's product. */
export interface TextbookTerm {
  /** `n`, `c`, `o_h`, `o_w`, `k_h` … */
  readonly symbol: string;
  readonly value: number;
}

/** The numbers in `o = ⌊(n − k + pb + pe + s) / s⌋` along one axis. */
export interface TextbookAxis {
  /** `d`, `h` or `w`. */
  readonly name: string;
  readonly size: number;
  readonly kernel: number;
  readonly padBefore: number;
  readonly padAfter: number;
  /** Null where windows do not move by one stride. */
  readonly stride: number | null;
  readonly outputSize: number;
}

/**
 * One operation per tap: `c · o_h · o_w · k_h · k_w`, borders ignored. A batch is a further factor
 * `n` where it is larger than 1. Source: Dive into Deep Learning, exercise on the cost of pooling.
 */
export interface TextbookCost {
  readonly value: number;
  readonly terms: readonly TextbookTerm[];
  readonly axes: readonly TextbookAxis[];
}

/** The textbook's count; null where windows differ in size, `too-large` beyond 2⁵³. */
export const textbookCost = (plan: Plan): TextbookCost | null | 'too-large' => {
  const kernels = plan.axes.map(kernelSize);
  if (kernels.includes(null)) return null;
  const names = axisNames[plan.axes.length] ?? [];
  const terms: TextbookTerm[] = [];
  if (plan.batch !== 1) terms.push({ symbol: 'n', value: plan.batch });
  terms.push({ symbol: 'c', value: plan.channels });
  plan.axes.forEach((axis, i) => {
    terms.push({ symbol: `o_${names[i] ?? ''}`, value: axis.outputSize });
  });
  kernels.forEach((kernel, i) => {
    terms.push({ symbol: `k_${names[i] ?? ''}`, value: kernel ?? 0 });
  });
  const value = terms.reduce((all, term) => all * BigInt(term.value), 1n);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) return 'too-large';
  const axes = plan.axes.map((axis, i) => ({
    name: names[i] ?? '',
    size: axis.inputSize,
    kernel: kernels[i] ?? 0,
    padBefore: axis.padBefore,
    padAfter: axis.padAfter,
    stride: axis.windows.kind === 'regular' ? axis.windows.stride : null,
    outputSize: axis.outputSize,
  }));
  return { value: Number(value), terms, axes };
};

const axisNames: Readonly<Record<number, readonly string[]>> = {
  1: ['w'],
  2: ['h', 'w'],
  3: ['d', 'h', 'w'],
};

/** Number of taps of every window along an axis; null where it differs between windows. */
const kernelSize = (axis: AxisPlan): number | null => {
  const { windows, outputSize } = axis;
  switch (windows.kind) {
    case 'regular':
      return windows.kernel;
    case 'adaptive':
      return evenBinSize(axis);
    case 'listed': {
      const first = windowEnd(axis, 0) - windowStart(axis, 0);
      for (let plane = 0; plane < windows.planes.length; plane += 1) {
        for (let i = 0; i < outputSize; i += 1) {
          if (windowEnd(axis, i, plane) - windowStart(axis, i, plane) !== first) return null;
        }
      }
      return first;
    }
    default:
      return windows satisfies never;
  }
};
