import { product } from '../row-major.js';
import type { AxisPlan } from '../geometry/axis.js';
import { planAxes } from './plan-axes.js';
import { checkShape } from '../dialects/index.js';
import { fail, ok, type Result } from '../result.js';
import { withFixes } from '../specify.js';
import type { PoolSpec } from '../spec.js';

export type { AxisPlan } from '../geometry/axis.js';

/** The geometry of one layer on one input shape. Values, cost, notices and picture read only this. */
export interface Plan {
  readonly spec: PoolSpec;
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  /** Batch entries and channels; each pair is one plane, planes are independent. */
  readonly batch: number;
  readonly channels: number;
  readonly axes: readonly AxisPlan[];
}

/**
 * The geometry of a layer on an input of the given shape (batch and channels included; the batch
 * may be missing). Costs O(axes). Fails with the framework's own error where it rejects the layer
 * or the input.
 */
export const plan = (spec: PoolSpec, inputShape: readonly number[]): Result<Plan> => {
  const error = checkShape(spec, inputShape);
  if (error !== null) return fail(withFixes(spec.call, inputShape, error));
  const first = inputShape.length - spec.rank - trailingDims(spec);
  const leading = inputShape.slice(0, first);
  const trailing = inputShape.slice(first + spec.rank);
  const planes = product(leading);
  const channels = (spec.layout === 'channels-first' ? leading.at(-1) : trailing[0]) ?? 1;
  const batch =
    spec.layout === 'channels-last' ? planes : product(leading.slice(0, Math.max(first - 1, 0)));
  const axes = planAxes(spec, inputShape.slice(first, first + spec.rank), batch * channels);
  const keep = spec.source.kind !== 'global' || spec.source.keepDims;
  const sizes = keep ? axes.map((axis) => axis.outputSize) : [];
  const shape = [...leading, ...sizes, ...trailing];
  const [entries = 1, ...rest] = shape;
  return ok({
    spec,
    inputShape,
    outputShape: spec.flattens === true ? [entries, product(rest)] : shape,
    batch,
    channels,
    axes,
  });
};

/** Dimensions of an input after its spatial ones. */
const trailingDims = (spec: PoolSpec): number => (spec.layout === 'channels-last' ? 1 : 0);
