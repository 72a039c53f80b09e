import type { Plan } from '../../../engine/index.js';
import type { LabFramework } from '../../../protocol/lab-settings.js';
import { paired, worded } from '../call-arguments.js';
import { torchCallOf } from '../torch-call.js';
import type { CodeWriter } from './code-writer.js';
import { flaxCode } from './flax-code.js';
import { kerasCode } from './keras-code.js';
import type { LayerCode } from './layer-code.js';
import { onnxCode } from './onnx-code.js';
import { tensorflowCode } from './tensorflow-code.js';
import { torchCode } from './torch-code.js';

const tensorflowArrays = {
  line: 'import tensorflow as tf',
  zeros: 'tf.zeros',
  tensor: 'tf.constant',
};

/** Every framework that code is written for. */
export const writers: Readonly<Record<LabFramework, CodeWriter>> = {
  torch: {
    layer: torchCode,
    arrays: { line: 'import torch', zeros: 'torch.zeros', tensor: 'torch.tensor' },
    callArguments: (settings) => torchCallOf(settings)?.arguments ?? null,
    checkedCall: torchCallOf,
    builtLayer: /^pool = nn\.(.*)$/su,
    writesNodes: false,
    padding: 'both-sides',
    poolsWholePlanes: true,
  },
  keras: {
    layer: kerasCode,
    arrays: tensorflowArrays,
    callArguments: (settings) => worded(settings, 'pool_size', (rule) => rule),
    builtLayer: null,
    writesNodes: false,
    padding: 'word',
    poolsWholePlanes: false,
  },
  tensorflow: {
    layer: tensorflowCode,
    arrays: tensorflowArrays,
    callArguments: (settings) => worded(settings, 'ksize', (rule) => rule.toUpperCase()),
    builtLayer: null,
    writesNodes: false,
    padding: 'word',
    poolsWholePlanes: false,
  },
  flax: {
    layer: flaxCode,
    arrays: { line: 'import jax.numpy as jnp', zeros: 'jnp.zeros', tensor: 'jnp.array' },
    callArguments: paired,
    builtLayer: null,
    writesNodes: false,
    padding: 'each-side',
    poolsWholePlanes: false,
  },
  onnx: {
    layer: onnxCode,
    arrays: null,
    callArguments: null,
    builtLayer: null,
    writesNodes: true,
    padding: 'each-side',
    poolsWholePlanes: false,
  },
};

/** Code in `framework` for the layer of `plan`; null where it has no short spelling there. */
export const layerCode = (plan: Plan, framework: LabFramework): LayerCode | null =>
  writers[framework].layer(plan);
