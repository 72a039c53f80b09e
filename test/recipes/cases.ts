import { lessonCases } from './lesson-cases.js';
import { type GradientCase, gradientCases } from './gradient-cases.js';
import { labCases, type PoolCase } from './lab-cases.js';
import {
  convolve,
  equivalencesOf,
  asEquivalence,
  lostMaximum,
  notices,
  plan,
  specify,
} from '../../src/engine/index.js';
import type { ArgumentValue, Plan, PoolSpec, Reducer } from '../../src/engine/index.js';

/** A piece of code that must compute the same as a reference expression of `x`. */
export interface CodeCase {
  readonly kind: 'torch' | 'keras';
  readonly name: string;
  readonly code: string;
  /** The function or expression to evaluate, of `x`. */
  readonly call: string;
  /** What it must equal, in PyTorch, of the same `x`. */
  readonly reference: string;
  /** Input shapes to try: the layer's own, and a larger one where the code holds for any. */
  readonly shapes: readonly (readonly number[])[];
  readonly tolerance: number;
}

/** Numbers of the engine that PyTorch must give too. */
export interface ValueCase {
  readonly kind: 'value';
  readonly name: string;
  readonly reference: string;
  readonly tensors: Readonly<
    Record<string, { readonly shape: readonly number[]; readonly data: readonly number[] }>
  >;
  readonly expected: readonly number[];
  readonly tolerance: number;
}

/** Everything to be run against a real PyTorch. */
export const cases = (): readonly (CodeCase | ValueCase | PoolCase | GradientCase)[] => [
  ...layers.flatMap(recipeCases),
  ...softLayers.flatMap(recipeCases),
  ...layers.flatMap(fixCases),
  ...convolutions.map(convolutionCase),
  ...treesInFloat32(),
  ...labCases(),
  ...gradientCases(),
  ...lessonCases(),
];

/** A PyTorch layer and an input shape. */
interface Layer {
  readonly operation: string;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
  readonly shape: readonly number[];
}

const layer = (
  operation: string,
  args: Readonly<Record<string, ArgumentValue>>,
  shape: readonly number[],
): Layer => ({ operation, arguments: args, shape });

const layers: readonly Layer[] = [
  layer('avg_pool2d', { kernel_size: 3, stride: 2, padding: 1 }, [2, 3, 8, 7]),
  layer('avg_pool2d', { kernel_size: [2, 3], stride: [2, 1] }, [1, 2, 6, 7]),
  layer(
    'avg_pool2d',
    { kernel_size: 3, stride: 2, padding: 1, count_include_pad: false },
    [2, 2, 6, 6],
  ),
  layer('avg_pool2d', { kernel_size: 2, ceil_mode: true }, [1, 2, 5, 5]),
  layer('avg_pool2d', { kernel_size: 3, stride: 2, padding: 1, ceil_mode: true }, [1, 2, 6, 6]),
  layer('avg_pool2d', { kernel_size: 2, divisor_override: 3 }, [1, 2, 6, 6]),
  layer('avg_pool1d', { kernel_size: 3, padding: 1, count_include_pad: false }, [2, 2, 8]),
  layer('avg_pool3d', { kernel_size: 2 }, [1, 2, 4, 4, 4]),
  layer('max_pool2d', { kernel_size: 2 }, [2, 3, 6, 6]),
  layer('max_pool2d', { kernel_size: 3, stride: 2, padding: 1 }, [2, 3, 8, 8]),
  layer('max_pool2d', { kernel_size: [3, 2], stride: [2, 1], padding: [1, 0] }, [1, 2, 7, 6]),
  layer('max_pool2d', { kernel_size: 3, stride: 1, padding: 1, dilation: 2 }, [1, 2, 9, 9]),
  layer('max_pool2d', { kernel_size: 2, ceil_mode: true }, [1, 2, 5, 5]),
  layer('max_pool2d', { kernel_size: 5, stride: 1, padding: 2 }, [1, 2, 9, 9]),
  layer('max_pool2d', { kernel_size: 13, stride: 1, padding: 6 }, [1, 1, 16, 16]),
  layer('max_pool1d', { kernel_size: 4, stride: 3, padding: 2 }, [2, 3, 11]),
  layer(
    'max_pool3d',
    { kernel_size: [1, 3, 3], stride: [1, 2, 2], padding: [0, 1, 1] },
    [1, 2, 3, 6, 6],
  ),
  layer('avg_pool3d', { kernel_size: [2, 3, 2], stride: [1, 2, 2], padding: 1 }, [1, 2, 4, 7, 6]),
  layer('avg_pool3d', { kernel_size: 2, ceil_mode: true }, [1, 2, 3, 5, 5]),
  layer('max_pool3d', { kernel_size: [1, 2, 2], stride: [2, 1, 2] }, [1, 3, 3, 5, 6]),
  layer('max_pool2d', { kernel_size: 3, stride: 2, padding: 1, dilation: 2 }, [1, 2, 11, 11]),
  layer('max_pool2d', { kernel_size: 2, stride: [1, 2], dilation: [1, 3] }, [2, 3, 7, 9]),
  layer('max_pool1d', { kernel_size: 3, stride: 2, dilation: 2 }, [1, 3, 14]),
  layer('adaptive_avg_pool2d', { output_size: [3, 2] }, [2, 3, 6, 8]),
  layer('adaptive_max_pool2d', { output_size: 2 }, [2, 3, 6, 8]),
  layer('adaptive_avg_pool1d', { output_size: 1 }, [2, 3, 6]),
];

const planOf = ({ operation, arguments: args, shape }: Layer): Plan => {
  const spec = specify({ framework: 'torch', operation, arguments: args, version: null }, shape);
  if (!spec.ok) throw new Error(spec.error.message);
  const result = plan(spec.value, shape);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** Layers that PyTorch does not have, as a layer of its own and another reducer. */
const softLayers: readonly Layer[] = [
  layer('minimum', { kernel_size: 3, stride: 2, padding: 1 }, [2, 2, 7, 7]),
  layer('minimum', { kernel_size: [3, 2], stride: [2, 1], dilation: 2 }, [2, 2, 9, 8]),
  layer('sum', { kernel_size: 3, stride: 2, padding: 1 }, [2, 2, 7, 7]),
  layer('blur', { kernel_size: 3, stride: 2, padding: 1 }, [2, 2, 7, 7]),
  layer('blurOfMirror', { kernel_size: 3, stride: 2, padding: 1 }, [2, 2, 7, 7]),
];

const binomial = 'torch.tensor([[1., 2, 1], [2, 4, 2], [1, 2, 1]], dtype=x.dtype) / 16';

const blurred = (x: string): string =>
  `F.conv2d(${x}, (${binomial}).expand(x.shape[1], 1, 3, 3), stride=2, groups=x.shape[1])`;

const blur: Reducer = {
  kind: 'weighted',
  rows: [
    [0.25, 0.5, 0.25],
    [0.25, 0.5, 0.25],
  ],
};

/** Another reducer, and what padding holds for it, in place of a maximum. */
interface Stand {
  readonly reducer: Reducer;
  readonly reference: string;
  readonly fill?: PoolSpec['fill'];
}

const stands: Readonly<Record<string, Stand>> = {
  blur: { reducer: blur, reference: blurred('F.pad(x, (1, 1, 1, 1))') },
  blurOfMirror: {
    reducer: blur,
    reference: blurred('F.pad(x, (1, 1, 1, 1), mode="reflect")'),
    fill: 'reflect',
  },
  minimum: { reducer: { kind: 'min' }, reference: '-F.max_pool2d(-x, ARGS)' },
  sum: { reducer: { kind: 'sum' }, reference: 'F.avg_pool2d(x, ARGS, divisor_override=1)' },
};

/** Powers of this exponent do not vanish in single precision. */
const exponent = 16;

const recipeCases = (entry: Layer): readonly CodeCase[] => {
  const stand = stands[entry.operation];
  const base = planOf(stand === undefined ? entry : { ...entry, operation: 'max_pool2d' });
  const planned = stand === undefined ? base : standingIn(base, stand);
  const args = argumentsText(entry.arguments);
  const reference =
    stand === undefined
      ? `F.${entry.operation}(x, ${args})`
      : stand.reference.replace('ARGS', args);
  const input = new Float64Array(entry.shape.reduce((all, size) => all * size, 1)).fill(1);
  return equivalencesOf(planned).flatMap((id) => {
    const found = asEquivalence(id, planned, input, id === 'lp-towards-max' ? { p: exponent } : {});
    if (found === null) throw new Error(`${id} does not stand for ${reference}`);
    const { text: expected, tolerance } = referenceOf(id, planned, reference);
    const of = (kind: 'torch' | 'keras', code: typeof found.pytorch): readonly CodeCase[] =>
      code === null
        ? []
        : [
            {
              kind,
              name: `${id} for ${reference} (${kind})`,
              code: code.text,
              call: `${code.name}(x)`,
              reference: expected,
              shapes: shapesOf(entry, expected),
              tolerance,
            },
          ];
    return [...of('torch', found.pytorch), ...of('keras', found.keras)];
  });
};

/** Code with rounding up, or for adaptive sizes, holds for one input size; so does a brute check. */
const shapesOf = (entry: Layer, reference: string): readonly (readonly number[])[] => {
  const fixed = entry.arguments['ceil_mode'] === true || entry.operation.startsWith('adaptive');
  if (fixed || reference.startsWith('brute')) return [entry.shape];
  return [entry.shape, entry.shape.map((size, dimension) => (dimension < 2 ? size : size + 1))];
};

/** What a recipe gives where it is not the layer itself but a neighbour on the same windows. */
const referenceOf = (
  id: string,
  { axes, spec }: Plan,
  reference: string,
): { readonly text: string; readonly tolerance: number } => {
  const rank = String(axes.length);
  const windows = axes.map(({ windows: w, inputSize, outputSize }) =>
    w.kind === 'regular'
      ? w
      : { kernel: inputSize / outputSize, stride: inputSize / outputSize, dilation: 1 },
  );
  const args = [
    `kernel=(${windows.map(({ kernel }) => `${String(kernel)},`).join(' ')})`,
    `stride=(${windows.map(({ stride }) => `${String(stride)},`).join(' ')})`,
    `dilation=(${windows.map(({ dilation }) => `${String(dilation)},`).join(' ')})`,
    `before=(${axes.map(({ padBefore }) => `${String(padBefore)},`).join(' ')})`,
    `outputs=(${axes.map(({ outputSize }) => `${String(outputSize)},`).join(' ')})`,
  ].join(', ');
  if (id === 'lp-towards-max') {
    const taps = product(windows.map(({ kernel }) => kernel));
    // The norm of K equal values is K^(1/p) times the largest.
    const tolerance = taps ** (1 / exponent) - 1 + 1e-6;
    return { text: `brute(x.abs(), lambda v: v.max(), ${args})`, tolerance };
  }
  if (id === 'softmax-between') {
    return { text: `brute(x, lambda v: (v.softmax(0) * v).sum(), ${args})`, tolerance: 1e-12 };
  }
  if (spec.reducer.kind === 'max' && !reference.includes(`pool${rank}d`)) {
    throw new Error(`no reference for ${reference}`);
  }
  return { text: reference, tolerance: 1e-12 };
};

const standingIn = (planned: Plan, { reducer, fill }: Stand): Plan => {
  const own = fill === undefined ? {} : { fill };
  const spec: PoolSpec = { ...planned.spec, ...own, reducer, call: null };
  return { ...planned, spec };
};

/** The code that notices offer instead of a layer. */
const fixCases = (entry: Layer): readonly CodeCase[] => {
  const reference = `F.${entry.operation}(x, ${argumentsText(entry.arguments)})`;
  return notices(planOf(entry))
    .filter(({ code }) => code === 'padding-never-read')
    .flatMap(({ code, fixes }) =>
      fixes.flatMap((fix) =>
        fix.kind === 'code'
          ? [
              {
                kind: 'torch' as const,
                name: `${code} for ${reference}`,
                code: 'import torch.nn.functional as F',
                call: fix.code,
                reference,
                shapes: [entry.shape],
                tolerance: 0,
              },
            ]
          : [],
      ),
    );
};

/** Values of very different size, so that single precision loses some. */
const uneven = (index: number): number =>
  Math.fround(Math.sin(index * 1.3 + 0.4) * 10 ** (((index * 7) % 17) - 8));

/** The tree of `a + relu(b − a)` in single precision: what is shown is what PyTorch gives, bit by bit. */
const treesInFloat32 = (): readonly (ValueCase | PoolCase)[] => {
  const { a, b, result } = lostMaximum();
  const pair = { shape: [2], data: [a, b] };
  const trees = layers
    .filter(({ operation }) => operation.startsWith('max_pool'))
    .flatMap((entry): readonly PoolCase[] => {
      const planned = planOf(entry);
      const data = Float32Array.from({ length: product(entry.shape) }, (_, i) => uneven(i));
      const found = asEquivalence('max-as-tree', planned, data);
      const code = found?.pytorch ?? null;
      return found === null || code === null
        ? []
        : [
            {
              kind: 'pool',
              framework: 'torch',
              name: `max-as-tree in float32 on ${entry.shape.join('×')}, ${String(found.differing)} outputs off`,
              code: `${code.text}\npool = ${code.name}`,
              input: { shape: entry.shape, data: [...data] },
              expected: { shape: planned.outputShape, data: [...found.output.data] },
              precision: 'float32',
              tolerance: 0,
            },
          ];
    });
  return [
    ...trees,
    {
      kind: 'value',
      name: `max(${String(a)}, ${String(b)}) as a pair in float32`,
      reference:
        'x[:1].to(torch.float32) + F.relu(x[1:].to(torch.float32) - x[:1].to(torch.float32))',
      tensors: { x: pair },
      expected: [result],
      tolerance: 0,
    },
  ];
};

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);

const argumentsText = (args: Readonly<Record<string, ArgumentValue>>): string =>
  Object.entries(args)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(', ');

const valueText = (value: ArgumentValue): string => {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (value === null) return 'None';
  if (typeof value === 'string') return JSON.stringify(value);
  return 'float' in value ? String(value.float) : `(${value.map(valueText).join(', ')},)`;
};

/** A convolution by its shapes; weights and values are made up. */
interface ConvolutionShape {
  readonly input: readonly number[];
  readonly weights: readonly number[];
  readonly groups: number;
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  readonly padding: readonly number[];
  readonly precision: 'float32' | 'float64';
}

const convolutions: readonly ConvolutionShape[] = [
  shapes([2, 4, 9], [6, 2, 3], 2, [2], [2], [1]),
  shapes([2, 3, 8, 7], [4, 3, 3, 2], 1, [2, 1], [1, 2], [1, 0]),
  shapes([1, 6, 7, 7], [6, 1, 3, 3], 6, [1, 1], [1, 1], [1, 1]),
  shapes([1, 2, 5, 6, 4], [4, 1, 2, 3, 2], 2, [1, 2, 1], [2, 1, 1], [1, 1, 0]),
  { ...shapes([1, 8, 9, 9], [4, 8, 5, 5], 1, [2, 2], [1, 1], [2, 2]), precision: 'float32' },
];

function shapes(
  input: readonly number[],
  weights: readonly number[],
  groups: number,
  stride: readonly number[],
  dilation: readonly number[],
  padding: readonly number[],
): ConvolutionShape {
  return { input, weights, groups, stride, dilation, padding, precision: 'float64' };
}

const convolutionCase = (shape: ConvolutionShape): ValueCase => {
  const { stride, dilation, padding, groups, precision } = shape;
  const round = precision === 'float32' ? Math.fround : (value: number) => value;
  const make = (size: readonly number[], seed: number) => ({
    shape: size,
    data: Array.from({ length: size.reduce((all, n) => all * n, 1) }, (_, i) =>
      round(Math.sin((i + 1) * seed) * 3),
    ),
  });
  const [x, w, b] = [
    make(shape.input, 1.7),
    make(shape.weights, 0.9),
    make([shape.weights[0] ?? 1], 2.3),
  ];
  const tensor = (of: typeof x) => ({ shape: of.shape, data: Float64Array.from(of.data) });
  const result = convolve({
    input: tensor(x),
    weights: tensor(w),
    bias: Float64Array.from(b.data),
    stride,
    dilation,
    padding: { kind: 'explicit', axes: padding.map((pad) => ({ before: pad, after: pad })) },
    groups,
    precision,
  });
  if (!result.ok) throw new Error(result.error.message);
  const args = `stride=${valueText([...stride])}, padding=${valueText([...padding])}, dilation=${valueText([...dilation])}, groups=${String(groups)}`;
  return {
    kind: 'value',
    name: `convolution ${shape.input.join('×')} with ${shape.weights.join('×')}, ${args}, ${precision}`,
    reference: `F.conv${String(stride.length)}d(x.to(torch.${precision}), w.to(torch.${precision}), b.to(torch.${precision}), ${args})`,
    tensors: { x, w, b },
    expected: [...result.value.data],
    tolerance: precision === 'float32' ? 1e-4 : 1e-12,
  };
};
