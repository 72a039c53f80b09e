/**
 * What a plan tells besides its values: cost, notices, fan-out, receptive field, and the
 * convolutions that give the same numbers.
 */
export { cost } from './cost.js';
export type { Cost, CostError } from './cost.js';
export type { Operations } from './operations.js';
export type { TextbookAxis, TextbookCost, TextbookTerm } from './textbook-cost.js';
export { countedBy } from './counted-by.js';
export type { ToolCount } from './counted-by.js';
export { fanOut, readingWindows } from './fan-out.js';
export type { FanOut, ReadingWindow } from './fan-out.js';
export { fieldLink, fieldOf, fieldThrough, receptiveField } from './receptive-field.js';
export type { AxisField, ChainLink, FieldLink, ReceptiveField } from './receptive-field.js';
export { correlate } from './correlate.js';
export type { Correlation, Tensor } from './correlate.js';
export { convolve } from './convolve.js';
export type { Convolution, ConvolutionPadding, FilterLayout } from './convolve.js';
export { onnxConv, webnnConv2d } from './convolve-call.js';
export type { ConvInputs, OnnxConvAttributes, WebnnConv2dOptions } from './convolve-call.js';
export { axisCoverage, cellCounts } from './coverage.js';
export type { AxisCoverage, CellCounts, Range } from './coverage.js';
export { notices, plainText } from './notices/index.js';
export type { Notice, NoticeCells, NoticeContext, NoticeFix, Severity } from './notices/notice.js';
export { asEquivalence, equivalencesOf } from './equivalences/index.js';
export { softmaxDistances } from './equivalences/softmax-between.js';
export type {
  Equivalence,
  EquivalenceId,
  EquivalenceOptions,
  NamedTensor,
  RecipeCode,
} from './equivalences/equivalence.js';
export { counterExample, starterKernels } from './equivalences/counter-example.js';
export type { CounterExample } from './equivalences/counter-example.js';
export { additivityExample } from './equivalences/additivity.js';
export { lostMaximum } from './equivalences/tree-in-float32.js';
export type { AdditivityExample } from './equivalences/additivity.js';
