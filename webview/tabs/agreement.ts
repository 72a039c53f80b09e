import { html, type TemplateResult } from 'lit';
import { numberText } from '../../src/picture/words/number-text.js';
import type { Agreement } from '../../src/protocol/tabs.js';
import { icon } from '../shared/status-icons.js';
import { t } from '../shared/translate.js';
import { numberGrid } from './number-grid.js';

const errorText = (error: number): string =>
  error === 0 ? '0' : error < 0.005 ? error.toExponential(1).replace('-', '−') : numberText(error);

/** Two results side by side with the difference that was measured between them. */
export const agreementView = (
  { pooled, computed, differing, maximalError }: Agreement,
  current: number,
): TemplateResult => {
  const count = pooled.values.length;
  const close = differing === 0;
  return html`<div class="row">
    ${numberGrid(pooled, { current })}
    <span class="sign">${close ? '=' : '≠'}</span>
    ${numberGrid(computed, { current })}
    <div>
      <p class="agreement">
        <span class=${close ? 'ok' : ''}>${icon(close ? 'check' : 'warning')}</span>
        ${
          differing === 0
            ? t('same in all {count} outputs', { count })
            : t('{differing} of {count} outputs differ', { differing, count })
        }
      </p>
      <p class="quiet">${t('largest difference {error}', { error: errorText(maximalError) })}</p>
    </div>
  </div>`;
};

export { errorText };
