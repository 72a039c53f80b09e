import type { AxisPicture } from '../../protocol/index.js';

/** Where the first tap of a window lies along an axis. */
export function startOf(axis: AxisPicture, output: number): number {
  const { rule } = axis;
  switch (rule?.kind) {
    case undefined:
      return axis.starts[output] ?? 0;
    case 'even':
      return rule.first + output * rule.stride;
    case 'bins':
      return Math.floor((output * axis.inputSize) / axis.outputSize);
    default:
      return rule satisfies never;
  }
}

/** One past the last tap of a window along an axis. */
export function endOf(axis: AxisPicture, output: number): number {
  const { rule } = axis;
  switch (rule?.kind) {
    case undefined:
      return axis.ends[output] ?? startOf(axis, output);
    case 'even':
      return startOf(axis, output) + rule.reach;
    case 'bins':
      return Math.ceil(((output + 1) * axis.inputSize) / axis.outputSize);
    default:
      return rule satisfies never;
  }
}

/** How many taps a window has along an axis, wherever they fall. */
export const tapsOf = (axis: AxisPicture, output: number): number =>
  Math.max(0, Math.ceil((endOf(axis, output) - startOf(axis, output)) / axis.step));

/** The outputs along an axis whose windows begin inside a stretch of coordinates. */
export const windowsFrom = (
  axis: AxisPicture,
  span: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } => ({
  from: firstThat(axis.outputSize, (output) => startOf(axis, output) >= span.from),
  to: firstThat(axis.outputSize, (output) => startOf(axis, output) >= span.to),
});

/** The outputs along an axis whose windows lie in a stretch of coordinates, at least in part. */
export function windowsTouching(
  axis: AxisPicture,
  span: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } {
  const to = firstThat(axis.outputSize, (output) => startOf(axis, output) >= span.to);
  const from = firstThat(axis.outputSize, (output) => endOf(axis, output) > span.from);
  return { from: Math.min(from, to), to };
}

/** The first of so many of which something holds that holds of all after it. */
export function firstThat(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The outputs along an axis that read a coordinate, in order. */
export function readersAlong(axis: AxisPicture, at: number): readonly number[] {
  const { from, to } = windowsTouching(axis, { from: at, to: at + 1 });
  const result: number[] = [];
  for (let output = from; output < to; output += 1) {
    if ((at - startOf(axis, output)) % axis.step === 0) result.push(output);
  }
  return result;
}

/** How many windows read a coordinate of one axis; 0 outside what is drawn. */
export function readsOf(axis: AxisPicture, at: number): number {
  if (axis.rule === null) return axis.reads[at - axis.from] ?? 0;
  if (axis.step > 1) return readersAlong(axis, at).length;
  const { from, to } = windowsTouching(axis, { from: at, to: at + 1 });
  return to - from;
}

/**
 * The most windows that read one coordinate of an axis. Taps `i·stride + j·dilation` fall together
 * every `dilation/g` windows, `stride/g` taps on (`g` their greatest common divisor); of bins, a
 * coordinate at `f/n` beyond the start of one is read by `⌈f/n + o/n⌉`.
 */
export function mostReads(axis: AxisPicture): number {
  const { rule, inputSize, outputSize } = axis;
  switch (rule?.kind) {
    case undefined:
      return axis.reads.reduce((most, reads) => Math.max(most, reads), 0);
    case 'even': {
      const common = gcd(rule.stride, axis.step);
      const taps = Math.ceil(rule.reach / axis.step);
      return Math.min(
        Math.ceil((taps * common) / rule.stride),
        Math.ceil((outputSize * common) / axis.step),
      );
    }
    case 'bins':
      return Math.ceil((inputSize - gcd(inputSize, outputSize) + outputSize) / inputSize);
    default:
      return rule satisfies never;
  }
}

/** The greatest common divisor of two whole numbers; 0 divides nothing. */
export const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The most taps that a window has along an axis. */
export function mostTaps(axis: AxisPicture): number {
  const { rule } = axis;
  switch (rule?.kind) {
    case undefined: {
      let most = 0;
      for (let output = 0; output < axis.outputSize; output += 1) {
        most = Math.max(most, tapsOf(axis, output));
      }
      return most;
    }
    case 'even':
      return Math.ceil(rule.reach / axis.step);
    case 'bins':
      return Math.ceil(axis.inputSize / Math.max(1, axis.outputSize)) + 1;
    default:
      return rule satisfies never;
  }
}
