import { product } from '../row-major.js';
import { type Tensor } from '../convolution/correlate.js';
import { combine, filled, map, precisionOf, relu, rounder, type Precision } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Computation, NamedTensor, Recipe, WriteLines } from './equivalence.js';
import { canShift, oneHotKernels, shiftedCopies, torchTaps, kerasTaps } from './shifts.js';
import { maximum, pointwise, pooled } from './windows.js';

/** The level of the tree above some nodes: one node less per pair, the odd one carried along. */
export interface TreeLevel {
  readonly nodes: readonly Tensor[];
  /** `relu(b − a)` of each pair, beside the `a` it is added to; null for a node carried along. */
  readonly gains: readonly (Tensor | null)[];
}

const pytorch: WriteLines = (geometry) => [
  ...torchTaps(geometry),
  'nodes = list(taps.unbind(2))',
  'while len(nodes) > 1:',
  '    pairs = [a + F.relu(b - a) for a, b in zip(nodes[::2], nodes[1::2])]',
  '    nodes = pairs + nodes[2 * len(pairs):]',
  'return nodes[0]',
];

const keras: WriteLines = (geometry) => [
  ...kerasTaps(geometry),
  `nodes = [taps[..., i] for i in range(${String(geometry.taps)})]`,
  'while len(nodes) > 1:',
  '    pairs = [a + ops.relu(b - a) for a, b in zip(nodes[::2], nodes[1::2])]',
  '    nodes = pairs + nodes[2 * len(pairs):]',
  'return nodes[0]',
];

/**
 * A maximum by convolutions and ReLU: `max(a, b) = a + relu(b − a)`, taken in pairs up a tree. The
 * taps come from one-hot convolutions, `b − a` is a convolution with weights −1 and 1. K taps take
 * K − 1 pairs and ⌈log₂ K⌉ levels.
 */
export const maxAsTree: Recipe = {
  id: 'max-as-tree',
  applies: (plan) => plan.spec.reducer.kind === 'max' && canShift(plan),
  compute: (plan, input): Computation => {
    const precision = precisionOf(input);
    const kernels = oneHotKernels(plan);
    const taps = shiftedCopies(plan, toChannelsFirst(plan, input), kernels, precision);
    const levels = climb(taps, precision);
    const top = levels.at(-1)?.nodes[0] ?? taps[0] ?? filled(plan.outputShape, 0);
    const output = toOwnLayout(plan, top);
    const expected = pooled(plan, maximum, input);
    return {
      kernels: [
        { name: 'one-hot', tensor: kernels },
        { name: 'b − a', tensor: pairKernel(1, plan.axes.length) },
      ],
      steps: [
        ...taps.map((tensor, i) => ({ name: `tap ${String(i)}`, tensor })),
        ...levels.flatMap((level, depth) => namedNodes(level, depth + 1)),
      ],
      output,
      expected,
      caution:
        'In float32 `a + relu(b − a)` rounds, and loses b where a is far below it: for a = −1e8, b = 1 it gives 0. Infinite values give NaN. Pad with the smallest input value.',
    };
  },
  code: {
    name: 'max_as_tree',
    torch: pytorch,
    keras,
  },
};

/** The levels above the leaves, up to the single node that holds the maximum. */
export const climb = (leaves: readonly Tensor[], precision: Precision): readonly TreeLevel[] => {
  const levels: TreeLevel[] = [];
  let nodes = leaves;
  while (nodes.length > 1) {
    const level = pairUp(nodes, precision);
    levels.push(level);
    nodes = level.nodes;
  }
  return levels;
};

const pairUp = (nodes: readonly Tensor[], precision: Precision): TreeLevel => {
  const round = rounder(precision);
  const next: Tensor[] = [];
  const gains: (Tensor | null)[] = [];
  for (let i = 0; i < nodes.length; i += 2) {
    const [a, b] = [nodes[i], nodes[i + 1]];
    if (a === undefined) continue;
    if (b === undefined) {
      next.push(a);
      gains.push(null);
      continue;
    }
    const gain = map(pairDifference(a, b, precision), relu);
    next.push(combine(a, gain, (x, y) => round(x + y)));
    gains.push(gain);
  }
  return { nodes: next, gains };
};

/** `b − a` as a 1×1 convolution over the two laid out as neighbouring channels. */
const pairDifference = (a: Tensor, b: Tensor, precision: Precision): Tensor => {
  const [batch = 1, channels = 1, ...sizes] = a.shape;
  const cells = product(sizes);
  const both = filled([batch, channels * 2, ...sizes], 0);
  for (let plane = 0; plane < batch * channels; plane += 1) {
    const [from, to] = [plane * cells, (plane + 1) * cells];
    both.data.set(a.data.subarray(from, to), 2 * from);
    both.data.set(b.data.subarray(from, to), 2 * from + cells);
  }
  return pointwise(both, pairKernel(channels, sizes.length), channels, precision);
};

const pairKernel = (channels: number, rank: number): Tensor => ({
  shape: [channels, 2, ...Array.from({ length: rank }, () => 1)],
  data: Float64Array.from({ length: 2 * channels }, (_, i) => (i % 2 === 0 ? -1 : 1)),
});

const namedNodes = ({ nodes, gains }: TreeLevel, depth: number): readonly NamedTensor[] =>
  nodes.flatMap((tensor, i) => {
    const name = `level ${String(depth)}, node ${String(i)}`;
    const gain = gains[i];
    const node = { name, tensor };
    return gain === null || gain === undefined
      ? [node]
      : [{ name: `${name}: relu(b − a)`, tensor: gain }, node];
  });
