import type { StepWindow, TraceStep } from '../../python/trace.js';
import { known, mapOf, type FeatureMap, type MapLayout } from './map-of-shape.js';
import { windowOfStep } from './step-window.js';

/** What one output reads of the model's input along one axis, in cells of the input. */
export interface AxisSees {
  /** May be larger than the input. */
  readonly size: number;
  /** How far apart the fields of neighbouring outputs lie. */
  readonly jump: number;
  /** First cell of output 0's field; null: not known. */
  readonly start: number | null;
}

/** What an output of a step sees of the model's input: a field, all of it, or it can't be told. */
export type Sees =
  | { readonly kind: 'field'; readonly axes: readonly AxisSees[] }
  | { readonly kind: 'all' }
  | { readonly kind: 'unknown' };

const UNKNOWN: Sees = { kind: 'unknown' };

/**
 * What the outputs of all steps see. Per window `size += (k − 1)·d·jump`, `start −= pad·jump`,
 * `jump ·= s`; a transposed one divides the jump. Where tensors join, the largest counts. A linear
 * layer on values that come from several places sees all.
 */
export function fieldsOf(
  steps: readonly TraceStep[],
  inputs: readonly (FeatureMap | null)[],
  layout: MapLayout,
): readonly Sees[] {
  const fields: Sees[] = [];
  /** Whether a step's values come from several places of a map that is no more. */
  const isSpread: boolean[] = [];
  const begin = (id: number): Sees =>
    inputs[-1 - id] === null || inputs[-1 - id] === undefined
      ? UNKNOWN
      : { kind: 'field', axes: Array.from({ length: layout.rank }, () => ONE) };
  for (const step of steps) {
    const before = step.inputs.map((id) => (id < 0 ? begin(id) : (fields[id] ?? UNKNOWN)));
    const maps = step.inputShapes.map((shape) => mapOf(shape, layout));
    const output = mapOf(step.output, layout);
    const lostPlaces =
      output === null &&
      maps.some((map) => map !== null && known(map.sizes)?.every((size) => size === 1) !== true);
    isSpread.push(
      step.kind !== 'pooling' &&
        (lostPlaces || (output === null && step.inputs.some((id) => isSpread[id]))),
    );
    fields.push(grown(step, largest(before), isSpread[step.inputs[0] ?? -1], output));
  }
  return fields;
}

const ONE: AxisSees = { size: 1, jump: 1, start: 0 };

function grown(step: TraceStep, before: Sees, isSpread: boolean, output: FeatureMap | null): Sees {
  if (before.kind === 'unknown' || step.error !== null || step.unknown !== null) return UNKNOWN;
  if (step.output === null || before.kind === 'all') return step.output === null ? UNKNOWN : before;
  const window = windowOfStep(step);
  if (step.kind === 'linear') return isSpread ? { kind: 'all' } : before;
  if (window === 'point' || step.kind === 'reshape') return shifted(step, before);
  if (window === null) {
    if (step.kind === 'dropout' || step.kind === 'activation' || step.kind === 'normalisation') {
      return before;
    }
    return output === null && step.kind === 'other' && isSpread ? before : UNKNOWN;
  }
  if (window.kernel.length !== before.axes.length) return UNKNOWN;
  const axes = before.axes.map((axis, at) => through(axis, window, at));
  return { kind: 'field', axes };
}

/** Padding moves what outputs see; how far isn't recorded. */
function shifted(step: TraceStep, before: Sees & { kind: 'field' }): Sees {
  if (!/pad/iu.test(step.name)) return before;
  return { kind: 'field', axes: before.axes.map((axis) => ({ ...axis, start: null })) };
}

function through(axis: AxisSees, window: StepWindow, at: number): AxisSees {
  const kernel = window.kernel[at] ?? 1;
  const stride = window.stride[at] ?? 1;
  const dilation = window.dilation[at] ?? 1;
  const pad = window.padding[at]?.before ?? 0;
  if (window.isTransposed) {
    // Output i takes inputs j with j·s − p ≤ i ≤ j·s − p + (k − 1)·d.
    const reads = Math.max(1, Math.ceil(((kernel - 1) * dilation + 1) / stride));
    const first = Math.ceil((pad - (kernel - 1) * dilation) / stride);
    return {
      size: axis.size + (reads - 1) * axis.jump,
      jump: axis.jump / stride,
      start: axis.start === null ? null : axis.start + Math.min(first, 0) * axis.jump,
    };
  }
  return {
    size: axis.size + (kernel - 1) * dilation * axis.jump,
    jump: axis.jump * stride,
    start: axis.start === null ? null : axis.start - pad * axis.jump,
  };
}

/** The field that holds most, axis by axis; unknown if one of them is. */
function largest(all: readonly Sees[]): Sees {
  const [first, ...rest] = all;
  if (first === undefined) return UNKNOWN;
  return rest.reduce((a, b) => {
    if (a.kind === 'unknown' || b.kind === 'unknown') return UNKNOWN;
    if (a.kind === 'all' || b.kind === 'all') return { kind: 'all' };
    if (a.axes.length !== b.axes.length) return UNKNOWN;
    return {
      kind: 'field',
      axes: a.axes.map((axis, at) => {
        const other = b.axes[at] ?? axis;
        return other.size > axis.size ? other : axis;
      }),
    };
  }, first);
}
