/**
 * The entry point of the conv engine. A call is understood by `specify`, laid out on an input's shape by
 * `plan`, and computed by `pool`; everything else reads the plan.
 */
export { english, joined, listed, say, textOf } from './phrase.js';
export type { Phrase, Translate, Words } from './phrase.js';
export { ok, fail, NOT_WORKED_OUT } from './result.js';
export { pythonList } from './dialects/binding/python-values.js';
export type { ArgumentValue, Fix, PoolError, Result } from './result.js';
export { dataTypes } from './spec.js';
export type * from './spec.js';
export { ranks } from './dialects/layers.js';
export { bindCall, specify, typeErrorBeforeSizes } from './specify.js';
export { plan } from './plan/plan.js';
export type { Plan } from './plan/plan.js';
export {
  cellSpacing,
  dataExtent,
  dataTaps,
  divisorAlong,
  evenBinSize,
  inputIndexAt,
  paddedTaps,
  readersOf,
  tapCount,
  tapStep,
  wholeOf,
  windowEnd,
  windowStart,
} from './geometry/axis.js';
export type { AxisPlan } from './geometry/axis.js';
export { dialectOf, frameworkNames, frameworkOf, isFramework } from './dialects/index.js';
export { settingText } from './dialects/binding/spelling.js';
export type { Setting } from './dialects/binding/spelling.js';
export { dataTypeError } from './dialects/binding/data-type-error.js';
export { meanTypeError } from './dialects/torch/data-types.js';
export { joinedPoolings } from './dialects/joined-poolings.js';
export { divisorAt, divisorRule } from './plan/divisor.js';
export { hasKernel } from './kernels/index.js';
export { copiedIndex } from './geometry/edge-copy.js';
export { gradient } from './values/gradient.js';
export { frameworkIndices } from './plan/argmax-indices.js';
export {
  invalidIndex,
  unpool,
  unpoolGeometry,
  unpoolPartnerError,
  unpoolGradient,
  unpoolTypeError,
  unpoolingPlaces,
} from './values/unpool.js';
export type { UnpoolGeometry } from './geometry/unpool-geometry.js';
export { countsPadding, ownDivisor, parameterOf, traitsOf } from './reducer-traits.js';
export { pool } from './values/reduce.js';
export type { Values } from './plan/walk.js';

export * from './facts.js';
