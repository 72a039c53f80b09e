import { frameworkOf } from '../../engine/dialects/index.js';
import type { Plan } from '../../engine/index.js';
import type { Translate } from '../../engine/phrase.js';
import type { LabFramework } from '../../protocol/lab-settings.js';
import { layerCode, writers } from './code/code-writers.js';
import { isSymmetric, slidingOf } from './code/sliding.js';

/** Why a layer is more than one call of a framework, and so can't be written into one. */
export const whyNotOneCall = (plan: Plan, framework: LabFramework, t: Translate): string => {
  const name = frameworkOf(framework).name;
  const { writesNodes, padding } = writers[framework];
  if (writesNodes) {
    return t('ONNX has nodes in a graph, and no call in Python to change. Use the code instead.');
  }
  const additions = layerCode(plan, framework)?.additions ?? [];
  if (additions.includes('negate')) {
    return t('{framework} has no min pooling. Use the code instead.', { framework: name });
  }
  if (additions.includes('function')) {
    return t('{framework} has no softmax pooling. Use the code instead.', { framework: name });
  }
  if (additions.includes('scale')) {
    return t('{framework} has no sum pooling. Use the code instead.', { framework: name });
  }
  if (additions.includes('pad')) {
    if (padding === 'both-sides' && isSymmetric(slidingOf(plan)?.padding ?? [])) {
      return t('PyTorch pads by half a kernel at most. Use the code instead: it pads first.');
    }
    return padding === 'both-sides'
      ? t('PyTorch pads both sides alike. Use the code instead: it pads first.')
      : t('{framework} takes no padding numbers. Use the code instead: it pads first.', {
          framework: name,
        });
  }
  return t('One call can’t do this. Use the code instead.');
};
