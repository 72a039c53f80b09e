import {
  additivityExample,
  asEquivalence,
  correlate,
  counterExample,
  divisorAt,
  type Equivalence,
  plan,
  type Plan,
  type Reducer,
  softmaxDistances,
  starterKernels,
} from '../../engine/index.js';
import { richTextOf } from '../../protocol/index.js';
import type {
  Agreement,
  AverageSide,
  ConvolutionTab,
  KernelTrial,
  MaxSide,
  RecipeText,
  ShiftsSide,
  SliderSide,
} from '../../protocol/tabs.js';
import { pictureOf } from '../snapshot/picture-of.js';
import {
  cellNames,
  differingCells,
  gridOf,
  largestDifference,
  outputSizes,
  pooledPlane,
  product,
  type TabLayer,
} from './tab-layer.js';
import { treeLevels } from './tree-levels.js';

const maximum: Reducer = { kind: 'max', returnIndices: false };
const mostNames = 4096;
/** Cells along each axis, by rank: recipes keep every step, so large planes are cut. */
const mostCells: readonly number[] = [1, 256, 32, 10];

const by = (layer: TabLayer, reducer: Reducer): Plan => ({
  ...layer.plan,
  spec: { ...layer.plan.spec, reducer, call: null },
});

/** The first cells of a plane that is too large, with the layer planned on them alone. */
const cut = (layer: TabLayer): TabLayer | null => {
  const { plan: own, values } = layer;
  const sizes = own.axes.map(({ inputSize }) => inputSize);
  const limit = mostCells[sizes.length] ?? 10;
  const kept = sizes.map((size) => Math.min(size, limit));
  if (kept.join() === sizes.join()) {
    return layer;
  }
  const shape = own.spec.layout === 'channels-last' ? [1, ...kept, 1] : [1, 1, ...kept];
  const smaller = plan({ ...own.spec, call: null }, shape);
  const flat = (index: number): number => {
    let rest = index;
    const at = kept.toReversed().map((size) => {
      const place = rest % size;
      rest = Math.floor(rest / size);
      return place;
    });
    return at.toReversed().reduce((sum, place, axis) => sum * (sizes[axis] ?? 1) + place, 0);
  };
  return smaller.ok
    ? {
        ...layer,
        plan: smaller.value,
        values: Float32Array.from({ length: product(kept) }, (_, i) => values[flat(i)] ?? 0),
      }
    : null;
};

const codeOf = ({ pytorch, keras }: Equivalence): RecipeText => [
  ...(pytorch === null ? [] : [{ library: 'PyTorch', text: pytorch.text }]),
  ...(keras === null ? [] : [{ library: 'Keras', text: keras.text }]),
];

/** Recipes compute in double precision, so that only what they claim can make a difference. */
const doubles = ({ values }: TabLayer): Float64Array => Float64Array.from(values);

/** Both results in float32, as they are shown, and what differs between them by more than rounding. */
const agreementOf = (
  layer: TabLayer,
  { output, expected }: Equivalence,
  labels: readonly [string, string],
): Agreement => {
  const sizes = outputSizes(layer.plan);
  const pooled = gridOf(labels[0], sizes, expected.data);
  const computed = gridOf(labels[1], sizes, output.data);
  return {
    pooled,
    computed,
    differing: differingCells(pooled.values, computed.values).length,
    maximalError: largestDifference(pooled.values, computed.values),
  };
};

const averageSide = (layer: TabLayer): AverageSide | null => {
  const { t } = layer;
  const { reducer } = layer.plan.spec;
  const own: Reducer =
    reducer.kind === 'avg' || reducer.kind === 'sum'
      ? reducer
      : { kind: 'avg', countIncludePad: true, divisorOverride: null };
  const averaged = by(layer, own);
  const plain =
    asEquivalence('average-as-convolution', averaged, doubles(layer)) ??
    asEquivalence('sum-as-convolution', averaged, doubles(layer));
  const found = plain ?? asEquivalence('average-as-ratio', averaged, doubles(layer));
  if (found === null) {
    return null;
  }
  const kernel = found.kernels[0]?.tensor;
  const [rank, taps] = [layer.plan.axes.length, product(kernel?.shape.slice(2) ?? [])];
  const names = outputSizes(averaged);
  const divisors = Float32Array.from({ length: product(names) }, (_, flat) =>
    own.kind === 'sum' ? 1 : divisorAt(averaged, unravel(flat, names)),
  );
  const divisor = divisors[0] ?? taps;
  const sum = own.kind === 'sum';
  return {
    form: plain === null ? 'ratio' : 'convolution',
    agreement: agreementOf(layer, found, [
      sum ? t('sum pooling') : t('average pooling'),
      plain === null ? 'conv(x) / conv(1)' : t('convolution'),
    ]),
    kernel: {
      columns: rank === 0 ? 1 : (kernel?.shape.at(-1) ?? 1),
      weights: Float32Array.from(kernel?.data.subarray(0, taps) ?? []),
      text: plain === null || sum ? '1' : `1/${divisor}`,
    },
    sums: pooledPlane(by(layer, { kind: 'sum' }), layer.values),
    divisors,
    note: richTextOf(
      plain === null
        ? t(
            'Windows divide by **different** numbers, so the layer is one convolution divided by another, of ones.',
          )
        : sum
          ? t('Every weight is 1: the kernel adds the window up.')
          : t('Padding is 0 here and every window divides by {divisor}.', { divisor }),
    ),
    code: codeOf(found),
  };
};

const unravel = (flat: number, sizes: readonly number[]): readonly number[] => {
  let rest = flat;
  return sizes
    .toReversed()
    .map((size) => {
      const at = rest % size;
      rest = Math.floor(rest / size);
      return at;
    })
    .toReversed();
};

const maxSide = (layer: TabLayer): MaxSide | null => {
  const { t } = layer;
  const found = asEquivalence('max-as-tree', by(layer, maximum), doubles(layer));
  if (found === null) {
    return null;
  }
  const sizes = outputSizes(layer.plan);
  const leaves = found.steps.filter(({ name }) => name.startsWith('tap '));
  const outputs = product(sizes);
  return {
    agreement: agreementOf(layer, found, [t('max pooling'), t('tree')]),
    leafCount: leaves.length,
    leaves: interleaved(
      leaves.map(({ tensor }) => tensor.data),
      outputs,
    ),
    levels: treeLevels(
      found.steps.slice(leaves.length).map(({ tensor }) => tensor.data),
      leaves.length,
      outputs,
    ),
    maps:
      outputs > 64 ? [] : found.steps.map(({ name, tensor }) => gridOf(name, sizes, tensor.data)),
    caution: richTextOf(
      t(
        'Pad with the smallest input value. −∞ gives NaN, and −1e9 rounds the answer away in float32.',
      ),
    ),
    code: codeOf(found),
  };
};

/** Value `i` of each list side by side, output by output. */
export const interleaved = (
  lists: readonly Float64Array[],
  outputs: number,
): Float32Array<ArrayBuffer> =>
  Float32Array.from(
    { length: lists.length * outputs },
    (_, index) => lists[index % lists.length]?.[Math.floor(index / lists.length)] ?? Number.NaN,
  );

const shiftsSide = (layer: TabLayer): ShiftsSide | null => {
  const { t } = layer;
  const found = asEquivalence('max-as-shifts', by(layer, maximum), doubles(layer));
  const kernels = found?.kernels[0]?.tensor;
  if (found === null || kernels === undefined || found.steps.length > 64) {
    return null;
  }
  const kernel = kernels.shape.slice(2);
  const taps = product(kernel);
  const sizes = outputSizes(layer.plan);
  return {
    kernels: found.steps.map((_, i) =>
      gridOf(
        t('kernel {index}', { index: i }),
        kernel,
        kernels.data.subarray(i * taps, (i + 1) * taps),
      ),
    ),
    copies: found.steps.map(({ tensor }, i) =>
      gridOf(t('copy {index}', { index: i }), sizes, tensor.data),
    ),
    agreement: agreementOf(layer, found, [t('max pooling'), t('largest copy')]),
    code: codeOf(found),
  };
};

const lpSide = (layer: TabLayer): SliderSide | null => {
  const { choices, t } = layer;
  const sizes = outputSizes(layer.plan);
  const found = asEquivalence('lp-towards-max', by(layer, maximum), layer.values, { p: choices.p });
  return (
    found && {
      value: choices.p,
      output: gridOf(t('p = {p}', { p: choices.p }), sizes, found.output.data),
      max: gridOf(t('largest |x|'), sizes, found.expected.data),
      average: null,
      toMax: found.maximalError,
      toAverage: null,
      caution: richTextOf(
        t(
          'It reads absolute values and never quite reaches the maximum. A large p makes small values vanish.',
        ),
      ),
      code: codeOf(found),
    }
  );
};

const softmaxSide = (layer: TabLayer): SliderSide | null => {
  const { choices, values, t } = layer;
  const { temperature } = choices;
  const sizes = outputSizes(layer.plan);
  const own = by(layer, maximum);
  const found = asEquivalence('softmax-between', own, values, { temperature });
  if (found === null) {
    return null;
  }
  const { toMaximum, toAverage } = softmaxDistances(own, values, temperature);
  const averaged: Reducer = { kind: 'avg', countIncludePad: false, divisorOverride: null };
  return {
    value: temperature,
    output: gridOf(t('T = {temperature}', { temperature }), sizes, found.expected.data),
    max: gridOf(t('max'), sizes, pooledPlane(own, values)),
    average: gridOf(t('average'), sizes, pooledPlane(by(layer, averaged), values)),
    toMax: toMaximum,
    toAverage,
    caution: richTextOf(t('Every value costs an exponential, and nothing is learned.')),
    code: codeOf(found),
  };
};

const trialOf = (layer: TabLayer): KernelTrial | null => {
  const { plan: own, values, choices, t } = layer;
  const { source } = own.spec;
  if (source.kind !== 'sliding' || product(source.kernel) > 64) {
    return null;
  }
  const { kernel } = source;
  const starters = starterKernels(kernel);
  const given = choices.kernel.length === product(kernel) ? choices.kernel : null;
  const weights = given ?? Array.from(starters[0]?.weights.data ?? []);
  const convolved = correlate({
    axes: own.axes,
    layout: own.spec.layout,
    input: { shape: own.inputShape, data: Float64Array.from(values) },
    weights: { shape: [1, 1, ...kernel], data: Float64Array.from(weights) },
    bias: null,
    groups: 1,
    precision: 'float32',
  });
  const sizes = outputSizes(own);
  const best = pooledPlane(by(layer, maximum), values);
  const example = counterExample({ shape: kernel, data: Float64Array.from(weights) }, 0, kernel);
  return {
    columns: kernel.at(-1) ?? 1,
    weights,
    starters: starters.map(({ name, weights: start }) => ({
      label: name === 'all ones' ? t('all ones') : t('bottom right only'),
      weights: Array.from(start.data),
    })),
    convolved: gridOf(
      t('your convolution'),
      sizes,
      convolved.data,
      differingCells(best, convolved.data),
    ),
    max: gridOf(t('max pooling'), sizes, best),
    example: example && {
      input: gridOf(t('input'), example.input.shape, example.input.data),
      maximum: example.maximum,
      convolved: example.convolution,
    },
  };
};

/** The layer's windows as convolutions: average, maximum, and what lies between, computed. */
export const convolutionTab = (whole: TabLayer): ConvolutionTab => {
  const { t } = whole;
  const layer = cut(whole);
  const none: ConvolutionTab = {
    kind: 'convolution',
    choices: whole.choices,
    obstacle: richTextOf(
      t(
        'These windows have no fixed kernel, so no convolution stands for them. A sliding window does.',
      ),
    ),
    remark: '',
    picture: null,
    channels: whole.channels,
    outputNames: [],
    additivity: additivityExample(),
    average: null,
    max: null,
    shifts: null,
    lp: null,
    softmax: null,
    trial: null,
  };
  if (layer === null || layer.plan.spec.source.kind !== 'sliding') {
    return none;
  }
  const sizes = layer.plan.axes.map(({ inputSize }) => inputSize);
  return {
    ...none,
    obstacle: [],
    remark: layer === whole ? '' : t('On the first {sizes} values.', { sizes: sizes.join('×') }),
    picture: pictureOf({
      plan: by(layer, maximum),
      plane: 0,
      values: layer.values,
      viewport: null,
    }),
    outputNames: [...cellNames(outputSizes(layer.plan), mostNames)],
    average: averageSide(layer),
    max: maxSide(layer),
    shifts: shiftsSide(layer),
    lp: lpSide(layer),
    softmax: softmaxSide(layer),
    trial: trialOf(layer),
  };
};
