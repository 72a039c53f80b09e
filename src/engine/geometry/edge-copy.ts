import type { AxisPlan } from './axis.js';
import type { EdgeCopy } from '../spec.js';

/**
 * The input index whose value a padding cell at this coordinate repeats. Mirroring goes to and fro
 * where the padding is longer than the data. Source: `torch.nn.functional.pad`.
 */
export const copiedIndex = (
  { inputSize }: AxisPlan,
  coordinate: number,
  copy: EdgeCopy,
): number => {
  const last = inputSize - 1;
  switch (copy) {
    case 'reflect': {
      const turn = modulo(coordinate, Math.max(2 * last, 1));
      return Math.min(turn, 2 * last - turn);
    }
    case 'replicate':
      return Math.min(Math.max(coordinate, 0), last);
    case 'circular':
      return modulo(coordinate, inputSize);
    default:
      return copy satisfies never;
  }
};

const modulo = (value: number, period: number): number => ((value % period) + period) % period;
