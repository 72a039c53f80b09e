import type { Plan } from '../../engine/index.js';
import type { TabName, TabState } from '../../protocol/index.js';
import type { LayerSite } from '../../python/site.js';
import type { Translate } from '../../engine/phrase.js';
import { compareTab } from './compare/compare-tab.js';
import { convolutionTab } from './convolution/convolution-tab.js';
import { gradientTab } from './gradient/gradient-tab.js';
import type { TabLayer } from './tab-layer.js';
import { planePlan } from '../plane/plane-plan.js';
import type { ViewOptions } from '../view-options.js';

/** What a tab is computed from: the layer on the plane in view. */
export interface TabInput {
  readonly plan: Plan;
  /** The values of the plane in view, row-major over its spatial sizes. */
  readonly values: () => Float32Array;
  readonly batch: number;
  readonly channel: number;
  readonly view: ViewOptions;
  /** The call in the code. */
  readonly site: LayerSite;
}

/** What the tab in view shows beyond the picture; the others cost nothing. */
export function tabStateOf(tab: TabName, input: TabInput, t: Translate): TabState {
  const { plan, values, batch, channel, view, site } = input;
  const layer = (): TabLayer => ({
    plan: planePlan(plan, batch * plan.channels + channel),
    channels: plan.channels,
    values: values(),
    choices: view.tabs,
    site,
    t,
  });
  switch (tab) {
    case 'windows':
    case 'model':
      return { kind: 'windows' };
    case 'convolution':
      return convolutionTab(layer());
    case 'compare':
      return compareTab(layer());
    case 'gradient':
      return gradientTab(layer());
    default:
      return tab satisfies never;
  }
}
