import { product } from '../row-major.js';
import { type Tensor } from '../convolution/correlate.js';
import type { Plan } from '../plan/plan.js';
import { map, precisionOf, relu, smallest } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Computation, Recipe, WriteLines } from './equivalence.js';
import { kerasConv, kerasForEveryChannel } from './keras-convolution.js';
import { assigned, kerasPad, torchConv, torchPad } from './python-code.js';
import { canShift } from './shifts.js';
import { depthwise, kernelSizes, maximum, pointwise, pooled } from './windows.js';

const pytorch: WriteLines = (geometry) => {
  const ones = Array.from({ length: geometry.rank }, () => '1').join(', ');
  const conv = `F.conv${String(geometry.rank)}d`;
  const layer = (weights: readonly number[], width: number, shape: string): readonly string[] => [
    'weight([',
    ...rowsText(weights, width),
    `], ${shape})`,
  ];
  return [
    'channels = x.shape[1]',
    '',
    'def weight(rows, *shape):',
    '    one = torch.tensor(rows, dtype=x.dtype).reshape(-1, *shape)',
    '    return one.repeat(channels, *[1] * len(shape))',
    '',
    ...assigned(torchPad('x', geometry, 'x.min().item()')),
    ...named('layer1', layer(layer1, 4, `1, ${geometry.kernel}`)),
    ...named('layer2', layer(layer2, 6, `6, ${ones}`)),
    ...named('layer3', layer(layer3, 3, `3, ${ones}`)),
    `y = F.relu(${torchConv(geometry, 'x', 'layer1')})`,
    `y = F.relu(${conv}(y, layer2, groups=channels))`,
    `return ${conv}(y, layer3, groups=channels)`,
  ];
};

const keras: WriteLines = (geometry) => {
  const matrix = (name: string, weights: readonly number[], width: number): readonly string[] => [
    `${name} = ops.convert_to_tensor([`,
    ...rowsText(weights, width),
    '], dtype=x.dtype)',
  ];
  return [
    'channels = x.shape[-1]',
    ...assigned(kerasPad('x', geometry, 'float(ops.min(x))')),
    ...matrix('layer1', layer1, 4),
    ...matrix('layer2', layer2, 6),
    ...matrix('layer3', layer3, 3),
    `layer1 = ops.reshape(ops.transpose(layer1), (${geometry.kernel}, 1, 6))`,
    kerasForEveryChannel(geometry, 'layer1'),
    `y = ops.relu(${kerasConv(geometry, 'x', 'layer1')})`,
    'y = ops.reshape(y, (*y.shape[:-1], channels, 6))',
    '# a 1 x 1 convolution of each channel is a product with a matrix',
    'y = ops.relu(ops.einsum("...i,oi->...o", y, layer2))',
    'return ops.einsum("...i,oi->...o", y, layer3)[..., 0]',
  ];
};

const rowsText = (weights: readonly number[], width: number): readonly string[] =>
  Array.from(
    { length: weights.length / width },
    (_, i) => `    [${weights.slice(i * width, (i + 1) * width).join(', ')}],`,
  );

const named = (name: string, lines: readonly string[]): readonly string[] => [
  `${name} = ${lines[0] ?? ''}`,
  ...lines.slice(1),
];

/**
 * The maximum of four taps as a small fixed network: convolution, ReLU, 1×1 convolution, ReLU,
 * 1×1 convolution. With `v = relu(v) − relu(−v)`, layer 1 gives `a − b, b, −b, c − d, d, −d`, so
 * that `p = max(a, b)` and `q = max(c, d)` are sums of it; layer 2 gives `p − q, q, −q`; layer 3
 * adds them to `max(p, q)`.
 */
export const maxAsNetwork: Recipe = {
  id: 'max-as-network',
  applies: (plan) => plan.spec.reducer.kind === 'max' && canShift(plan) && hasFourTaps(plan),
  compute: (plan, input): Computation => {
    const precision = precisionOf(input);
    const source = toChannelsFirst(plan, input);
    const first = perChannel(plan, layer1, [1, ...(kernelSizes(plan) ?? [])]);
    const ones = plan.axes.map(() => 1);
    const second = perChannel(plan, layer2, [6, ...ones]);
    const third = perChannel(plan, layer3, [3, ...ones]);
    const a = map(depthwise(plan, source, first, precision, smallest(source)), relu);
    const b = map(pointwise(a, second, plan.channels, precision), relu);
    const c = pointwise(b, third, plan.channels, precision);
    const output = toOwnLayout(plan, c);
    const expected = pooled(plan, maximum, input);
    return {
      kernels: [
        { name: 'layer 1', tensor: first },
        { name: 'layer 2', tensor: second },
        { name: 'layer 3', tensor: third },
      ],
      steps: [
        { name: 'relu(layer 1)', tensor: a },
        { name: 'relu(layer 2)', tensor: b },
      ],
      output,
      expected,
      caution: 'In float32 every layer rounds: values of very different size lose digits.',
    };
  },
  code: {
    name: 'max_as_network',
    torch: pytorch,
    keras,
  },
};

const layer1: readonly number[] = [
  ...[1, -1, 0, 0],
  ...[0, 1, 0, 0],
  ...[0, -1, 0, 0],
  ...[0, 0, 1, -1],
  ...[0, 0, 0, 1],
  ...[0, 0, 0, -1],
];

const layer2: readonly number[] = [
  ...[1, 1, -1, -1, -1, 1],
  ...[0, 0, 0, 1, 1, -1],
  ...[0, 0, 0, -1, -1, 1],
];

const layer3: readonly number[] = [1, 1, -1];

const hasFourTaps = (plan: Plan): boolean => product(kernelSizes(plan) ?? []) === 4;

/** The same weights for every channel; `inner` is input channels per group and the kernel. */
const perChannel = (plan: Plan, weights: readonly number[], inner: readonly number[]): Tensor => {
  const size = product(inner);
  const data = Float64Array.from(
    { length: weights.length * plan.channels },
    (_, i) => weights[i % weights.length] ?? 0,
  );
  return { shape: [(weights.length / size) * plan.channels, ...inner], data };
};
