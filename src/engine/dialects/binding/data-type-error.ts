import type { PoolError } from '../../result.js';
import type { PoolSpec } from '../../spec.js';
import { dialectOf } from '../index.js';

/** A framework's refusal to pool values of a type on a CPU; null: it takes them, as far as known. */
export const dataTypeError = (
  spec: PoolSpec,
  dtype: string,
  output: readonly number[] | null = null,
): PoolError | null => dialectOf(spec.framework).dataType?.(spec, dtype, output) ?? null;
