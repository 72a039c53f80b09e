import type { Framework } from '../../engine/index.js';
import type { LibraryModule } from './contract.js';
import { dataModules } from './data/index.js';
import { d2lModules } from './d2l/index.js';
import { einopsModules } from './einops/index.js';
import { equinoxModules } from './equinox/index.js';
import { haikuModules } from './haiku/index.js';
import { mlxModules } from './mlx/index.js';
import { flaxModules } from './flax/index.js';
import { gluonModules } from './gluon/index.js';
import { jaxModules } from './jax/index.js';
import { kerasModules } from './keras/index.js';
import { numpyModules } from './numpy/index.js';
import { onnxModules } from './onnx/index.js';
import { paddleModules } from './paddle/index.js';
import { pandasModules } from './pandas/index.js';
import { summaryModules } from './summaries/index.js';
import { tensorFlowModules } from './tensorflow/index.js';
import { timmModules } from './timm/index.js';
import { torchModules } from './torch/index.js';
import { transformersModules } from './transformers/index.js';

/** The tables of each framework; empty where its calls are not made in Python, or not read there. */
const ofFrameworks: Readonly<Record<Framework, readonly LibraryModule[]>> = {
  torch: torchModules,
  numpy: numpyModules,
  keras: kerasModules,
  tensorflow: tensorFlowModules,
  jax: jaxModules,
  flax: flaxModules,
  haiku: haikuModules,
  equinox: equinoxModules,
  mlx: mlxModules,
  mxnet: gluonModules,
  paddle: paddleModules,
  onnx: onnxModules,
  timm: timmModules,
  d2l: d2lModules,
  caffe: [],
  skimage: [],
  tfjs: [],
  webnn: [],
};

/** Every library that has a table. */
export const libraries: readonly LibraryModule[] = [
  ...Object.values(ofFrameworks).flat(),
  ...einopsModules,
  ...summaryModules,
  ...transformersModules,
  ...dataModules,
  ...pandasModules,
];
