import { html, nothing, type TemplateResult } from 'lit';

/** What part of a large input a tab is about; nothing where it is all of it. */
export const remark = (tab: { readonly remark: string }): TemplateResult | typeof nothing =>
  tab.remark === '' ? nothing : html`<span class="quiet">${tab.remark}</span>`;
