import type { PoolError } from '../result.js';
import type { Framework, PoolSpec } from '../spec.js';
import { caffe } from './caffe.js';
import { d2l } from './d2l.js';
import type { Dialect } from './dialect.js';
import { flax, jax, numpy } from './jax.js';
import { keras } from './keras.js';
import { mxnet } from './mxnet.js';
import { onnx } from './onnx.js';
import { paddle } from './paddle.js';
import { skimage } from './skimage.js';
import { tensorflow } from './tensorflow.js';
import { tfjs } from './tfjs.js';
import { timm } from './timm.js';
import { torch } from './torch/index.js';
import { webnn } from './webnn.js';

const dialects: Readonly<Record<Framework, Dialect>> = {
  caffe,
  d2l,
  flax,
  jax,
  keras,
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
};

/** The rules of a framework. */
export const dialectOf = (framework: Framework): Dialect => dialects[framework];

/** The framework's objection to a layer on an input of this shape, or null. */
export const checkShape = (spec: PoolSpec, shape: readonly number[]): PoolError | null =>
  dialectOf(spec.framework).check(spec, shape);
