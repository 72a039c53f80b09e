/**
 * What a plan tells besides its values: cost, notices, fan-out, receptive field, and the
 * convolutions that give the same numbers.
 */
export { cost } from './cost/cost.js';
export type { Cost } from './cost/cost.js';
export { countedBy } from './cost/counted-by.js';
export { fanOut } from './geometry/fan-out.js';
export { fieldLink, receptiveField } from './geometry/receptive-field.js';
export type { FieldLink } from './geometry/receptive-field.js';
export { correlate } from './convolution/correlate.js';
export { convolve } from './convolution/convolve.js';
export { onnxConv, webnnConv2d } from './convolution/convolve-call.js';
export { axisCoverage, cellCounts } from './geometry/coverage.js';
export { notices, plainText } from './notices/index.js';
export { asEquivalence, equivalenceCode, equivalencesOf } from './equivalences/index.js';
export { softmaxDistances } from './equivalences/softmax-between.js';
export type { Equivalence, EquivalenceId } from './equivalences/equivalence.js';
export { counterExample, starterKernels } from './equivalences/counter-example.js';
export { additivityExample } from './equivalences/additivity.js';
export { lostMaximum } from './equivalences/tree-in-float32.js';
