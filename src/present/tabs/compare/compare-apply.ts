import { plan, type Plan, specify } from '../../../engine/index.js';
import type { CompareTab } from '../../../protocol/tabs.js';
import {
  defaultLabSettings,
  isLabFramework,
  type LabSettings,
} from '../../../protocol/lab-settings.js';
import type { LayerSite } from '../../../python/site.js';
import { application } from '../../lab/apply.js';
import { writers } from '../../lab/code/code-writers.js';
import { checkedCallOf } from '../../lab/layer.js';
import { specOf } from '../../lab/settings-spec.js';
import { whyNotOneCall } from '../../lab/one-call.js';
import { settingsOfSpec } from '../../lab/call-settings.js';
import type { Translate } from '../../../engine/phrase.js';
import { paddingOf } from './compare-candidate.js';

type Applied = Pick<CompareTab['codes'][number], 'action' | 'obstacle'>;

/** One library's SAME is another's explicit padding: the cells are those of the compared layer. */
const asOwnLibrary = (own: Plan, other: Plan): Plan => {
  const { source } = other.spec;
  const { framework } = own.spec;
  const named = isLabFramework(framework) && writers[framework].padding === 'word';
  const kept =
    source.kind !== 'sliding' ||
    (named && source.padding.kind === 'same' && source.padding.extra === 'after');
  return {
    ...other,
    spec: {
      ...other.spec,
      framework,
      call: null,
      source: kept ? source : { ...source, padding: { kind: 'explicit', axes: paddingOf(other) } },
    },
  };
};

/** Whether two layers read the same windows with the same padding and do the same with them. */
export const isSameLayer = (own: Plan, other: Plan): boolean => geometry(own) === geometry(other);

const geometry = ({ axes, spec }: Plan): string =>
  JSON.stringify([
    spec.reducer,
    axes.map(({ windows, padBefore, padAfter, outputSize }) => [
      windows,
      padBefore,
      padAfter,
      outputSize,
    ]),
  ]);

/** The layer that the library's own call makes of settings, on the input of `own`. */
const planned = (settings: LabSettings, own: Plan): Plan | string => {
  const call = checkedCallOf(settings);
  const spec = call === null ? null : specify(call, own.inputShape);
  if (spec?.ok === false) {
    return spec.error.message;
  }
  const { layout } = own.spec;
  const result = plan(spec?.value ?? { ...specOf(settings), layout }, own.inputShape);
  return result.ok ? result.value : result.error.message;
};

/**
 * How the compared layer gets into the selected call, or why it can't: only where one call of the
 * call's own library has the very same windows, padding and reducer.
 */
export const applied = (own: Plan, compared: Plan, site: LayerSite, t: Translate): Applied => {
  const refused = (obstacle: string): Applied => ({ action: null, obstacle });
  const other = asOwnLibrary(own, compared);
  const sizes = own.axes.map(() => 8);
  const settings = settingsOfSpec(other.spec, sizes, defaultLabSettings);
  if (settings === null) {
    return refused(t('One call can’t do this. Use the code instead.'));
  }
  const written = application(settings, other, { site }, t);
  if (written.kind === 'impossible') {
    return refused(written.reason);
  }
  const { action } = written;
  const result = planned(settings, own);
  if (typeof result === 'string') {
    return refused(result);
  }
  if (!isSameLayer(result, compared)) {
    return refused(whyNotOneCall(compared, settings.framework, t));
  }
  return action.kind === 'setArguments' && action.changes.length === 0
    ? refused(t('The selected call says this already.'))
    : { action, obstacle: '' };
};
