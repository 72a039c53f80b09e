import { frameworkName } from '../../engine/framework-name.js';
import type { Plan, Translate } from '../../engine/index.js';
import type { ActionLink } from '../../protocol/index.js';
import { layerCode } from '../lab/code/code-in-framework.js';

const FRAMEWORKS = ['torch', 'keras', 'tensorflow', 'flax', 'onnx'] as const;

/** The same layer as code of each framework that can say it shortly. */
export const copyAsOf = (plan: Plan, t: Translate): readonly ActionLink[] =>
  FRAMEWORKS.flatMap((framework): readonly ActionLink[] => {
    const code = layerCode(plan, framework);
    if (code === null) return [];
    const label = frameworkName[framework];
    const text = [...code.imports, '', code.body, ''].join('\n');
    return [
      { label, action: { kind: 'copy', what: t('{framework} code', { framework: label }), text } },
    ];
  });
