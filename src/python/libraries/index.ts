import type { LibraryModule } from './contract.js';
import { d2lModules } from './d2l/index.js';
import { einopsModules } from './einops/index.js';
import { flaxModules } from './flax/index.js';
import { gluonModules } from './gluon/index.js';
import { jaxModules } from './jax/index.js';
import { kerasModules } from './keras/index.js';
import { numpyModules } from './numpy/index.js';
import { onnxModules } from './onnx/index.js';
import { paddleModules } from './paddle/index.js';
import { summaryModules } from './summaries/index.js';
import { tensorFlowModules } from './tensorflow/index.js';
import { timmModules } from './timm/index.js';
import { torchModules } from './torch/index.js';

/** Every library that has a table. */
export const libraries: readonly LibraryModule[] = [
  ...torchModules,
  ...numpyModules,
  ...kerasModules,
  ...tensorFlowModules,
  ...jaxModules,
  ...flaxModules,
  ...einopsModules,
  ...gluonModules,
  ...paddleModules,
  ...onnxModules,
  ...summaryModules,
  ...timmModules,
  ...d2lModules,
];
