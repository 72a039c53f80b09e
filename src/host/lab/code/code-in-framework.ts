import type { Plan } from '../../../engine/index.js';
import type { LabFramework } from '../../../protocol/lab-settings.js';
import { flaxCode } from './flax-code.js';
import { kerasCode } from './keras-code.js';
import { onnxCode } from './onnx-code.js';
import { tensorflowCode } from './tensorflow-code.js';
import type { LayerCode } from './layer-code.js';
import { torchCode } from './torch-code.js';

const writers: Readonly<Record<LabFramework, (plan: Plan) => LayerCode | null>> = {
  torch: torchCode,
  keras: kerasCode,
  tensorflow: tensorflowCode,
  flax: flaxCode,
  onnx: onnxCode,
};

/**
 * Code in `framework` for the layer of `plan`, with values equal to the plan's own framework where
 * that can be written; null where it has no short spelling (fractional windows, median …).
 */
export const layerCode = (plan: Plan, framework: LabFramework): LayerCode | null =>
  writers[framework](plan);
