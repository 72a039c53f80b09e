import type { ArgumentValue } from '../../../../engine/index.js';
import type { ChainLink, Shape } from '../../../site.js';
import type { PoolingArguments } from '../../../values/layer.js';
import type { TensorValue } from '../../../values/tensor.js';
import { knownSizes, shapeOf } from '../../arrays/array.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext } from '../../contract.js';
import { pool } from '../../pooling/pool.js';
import { reductionKind } from '../../pooling/reduction-kind.js';

import { noteMeanOverChannels } from '../../surprises/mean-over-channels.js';
import { windowedReduction } from './unfolded-windows.js';

/** A reduction of a tensor as it was asked for. */
export interface AskedReduction {
  /** `mean`, `amax`, `max`. */
  readonly name: string;
  readonly by: 'mean' | 'max' | 'min';
  /** Counted from 0. */
  readonly axes: readonly number[];
  readonly keep: boolean;
  /** No `dim` was given. */
  readonly everything: boolean;
}

/** What a tensor was before a step that may be the first half of a pooling. */
interface Before {
  readonly input: TensorValue;
  /** For each axis of the tensor now, the axes of `input` it stands for. */
  readonly axes: readonly (readonly number[])[];
  /** The reduction that the first half was; null: a reshape only. */
  readonly by: AskedReduction['by'] | null;
  /** Axes of `input` that are gone. */
  readonly gone: readonly number[];
}

const halves = new WeakMap<TensorValue, Before>();

/** Remembers that `output` is `input` with axes made one: `flatten(2)`, `view(n, c, -1)`. */
export function rememberMerge(
  input: TensorValue,
  output: TensorValue,
  axes: readonly (readonly number[])[],
): TensorValue {
  halves.set(output, { input, axes, by: null, gone: [] });
  return output;
}

/**
 * The output of a reduction; where the reduction is a pooling (over all spatial axes, or over the
 * tokens of a sequence) the flow is recorded. Two steps that make one pooling count as one:
 * `x.mean(3).mean(2)`, `x.flatten(2).mean(-1)`.
 */
export function pooledReduction(
  input: TensorValue,
  output: TensorValue,
  asked: AskedReduction,
  args: Arguments,
  context: LibraryContext,
): TensorValue {
  if (asked.everything) return output;
  const windowed = windowedReduction(input, asked.axes);
  if (windowed !== null && !asked.keep && asked.by !== 'min') {
    const operation = `${asked.by === 'max' ? 'max' : 'avg'}_pool${windowed.rank}d`;
    const written = context.poolingArguments(args, 'torch', operation, ['input', 'dtype', 'out']);
    const pooling = { ...written, arguments: windowed.settings, sources: [], unknown: null };
    const kind = `unfold-${asked.by}`;
    return pool(windowed.input, { kind, framework: 'torch', pooling, built: null }, context);
  }
  const whole = unfoldHalf(input, asked);
  const inTwoSteps =
    whole === null ? null : reductionKind(shapeOf(whole.input).length, whole.axes, asked.by);
  const { input: from, axes } =
    whole === null || inTwoSteps === null ? { input, axes: asked.axes } : whole;
  if (asked.by === 'mean') noteMeanOverChannels(input, asked.axes, 'channels-first', context);
  const kind = inTwoSteps ?? reductionKind(shapeOf(input).length, asked.axes, asked.by);
  if (kind === null) {
    if (whole === null) rememberHalf(input, output, asked);
    return output;
  }
  return context.passThrough({
    kind,
    framework: 'torch',
    isPooling: true,
    pooling: reductionArguments(args, asked, axes, context),
    built: null,
    geometry: kind.startsWith('global') ? wholeAxes(shapeOf(from), axes) : null,
    input: from,
    output,
  });
}

/** One window as large as the axes it reduces; null where their sizes aren't known. */
function wholeAxes(shape: Shape, axes: readonly number[]): ChainLink['geometry'] {
  const kernel = knownSizes(axes.map((axis) => shape[axis] ?? 1));
  if (kernel === null) return null;
  return {
    kernel,
    stride: kernel,
    padding: kernel.map(() => ({ before: 0, after: 0 })),
    dilation: kernel.map(() => 1),
  };
}

function unfoldHalf(
  input: TensorValue,
  asked: AskedReduction,
): { readonly input: TensorValue; readonly axes: readonly number[] } | null {
  const before = halves.get(input);
  if (before === undefined || (before.by !== null && before.by !== asked.by)) return null;
  const axes = [...before.gone, ...asked.axes.flatMap((axis) => before.axes[axis] ?? [])];
  return { input: before.input, axes: axes.sort((a, b) => a - b) };
}

function rememberHalf(input: TensorValue, output: TensorValue, asked: AskedReduction): void {
  const rank = shapeOf(input).length;
  if (rank < 4 || asked.axes.length !== 1) return;
  const kept = shapeOf(input)
    .map((_, axis) => axis)
    .filter((axis) => asked.keep || !asked.axes.includes(axis));
  const axes = kept.map((axis) => [axis]);
  halves.set(output, { input, axes, by: asked.by, gone: asked.axes });
}

function reductionArguments(
  args: Arguments,
  asked: AskedReduction,
  axes: readonly number[],
  context: LibraryContext,
): PoolingArguments {
  const written = context.poolingArguments(args, 'torch', asked.name, ['input', 'dtype', 'out']);
  const settings: Record<string, ArgumentValue> = {
    dim: [...axes].sort((a, b) => a - b),
    keepdim: asked.keep,
  };
  return { ...written, arguments: settings, unknown: null };
}
