import { html, nothing, type TemplateResult } from 'lit';
import type { TabState } from '../../src/protocol/index.js';
import '../tabs/compare/compare-tab.js';
import '../tabs/convolution/convolution-tab.js';
import '../tabs/gradient/gradient-tab.js';

/** The view of the tab that is open; the first one is the panel's own. */
export function tabContent(tab: TabState): TemplateResult | typeof nothing {
  switch (tab.kind) {
    case 'windows':
      return nothing;
    case 'convolution':
      return html`<ps-convolution-tab .tab=${tab}></ps-convolution-tab>`;
    case 'compare':
      return html`<ps-compare-tab .tab=${tab}></ps-compare-tab>`;
    case 'gradient':
      return html`<ps-gradient-tab .tab=${tab}></ps-gradient-tab>`;
    default:
      return tab satisfies never;
  }
}
