import type { Plan } from '../../../engine/index.js';
import type { Candidate } from './compare-candidate.js';
import { planCandidate } from './compare-candidates.js';
import { indexOf, placeOf, product } from '../../../engine/row-major.js';
import { isWithin, tabBudgets } from '../tab-budget.js';
import { differ, outputSizes, pooledPlane } from '../tab-layer.js';

/** The outputs of a setting, on a grid of their own. */
export interface Outputs {
  readonly sizes: readonly number[];
  readonly values: Float32Array;
}

/** What two grids of outputs have in common, place by place. */
export interface Difference {
  readonly sameSize: boolean;
  /** Outputs that both have, and how many of them differ by more than rounding. */
  readonly common: number;
  readonly differing: number;
  /** Outputs of the second grid that differ or that only it has, by index. */
  readonly marked: readonly number[];
}

/** A setting laid out on the layer's input and computed, or what stands against it. */
export interface Compared {
  readonly candidate: Candidate;
  readonly plan: Plan | null;
  /** Its framework's reason; empty where it is taken. */
  readonly error: string;
  /** It is taken, but has no plan because its outputs take too long. */
  readonly isTooLarge: boolean;
  readonly outputs: Outputs;
  readonly difference: Difference;
}

/** What a layer gives for a plane, with the sizes of the grid. */
export const outputsOf = (plan: Plan, values: Float32Array): Outputs => ({
  sizes: outputSizes(plan),
  values: pooledPlane(plan, values),
});

/** Compares two grids where both have an output; one of another size may have more, or fewer. */
export const differenceOf = (own: Outputs, other: Outputs): Difference => {
  const sameSize = own.sizes.join() === other.sizes.join();
  const marked: number[] = [];
  let common = 0;
  let differing = 0;
  for (let index = 0; index < product(other.sizes); index += 1) {
    const at = sameSize ? index : indexOf(placeOf(index, other.sizes), own.sizes);
    const value = at === null ? undefined : own.values[at];
    const differs = value !== undefined && differ(value, other.values[index] ?? Number.NaN);
    common += value === undefined ? 0 : 1;
    differing += differs ? 1 : 0;
    if (value === undefined || differs) {
      marked.push(index);
    }
  }
  return { sameSize, common, differing, marked };
};

/** Computes a setting on the input of a layer and compares it with what the layer gives. */
export const compared = (
  candidate: Candidate,
  own: Plan,
  ownOutputs: Outputs,
  values: Float32Array,
): Compared => {
  const planned = planCandidate(candidate, own);
  if (!planned.ok || !isWithin(planned.value, tabBudgets.compare)) {
    const outputs = { sizes: own.axes.map(() => 0), values: new Float32Array() };
    return {
      candidate,
      plan: null,
      error: planned.ok ? '' : `${planned.error.exception}: ${planned.error.message}`,
      isTooLarge: planned.ok,
      outputs,
      difference: differenceOf(ownOutputs, outputs),
    };
  }
  const outputs = outputsOf(planned.value, values);
  return {
    candidate,
    plan: planned.value,
    error: '',
    isTooLarge: false,
    outputs,
    difference: differenceOf(ownOutputs, outputs),
  };
};

/** Whether a setting gives the very outputs of the layer. */
export const isEqual = ({ plan, difference }: Compared): boolean =>
  plan !== null && difference.sameSize && difference.differing === 0;
