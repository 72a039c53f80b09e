import type { Plan } from '../../engine/index.js';
import { richTextOf, type TabName, type TabState } from '../../protocol/index.js';
import type { LayerSite } from '../../python/site.js';
import type { Translate } from '../../engine/phrase.js';
import { compareTab } from './compare/compare-tab.js';
import { convolutionTab, withoutKernel } from './convolution/convolution-tab.js';
import { gradientTab } from './gradient/gradient-tab.js';
import { firstCells } from './first-cells.js';
import { tabBudgets, windowSize } from './tab-budget.js';
import { outputSizes, type TabLayer } from './tab-layer.js';
import { planePlan } from '../plane/plane-plan.js';
import type { ViewOptions } from '../view-options.js';

/** What a tab is computed from: the layer on the plane in view. */
export interface TabInput {
  readonly plan: Plan;
  /** The first values of the plane in view along each axis, row-major. */
  readonly values: (sizes: readonly number[]) => Float32Array;
  readonly batch: number;
  readonly channel: number;
  readonly view: ViewOptions;
  /** The call in the code. */
  readonly site: LayerSite;
}

/** What the tab in view shows beyond the picture; the others cost nothing. */
export function tabStateOf(tab: TabName, input: TabInput, t: Translate): TabState {
  const { plan, values, batch, channel, view, site } = input;
  const own = planePlan(plan, batch * plan.channels + channel);
  const shared = { channels: plan.channels, choices: view.tabs, site, t };
  const workedOut = (
    name: keyof typeof tabBudgets,
    state: (layer: TabLayer) => TabState,
  ): TabState => {
    const part = firstCells(own, tabBudgets[name]);
    if (part === null) return { kind: 'tooLarge', tab: name, reason: richTextOf(whyNot(own, t)) };
    const sizes = part.axes.map(({ inputSize }) => inputSize);
    const remark =
      part === own ? '' : t('On the first {sizes} values.', { sizes: sizes.join('×') });
    return state({ ...shared, plan: part, values: values(sizes), remark });
  };
  switch (tab) {
    case 'windows':
    case 'model':
      return { kind: 'windows' };
    case 'convolution':
      return own.spec.source.kind === 'sliding'
        ? workedOut(tab, convolutionTab)
        : withoutKernel(own, shared);
    case 'compare':
      return workedOut(tab, compareTab);
    case 'gradient':
      return workedOut(tab, gradientTab);
    default:
      return tab satisfies never;
  }
}

const whyNot = (plan: Plan, t: Translate): string =>
  t(
    'Too large to be worked out here: it has **{outputs}** outputs, whose windows read up to **{values}** values each. A smaller output or window would do.',
    { outputs: outputSizes(plan).join('×'), values: windowSize(plan.axes) },
  );
