import { frameworkOf } from '../../../engine/dialects/index.js';
import { isLabFramework } from '../../../protocol/lab-settings.js';
import type { CompareTab } from '../../../protocol/tabs.js';
import { layerCode } from '../../lab/code/code-writers.js';
import { applied, isSameLayer } from './compare-apply.js';
import type { Compared } from './compare-outputs.js';
import type { TabLayer } from '../tab-layer.js';

/** Code of the layer's own library that gives the other's answer; null where it is the layer itself. */
export const codeOf = (
  { plan: own, site, t }: TabLayer,
  { candidate, plan }: Compared,
  alone: boolean,
): CompareTab['codes'][number] | null => {
  const { framework } = own.spec;
  const wanted = plan !== null && !isSameLayer(own, plan);
  const code = wanted && isLabFramework(framework) ? layerCode(plan, framework) : null;
  const library = frameworkOf(own.spec.framework).name;
  return code === null || plan === null
    ? null
    : {
        title: alone
          ? t('Get this answer in {library}', { library })
          : t('Get “{label}” in {library}', { label: candidate.label, library }),
        text: [...code.imports, '', code.body].join('\n'),
        ...(site === null ? { action: null, obstacle: '' } : applied(own, plan, site, t)),
      };
};
