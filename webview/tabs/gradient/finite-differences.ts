import { html, nothing, type TemplateResult } from 'lit';
import { fractionText } from '../../../src/picture/words/number-text.js';
import type { GradientTab } from '../../../src/protocol/tabs.js';
import { icon } from '../../shared/status-icons.js';
import { t } from '../../shared/translate.js';
import { errorText } from '../agreement.js';
import { numberGrid } from '../number-grid.js';

/** The part of the input that is seen: rows and columns at most, the middle, and what a window reads. */
interface Seen {
  readonly most: number;
  readonly around: number;
  readonly cells: ReadonlySet<number>;
}

/** The gradient once more, by moving each input a little, and how far the two are apart. */
export function finiteDifferences({ check, gradient }: GradientTab, seen: Seen): TemplateResult {
  if (check === null || gradient === null) {
    return html`<p class="quiet">
      ${t('Finite differences would take too long here, or the layer draws by chance.')}
    </p>`;
  }
  const close = check.maximalError < 1e-4;
  return html`
    <h2>${t('Checked by finite differences')}</h2>
    <p>
      ${t('Each value is moved by ±{step}, and the change of the outputs is divided by it.', {
        step: String(check.step),
      })}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label=${check.numeric.label}>
      ${numberGrid(check.numeric, {
        most: seen.most,
        around: seen.around,
        text: (value) => fractionText(Number(value.toFixed(6))),
        inside: (index) => seen.cells.has(index),
        caption: false,
      })}
    </div>
    <p class="agreement">
      <span class=${close ? 'ok' : ''}>${icon(close ? 'check' : 'warning')}</span>
      ${t('{count} values compared, largest difference {error}', {
        count: check.compared,
        error: errorText(check.maximalError),
      })}
    </p>
    ${
      check.atTies.length === 0
        ? nothing
        : html`<p class="quiet">
            ${t(
              '{count} marked values stand at a tie, where the slope jumps: the rule decides there, and a difference can’t.',
              { count: check.atTies.length },
            )}
          </p>`
    }
  `;
}
