import type { PoolError } from '../result.js';
import type { Framework, PoolSpec } from '../spec.js';
import type { Dialect } from './dialect.js';
import { torch } from './torch/index.js';

const dialects: Readonly<Partial<Record<Framework, Dialect>>> = { torch };

/** The rules of a framework; PyTorch's for code that has no framework of its own. */
export const dialectOf = (framework: Framework): Dialect => dialects[framework] ?? torch;

/** The framework's objection to a layer on an input of this shape, or null. */
export const checkShape = (spec: PoolSpec, shape: readonly number[]): PoolError | null =>
  dialectOf(spec.framework).check(spec, shape);
