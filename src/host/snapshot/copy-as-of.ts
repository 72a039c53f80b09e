import type { Plan } from '../../engine/index.js';
import type { ActionLink } from '../../protocol/index.js';
import { layerCode } from '../lab/code/layer-code.js';

const FRAMEWORKS = [
  { name: 'torch', label: 'PyTorch' },
  { name: 'keras', label: 'Keras' },
  { name: 'tensorflow', label: 'TensorFlow' },
  { name: 'flax', label: 'Flax' },
  { name: 'onnx', label: 'ONNX' },
] as const;

/** The same layer as code of each framework that can say it shortly. */
export const copyAsOf = (plan: Plan): readonly ActionLink[] =>
  FRAMEWORKS.flatMap(({ name, label }): readonly ActionLink[] => {
    const code = layerCode(plan, name);
    if (code === null) return [];
    const text = [...code.imports, '', code.body, ''].join('\n');
    return [{ label, action: { kind: 'copy', what: `${label} code`, text } }];
  });
