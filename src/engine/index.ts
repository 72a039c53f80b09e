/**
 * The door of the conv engine. A call is understood by `specify`, laid out on an input's shape by
 * `plan`, and computed by `pool`; everything else reads the plan.
 */
export { english, joined, listed, say, textOf } from './phrase.js';
export type { Phrase, Translate, Words } from './phrase.js';
export { ok, fail } from './result.js';
export type { ArgumentValue, ExceptionName, Fix, PoolError, Result } from './result.js';
export type * from './spec.js';
export { bindCall, specify } from './specify.js';
export { plan } from './plan.js';
export type { Plan } from './plan.js';
export {
  cellSpacing,
  dataExtent,
  dataTaps,
  divisorAlong,
  inputIndexAt,
  paddedTaps,
  readersOf,
  tapCount,
  tapStep,
  windowEnd,
  windowStart,
} from './axis.js';
export type { AxisPlan, AxisWindows, DivisorRule, ListedWindows, Readers } from './axis.js';
export { defectsOf } from './dialects/defects.js';
export type { Defect } from './dialects/defects.js';
export { joinedPoolings } from './dialects/joined-poolings.js';
export { divisorAt, divisorRule } from './divisor.js';
export { copiedIndex } from './edge-copy.js';
export { gradient } from './gradient.js';
export { frameworkIndices } from './indices.js';
export { invalidIndex, unpool, unpoolGeometry, unpoolGradient, unpoolingPlaces } from './unpool.js';
export type { UnpoolGeometry } from './unpool-geometry.js';
export type { Unpooled, Unpooling } from './unpool.js';
export { pool } from './reduce.js';
export type { Pooled } from './reduce.js';
export type { Values } from './walk.js';

export * from './facts.js';
