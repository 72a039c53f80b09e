import type { Tensor } from '../convolution/correlate.js';
import type { Plan } from '../plan/plan.js';
import { filled, precisionOf } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Computation, Recipe, WriteLines } from './equivalence.js';
import type { Geometry } from './geometry.js';
import { grid } from './grid.js';
import { canPad, withPadding, withoutPadding } from './padded.js';
import { kerasConv, kerasForEveryChannel } from './keras-convolution.js';
import { assigned, kerasPad, torchConv, torchPad } from './python-code.js';
import { depthwise, kernelSizes, pooled } from './windows.js';

/** The weights along each axis, as long as the kernel: beyond the end of a row they are 0. */
const rowsOf = (plan: Plan): readonly (readonly number[])[] => {
  const { reducer } = plan.spec;
  const rows = reducer.kind === 'weighted' ? reducer.rows : [];
  return (kernelSizes(plan) ?? []).map((size, axis, sizes) => {
    const row = rows.at(axis - sizes.length) ?? [1];
    return Array.from({ length: size }, (_, i) => row[i] ?? 0);
  });
};

const kernelOf = (plan: Plan): Tensor => {
  const rows = rowsOf(plan);
  const sizes = rows.map((row) => row.length);
  const one = Array.from(grid(sizes), (position) =>
    position.reduce((product, i, axis) => product * (rows[axis]?.[i] ?? 0), 1),
  );
  const kernel = filled([plan.channels, 1, ...sizes], 0);
  for (let c = 0; c < plan.channels; c += 1) kernel.data.set(one, c * one.length);
  return kernel;
};

/** The rows multiplied out, each along its own axis. */
const product = (plan: Plan, tensor: (row: string) => string, reshape: Reshape): string => {
  const rows = rowsOf(plan);
  return rows
    .map((row, axis) => {
      const shape = rows.map((_, other) => (other === axis ? '-1' : '1'));
      return reshape(tensor(`[${row.join(', ')}]`), shape.join(', '));
    })
    .join(' * ');
};

type Reshape = (x: string, shape: string) => string;

/** What `mode` says the padding is; null where a library has no such mode. */
const modeOf = (
  { spec: { fill } }: Plan,
  { pads }: Geometry,
  modes: Readonly<Partial<Record<string, string>>>,
): string | null => {
  if (typeof fill !== 'string') return '';
  const crops = pads.some(({ before, after }) => before < 0 || after < 0);
  return crops ? null : (modes[fill] ?? null);
};

const pytorch: WriteLines = (geometry, plan) => {
  const mode = modeOf(plan, geometry, {
    reflect: 'reflect',
    replicate: 'replicate',
    circular: 'circular',
  });
  if (mode === null) return null;
  const weight = product(
    plan,
    (row) => `torch.tensor(${row}, dtype=x.dtype)`,
    (x, shape) => `${x}.reshape(${shape})`,
  );
  return [
    'channels = x.shape[1]',
    `weight = ${weight}`,
    `weight = weight.repeat(channels, 1, ${geometry.kernel.replaceAll(/\d+/g, '1')})`,
    ...assigned(torchPad('x', geometry, '', mode)),
    `return ${torchConv(geometry, 'x', 'weight')}`,
  ];
};

/** Keras pads by reflection; other copies of the data are taken by their places. */
const kerasPadding = (plan: Plan, geometry: Geometry): readonly string[] | null => {
  const mode = modeOf(plan, geometry, { reflect: 'reflect', replicate: 'clip', circular: 'mod' });
  if (mode === null || mode === '' || mode === 'reflect') {
    return mode === null ? null : assigned(kerasPad('x', geometry, '', mode));
  }
  return geometry.pads.flatMap(({ before, after }, index) => {
    const axis = String(index + 1);
    const size = `x.shape[${axis}]`;
    const places = `ops.arange(-${String(before)}, ${size} + ${String(after)})`;
    const inside =
      mode === 'clip' ? `ops.clip(${places}, 0, ${size} - 1)` : `ops.mod(${places}, ${size})`;
    return before === 0 && after === 0 ? [] : [`x = ops.take(x, ${inside}, axis=${axis})`];
  });
};

const keras: WriteLines = (geometry, plan) => {
  const padding = kerasPadding(plan, geometry);
  if (padding === null) return null;
  const weight = product(
    plan,
    (row) => `ops.convert_to_tensor(${row}, dtype=x.dtype)`,
    (x, shape) => `ops.reshape(${x}, (${shape}, 1, 1))`,
  );
  return [
    'channels = x.shape[-1]',
    `weight = ${weight}`,
    kerasForEveryChannel(geometry, 'weight'),
    ...padding,
    `return ${kerasConv(geometry, 'x', 'weight')}`,
  ];
};

/**
 * A weighted window is a depthwise convolution by definition: the blur of anti-aliased pooling has
 * one fixed kernel, the product of a row per axis, over padding that is copied from the data first.
 */
export const weightedAsConvolution: Recipe = {
  id: 'weighted-as-convolution',
  applies: (plan) =>
    plan.spec.reducer.kind === 'weighted' && !plan.outputShape.includes(0) && canPad(plan),
  compute: (plan, input): Computation => {
    const padded = withPadding(plan, toChannelsFirst(plan, input), plan.spec.fill ?? 0);
    const bare = withoutPadding(plan, padded.shape);
    const kernel = kernelOf(plan);
    return {
      kernels: [{ name: 'weight', tensor: kernel }],
      steps: [{ name: 'padded input', tensor: padded }],
      output: toOwnLayout(plan, depthwise(bare, padded, kernel, precisionOf(input))),
      expected: pooled(plan, plan.spec.reducer, input),
      caution: null,
    };
  },
  code: { name: 'weighted_as_convolution', torch: pytorch, keras },
};
