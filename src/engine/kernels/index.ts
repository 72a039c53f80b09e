import type { Plan } from '../plan.js';
import type { Values } from '../walk.js';

/** A faster way to compute some layers, which must agree with the reference to the bit or rounding. */
export interface PoolKernel {
  readonly name: string;
  /** Whether this kernel computes layers of this plan. */
  readonly handles: (plan: Plan) => boolean;
  /** Fills `output`, and `indices` (offsets within the plane) where they are asked for. */
  readonly run: (plan: Plan, input: Values, output: Values, indices: Int32Array | null) => void;
}

/** Tried in order before the reference reducer. */
export const kernels: readonly PoolKernel[] = [];
