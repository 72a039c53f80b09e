import type { PoolError } from '../result.js';
import type { Framework, PoolSpec } from '../spec.js';
import { caffe } from './caffe.js';
import { d2l } from './d2l.js';
import type { Dialect } from './dialect.js';
import { equinox } from './equinox.js';
import { flax } from './flax.js';
import type { FrameworkRecord } from './framework-record.js';
import { haiku } from './haiku.js';
import { jax } from './jax/index.js';
import { keras } from './keras/index.js';
import { mlx } from './mlx.js';
import { mxnet } from './mxnet.js';
import { numpy } from './numpy.js';
import { onnx } from './onnx/index.js';
import { paddle } from './paddle/index.js';
import { skimage } from './skimage.js';
import { tensorflow } from './tensorflow/index.js';
import { tfjs } from './tfjs/index.js';
import { timm } from './timm/index.js';
import { torch } from './torch/index.js';
import { webnn } from './webnn.js';

/** Every framework by its name in the program; one is registered by standing here. */
export const frameworks = {
  caffe,
  d2l,
  equinox,
  flax,
  haiku,
  jax,
  keras,
  mlx,
  mxnet,
  numpy,
  onnx,
  paddle,
  skimage,
  tensorflow,
  tfjs,
  timm,
  torch,
  webnn,
} as const satisfies Readonly<Record<string, FrameworkRecord>>;

/** Whether a name is a framework's. */
export const isFramework = (name: string): name is Framework => Object.hasOwn(frameworks, name);

/** Every framework. */
export const frameworkNames: readonly Framework[] = Object.keys(frameworks).filter(isFramework);

/** What is said of a framework. */
export const frameworkOf = (framework: Framework): FrameworkRecord => frameworks[framework];

/** The rules by which a framework's poolings reckon. */
export const dialectOf = (framework: Framework): Dialect => frameworks[framework].rules;

/** The framework's objection to a layer on an input of this shape, or null. */
export const checkShape = (spec: PoolSpec, shape: readonly number[]): PoolError | null =>
  dialectOf(spec.framework).check(spec, shape);
