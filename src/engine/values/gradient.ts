import { dialectOf } from '../dialects/index.js';
import type { Plan } from '../plan/plan.js';
import { lowestFinite, pool } from './reduce.js';
import { maximumRule, reducerOf } from '../reducers/index.js';
import { walkWindows, type Values } from '../plan/walk.js';

/**
 * d Σ(output · upstream) / d input, in the shape of the input: every window hands its upstream
 * gradient back by the layer's own tie and NaN rule, and overlapping windows add up. `upstream` is
 * row-major in `plan.outputShape`. All sums are in double precision.
 */
export const gradient = (plan: Plan, input: Values, given: Values): Float64Array => {
  const counts = dialectOf(plan.spec.framework).windowsWithGradient?.(plan) ?? null;
  const upstream = counts === null ? given : withoutLaterWindows(plan, given, counts);
  const cropped = plan.axes.some(({ padBefore }) => padBefore < 0);
  const { source } = plan.spec;
  if (cropped && source.kind === 'sliding' && source.padding.kind === 'same') {
    const backward = dialectOf(plan.spec.framework).uncropped?.(plan);
    if (backward !== undefined) return throughUncropped(plan, backward, input, upstream);
  }
  const result = new Float64Array(input.length);
  if (dividesByNothing(plan)) return result.fill(NaN);
  const { slopes, inner } = reducerOf(plan, lowestFinite(input));
  if (slopes === undefined) return result;
  const { reducer, framework } = plan.spec;
  const strays = reducer.kind === 'max' && dialectOf(framework).emptyGradient === 'at-index';
  let shares = new Float64Array(0);
  walkWindows(plan, input, (window, { base, spacing }, offset) => {
    const { count, positions } = window;
    if (count === 0 && strays) {
      const at = base + window.emptyPosition * spacing;
      if (at < result.length) result[at] = (result[at] ?? 0) + (upstream[offset] ?? 0);
      return;
    }
    if (shares.length < count) shares = new Float64Array(window.values.length);
    shares.fill(0, 0, count);
    slopes(window, upstream[offset] ?? 0, shares);
    for (let tap = 0; tap < count; tap += 1) {
      const position = positions[tap] ?? -1;
      if (position < 0) continue;
      const at = base + position * spacing;
      result[at] = (result[at] ?? 0) + (shares[tap] ?? 0);
    }
  });
  return inner === undefined ? result : result.map((slope, at) => slope * inner(input[at] ?? 0));
};

/** Windows that crop forwards but not backwards: each value near the output gets its gradient. */
const throughUncropped = (
  forward: Plan,
  backward: Plan,
  input: Values,
  upstream: Values,
): Float64Array => {
  if (backward.spec.reducer.kind !== 'max') return gradient(backward, input, upstream);
  const result = new Float64Array(input.length);
  const { output } = pool(forward, input);
  const { nearness = 0 } = maximumRule(forward);
  walkWindows(backward, input, ({ values, positions, count }, { base, spacing }, offset) => {
    for (let tap = 0; tap < count; tap += 1) {
      if (!(Math.abs((values[tap] ?? 0) - (output[offset] ?? 0)) < nearness)) continue;
      const at = base + (positions[tap] ?? 0) * spacing;
      result[at] = (result[at] ?? 0) + (upstream[offset] ?? 0);
    }
  });
  return result;
};

/** A filter without a cell, whose size the gradient divides by all the same. */
const dividesByNothing = ({ spec: { source, reducer, framework } }: Plan): boolean =>
  source.kind === 'sliding' &&
  source.kernel.includes(0) &&
  reducer.kind === 'avg' &&
  dialectOf(framework).averageGradient === 'kernel';

/** Nothing comes back through windows beyond the first so many of an axis. */
const withoutLaterWindows = (
  { spec, axes, channels }: Plan,
  upstream: Values,
  counts: readonly number[],
): Values =>
  upstream.map((value, offset) => {
    let rest = spec.layout === 'channels-last' ? Math.floor(offset / channels) : offset;
    for (let axis = axes.length - 1; axis >= 0; axis -= 1) {
      const size = axes[axis]?.outputSize ?? 1;
      if (rest % size >= (counts[axis] ?? size)) return 0;
      rest = Math.floor(rest / size);
    }
    return value;
  });
