import { frameworkOf } from '../../../engine/dialects/index.js';
import type { Plan, Translate } from '../../../engine/index.js';
import type { ActionLink } from '../../../protocol/index.js';
import { labFrameworks } from '../../../protocol/lab-settings.js';
import { layerCode } from './code-writers.js';

/** The same layer as code of each framework that can say it shortly. */
export const copyAsOf = (plan: Plan, t: Translate): readonly ActionLink[] =>
  labFrameworks.flatMap((framework): readonly ActionLink[] => {
    const code = layerCode(plan, framework);
    if (code === null) return [];
    const label = frameworkOf(framework).name;
    const text = [...code.imports, '', code.body, ''].join('\n');
    return [
      { label, action: { kind: 'copy', what: t('{framework} code', { framework: label }), text } },
    ];
  });
