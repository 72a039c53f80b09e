import { css, html, nothing, type TemplateResult } from 'lit';
import type { FittingSizes } from '../../../src/protocol/index.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { rich } from '../../shared/rich-template.js';
import { richTextOf } from '../../../src/protocol/rich-text.js';
import { t } from '../../shared/translate.js';

/** Where the size comes from that the code doesn't say, and the other squares that fit. */
export function fittingSizesView(fitting: FittingSizes | null): TemplateResult | typeof nothing {
  if (fitting === null) return nothing;
  const { layer, place, side, sides, last } = fitting;
  const choose = (size: number) => (event: Event) =>
    event.currentTarget?.dispatchEvent(new IntentionEvent({ type: 'chooseSide', side: size }));
  const rest = last - (sides.at(-1) ?? last);
  return html`<div class="fitting">
    <span class="quiet"
      >${rich(richTextOf(t('Input worked out from **{layer}** ({place}):', { layer, place })))}</span
    >
    <span role="group" class="sides" aria-label=${t('Squares that fit')}>
      ${sides.map(
        (size) =>
          html`<button
            class="side"
            aria-pressed=${size === side ? 'true' : 'false'}
            @click=${choose(size)}
          >
            ${size}×${size}
          </button>`,
      )}
    </span>
    ${rest === 0 ? nothing : html`<span class="quiet">${t('all up to {size} fit', { size: `${String(last)}×${String(last)}` })}</span>`}
  </div>`;
}

export const fittingSizesStyles = css`
  .fitting {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    padding: 6px 20px 0;
  }
  .sides {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .side {
    min-height: 24px;
    padding: 0 10px;
    border: 1px solid var(--ps-cell-border);
    border-radius: 12px;
    font: 12px var(--ps-code-font);
  }
  .side[aria-pressed='true'] {
    border-color: var(--ps-window);
    color: var(--ps-window-text);
    font-weight: 600;
  }
  @container panel (width < 560px) {
    .fitting {
      padding: 6px 14px 0;
    }
  }
`;
