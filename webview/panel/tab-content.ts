import { html, nothing, type TemplateResult } from 'lit';
import { rich } from '../shared/rich-template.js';
import type { TabName, TabState } from '../../src/protocol/index.js';
import '../tabs/compare/compare-tab.js';
import '../tabs/convolution/convolution-tab.js';
import '../tabs/gradient/gradient-tab.js';

/** The tab that is open, whether or not it can show anything. */
export const openTab = (tab: TabState): TabName => (tab.kind === 'tooLarge' ? tab.tab : tab.kind);

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
    case 'tooLarge':
      return html`<p class="too-large" role="note">${rich(tab.reason)}</p>`;
    default:
      return tab satisfies never;
  }
}
