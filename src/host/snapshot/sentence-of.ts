import type { AxisPlan, Plan, PoolSpec } from '../../engine/index.js';
import { richTextOf, type RichText } from '../../protocol/index.js';

/** What each output is, how windows move, and what is odd about it. */
export function sentenceOf(plan: Plan): RichText {
  const { spec, axes } = plan;
  return richTextOf(
    [`Each output ${verb(spec.reducer)} ${place(spec, axes)}.`, movement(spec, axes), oddity(plan)]
      .filter((part) => part !== '')
      .join(' '),
  );
}

function verb(reducer: PoolSpec['reducer']): string {
  switch (reducer.kind) {
    case 'max':
      return 'keeps the **largest** value in';
    case 'min':
      return 'keeps the **smallest** value in';
    case 'avg':
      return reducer.divisorOverride === null
        ? 'is the **mean** of'
        : `is the **sum** divided by **${String(reducer.divisorOverride)}** of`;
    case 'sum':
      return 'is the **sum** of';
    case 'lp':
      return `is the **L${String(reducer.p)} norm** of`;
    case 'lse':
      return 'is the **log of the summed exponentials** of';
    case 'softmax':
      return 'is a mean **weighted by softmax** of';
    case 'stochastic':
      return reducer.mode === 'train'
        ? 'is one value **drawn by chance** from'
        : 'is a mean **weighted by the values** of';
    case 'mixed':
      return `mixes **${percent(reducer.lambda)} maximum** and the rest mean of`;
    case 'median':
      return 'is the **median** of';
    case 'gem':
      return `is the **generalised mean** (p = ${String(reducer.p)}) of`;
    case 'weighted':
      return 'is a **weighted sum** of';
    default:
      return reducer satisfies never;
  }
}

const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)} %`;

function place(spec: PoolSpec, axes: readonly AxisPlan[]): string {
  const { source } = spec;
  switch (source.kind) {
    case 'sliding':
      return dilationNote(windowOf(source.kernel), source);
    case 'fractional':
      return windowOf(source.kernel);
    case 'adaptive':
      return `one of **${axes.map((axis) => axis.outputSize).join('×')}** bins`;
    case 'regions':
      return 'one region between two random cuts';
    case 'global':
      return `the **whole** ${axes.map((axis) => axis.inputSize).join('×')} plane`;
    default:
      return source satisfies never;
  }
}

const windowOf = (kernel: readonly number[]): string =>
  kernel.length === 1 ? `a window of **${kernel.join()}**` : `a **${kernel.join('×')}** window`;

function dilationNote(
  window: string,
  source: Extract<PoolSpec['source'], { readonly kind: 'sliding' }>,
): string {
  if (source.dilation.every((step) => step === 1)) return window;
  const span = source.kernel.map((kernel, axis) => (kernel - 1) * (source.dilation[axis] ?? 1) + 1);
  return `${window} spread over **${span.join('×')}** cells`;
}

function movement(spec: PoolSpec, axes: readonly AxisPlan[]): string {
  const { source } = spec;
  switch (source.kind) {
    case 'sliding':
      return axes.every((axis) => axis.outputSize <= 1) ? '' : sliding(source);
    case 'fractional':
      return 'Windows start at pseudo-random places, so steps differ.';
    case 'adaptive':
      return axes.some((axis) => axis.outputSize > 0 && axis.inputSize % axis.outputSize !== 0)
        ? 'Bins are uneven, and neighbours may share cells.'
        : 'Bins are equal and do not overlap.';
    case 'regions':
      return source.overlapping ? 'Neighbouring regions share a row or column.' : '';
    case 'global':
      return '';
    default:
      return source satisfies never;
  }
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const word = (count: number): string => WORDS[count] ?? String(count);
const plural = (count: number, what: string): string =>
  `${word(count)} ${what}${count === 1 ? '' : 's'}`;

function sliding(source: Extract<PoolSpec['source'], { readonly kind: 'sliding' }>): string {
  const shared = source.kernel.map(
    (kernel, axis) =>
      (kernel - 1) * (source.dilation[axis] ?? 1) + 1 - (source.stride[axis] ?? kernel),
  );
  if (shared.every((count) => count === 0)) return 'Windows sit side by side without overlap.';
  const strides = [...new Set(source.stride)];
  const move =
    strides.length === 1
      ? `Windows move **${String(strides[0])}** ${strides[0] === 1 ? 'cell' : 'cells'}`
      : `Windows move **${source.stride.join('×')}** cells`;
  const dilated = source.dilation.some((step) => step > 1);
  if (dilated) return `${move}.`;
  const same = new Set(shared).size === 1;
  const first = shared[0] ?? 0;
  const lines = source.kernel.length === 1 ? 'cell' : 'row or column';
  if (same && first > 0) {
    return `${move}, so neighbours share ${first === 1 ? `one ${lines}` : sharedLines(first, source.kernel.length)}.`;
  }
  if (same) return `${move} and leave ${plural(-first, lines)} between them.`;
  const axisWords = source.kernel.length === 3 ? ['slice', 'row', 'column'] : ['row', 'column'];
  const parts = shared.map((count, axis) =>
    count >= 0
      ? `share ${plural(count, axisWords[axis] ?? 'cell')}`
      : `leave out ${plural(-count, axisWords[axis] ?? 'cell')}`,
  );
  return `${move}: neighbours ${parts.join(' and ')}.`;
}

const sharedLines = (count: number, rank: number): string =>
  rank === 1 ? `${word(count)} cells` : `${word(count)} rows or columns`;

function oddity({ spec, axes }: Plan): string {
  const { source, reducer } = spec;
  if (source.kind !== 'sliding' || source.rounding !== 'ceil') return '';
  const overhang = axes.some(
    (axis) =>
      axis.windows.kind === 'regular' &&
      axis.outputSize > 0 &&
      axis.windows.firstStart +
        (axis.outputSize - 1) * axis.windows.stride +
        (axis.windows.kernel - 1) * axis.windows.dilation +
        1 >
        axis.inputSize + axis.padAfter,
  );
  if (!overhang) return '';
  return reducer.kind === 'avg' && reducer.divisorOverride === null
    ? 'Rounding up adds windows that hang over the edge; they divide by the cells they really have.'
    : 'Rounding up adds windows that hang over the edge; what is not there is not read.';
}
