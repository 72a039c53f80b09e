import {
  cellSpacing,
  dataExtent,
  joined,
  listed,
  say,
  textOf,
  type AxisPlan,
  type Phrase,
  type Plan,
  type PoolSpec,
  type Translate,
  ownDivisor,
  traitsOf,
} from '../../engine/index.js';
import { richTextOf, type RichText } from '../../protocol/index.js';
import { paddingMeaning } from '../plane/padding-meaning.js';

type Sliding = Extract<PoolSpec['source'], { readonly kind: 'sliding' }>;

/** What each output is, how windows move, and what is odd about it. */
export function sentenceOf(plan: Plan, t: Translate): RichText {
  const { spec, axes } = plan;
  const sentences = [output(spec, axes), movement(spec, axes), holes(plan), oddity(plan)];
  return richTextOf(textOf(joined(sentences.filter((sentence) => sentence !== null)), t));
}

const output = (spec: PoolSpec, axes: readonly AxisPlan[]): Phrase =>
  traitsOf(spec.reducer).sentence(spec.reducer, place(spec, axes));

function place(spec: PoolSpec, axes: readonly AxisPlan[]): Phrase {
  const { source } = spec;
  switch (source.kind) {
    case 'sliding':
      return spread(windowOf(source.kernel), source);
    case 'fractional':
      return windowOf(source.kernel);
    case 'adaptive':
      if (isWhole(axes)) return wholePlane(axes);
      return say('one of **{bins}** bins', { bins: axes.map((axis) => axis.outputSize).join('×') });
    case 'regions':
      return say('one region between two random cuts');
    case 'global':
      return wholePlane(axes);
    default:
      return source satisfies never;
  }
}

const isWhole = (axes: readonly AxisPlan[]): boolean => axes.every((axis) => axis.outputSize === 1);

const wholePlane = (axes: readonly AxisPlan[]): Phrase =>
  say('the **whole** {sizes} plane', {
    sizes: axes.map((axis) => axis.inputSize).join('×'),
  });

const windowOf = (kernel: readonly number[]): Phrase =>
  kernel.length === 1
    ? say('a window of **{kernel}**', { kernel: kernel.join('×') })
    : say('a **{kernel}** window', { kernel: kernel.join('×') });

/** A dilated window says over how many cells it is spread. */
function spread(window: Phrase, source: Sliding): Phrase {
  if (source.dilation.every((step) => step === 1)) return window;
  const span = source.kernel.map((kernel, axis) => (kernel - 1) * (source.dilation[axis] ?? 1) + 1);
  return say('{window} spread over **{span}** cells', { window, span: span.join('×') });
}

function movement(spec: PoolSpec, axes: readonly AxisPlan[]): Phrase | null {
  const { source } = spec;
  switch (source.kind) {
    case 'sliding':
      return axes.every((axis) => axis.outputSize <= 1) ? null : sliding(source);
    case 'fractional':
      return say('Windows start at pseudo-random places, so steps differ.');
    case 'adaptive':
      if (isWhole(axes)) return null;
      return axes.some((axis) => axis.outputSize > 0 && axis.inputSize % axis.outputSize !== 0)
        ? say('Bins are uneven, and neighbours may share cells.')
        : say('Bins are equal and do not overlap.');
    case 'regions':
      return source.overlapping ? say('Neighbouring regions share a row or column.') : null;
    case 'global':
      return null;
    default:
      return source satisfies never;
  }
}

function sliding(source: Sliding): Phrase {
  const shared = source.kernel.map(
    (kernel, axis) =>
      (kernel - 1) * (source.dilation[axis] ?? 1) + 1 - (source.stride[axis] ?? kernel),
  );
  if (shared.every((count) => count === 0)) return say('Windows sit side by side without overlap.');
  const strides = [...new Set(source.stride)];
  const stride = strides.length === 1 ? String(strides[0]) : source.stride.join('×');
  const move =
    stride === '1'
      ? say('Windows move **1** cell')
      : say('Windows move **{stride}** cells', { stride });
  if (source.dilation.some((step) => step > 1)) return say('{move}.', { move });
  const rank = source.kernel.length;
  const first = shared[0] ?? 0;
  if (shared.every((count) => count === first)) {
    const lines = rank === 1 ? linesOf('cell', Math.abs(first)) : rowsOrColumns(Math.abs(first));
    return first > 0
      ? say('{move}, so neighbours share {lines}.', { move, lines })
      : say('{move} and leave {lines} between them.', { move, lines });
  }
  const names = rank === 3 ? (['slice', 'row', 'column'] as const) : (['row', 'column'] as const);
  const parts = shared.map((count, axis) => {
    const lines = linesOf(names[axis] ?? 'cell', Math.abs(count));
    return count >= 0 ? say('share {lines}', { lines }) : say('leave out {lines}', { lines });
  });
  return say('{move}: neighbours {parts}.', { move, parts: listed(parts) });
}

const rowsOrColumns = (count: number): Phrase =>
  count === 1
    ? say('one row or column')
    : say('{count} rows or columns', { count: numberWord(count) });

/** `one row`, `two columns`. */
const linesOf = (name: 'cell' | 'row' | 'column' | 'slice', number: number): Phrase => {
  const count = numberWord(number);
  switch (name) {
    case 'cell':
      return number === 1 ? say('one cell') : say('{count} cells', { count });
    case 'row':
      return number === 1 ? say('one row') : say('{count} rows', { count });
    case 'column':
      return number === 1 ? say('one column') : say('{count} columns', { count });
    case 'slice':
      return number === 1 ? say('one slice') : say('{count} slices', { count });
    default:
      return name satisfies never;
  }
};

/** A number as a word up to ten. */
const numberWord = (count: number): Phrase | string => NUMBERS[count] ?? String(count);

const NUMBERS: readonly Phrase[] = [
  say('no'),
  say('one'),
  say('two'),
  say('three'),
  say('four'),
  say('five'),
  say('six'),
  say('seven'),
  say('eight'),
  say('nine'),
  say('ten'),
];

/** What a base dilation does to the input before any window reads it. */
function holes({ spec, axes }: Plan): Phrase | null {
  if (axes.every((axis) => cellSpacing(axis) === 1)) return null;
  const sizes = axes.map(dataExtent).join('×');
  const value = paddingMeaning(spec).text;
  return value === null
    ? say('The input is first **spread** to **{sizes}** by holes, which are ignored.', { sizes })
    : say('The input is first **spread** to **{sizes}** by holes, which count as {value}.', {
        sizes,
        value,
      });
}

function oddity({ spec, axes }: Plan): Phrase | null {
  const { source, reducer } = spec;
  if (source.kind !== 'sliding' || source.rounding !== 'ceil') return null;
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
  if (!overhang) return null;
  return reducer.kind === 'avg' && ownDivisor(reducer) === null
    ? say(
        'Rounding up adds windows that hang over the edge; they divide by the cells they really have.',
      )
    : say('Rounding up adds windows that hang over the edge; what is not there is not read.');
}
