import { html, svg, type TemplateResult } from 'lit';
import { t } from '../../shared/translate.js';

/** What the bars of the table mean, in one line. */
export const tableLegend = (): TemplateResult =>
  html`<div class="legend" aria-hidden="true">
    <span
      ><svg width="28" height="10">
        ${svg`<rect class="key-bar" width="28" height="9" rx="1"></rect>`}</svg
      >${t('rows of the map')}</span
    >
    <span
      ><svg width="42" height="10">
        ${svg`<rect class="key-pool" width="20" height="9"></rect><rect class="key-ghost" x="20.500" y="0.500" width="21" height="8"></rect>`}</svg
      >${t('rows lost')}</span
    >
    <span
      ><svg width="32" height="10">
        ${svg`<path class="key-field" d="M0.500 2v6M0.500 5h31M31.500 2v6"></path>`}</svg
      >${t('rows of the input that one output sees')}</span
    >
    <span class="scale">${t('same scale: cells of the input')}</span>
  </div>`;
