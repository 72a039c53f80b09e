import { css, html, nothing, type TemplateResult } from 'lit';
import type { FittingSizes, SizeChoice } from '../../../src/protocol/index.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { rich } from '../../shared/rich-template.js';
import { richTextOf } from '../../../src/protocol/rich-text.js';
import { t } from '../../shared/translate.js';

/** Where the size comes from that the code doesn't say, and the others that fit. */
export function fittingSizesView(fitting: FittingSizes | null): TemplateResult | typeof nothing {
  if (fitting === null) return nothing;
  const { layer, place, values, squares, largest, rectangles } = fitting;
  return html`<div class="fitting">
    <span class="quiet"
      >${rich(
        richTextOf(
          t('Input worked out from **{layer}** ({place}), {values}:', { layer, place, values }),
        ),
      )}</span
    >
    ${squares.length === 0 ? nothing : sizeButtons(fitting, squares, t('Squares that fit'))}
    ${largest === null ? nothing : html`<span class="quiet">${t('all up to {size} fit', { size: largest })}</span>`}
    ${rectangles.length === 0 ? nothing : rectanglesView(fitting)}
    <button class="link" @click=${send({ type: 'perform', action: { kind: 'writeInputSize' } })}>
      ${t('write it as a comment')}
    </button>
  </div>`;
}

const send =
  (intention: ConstructorParameters<typeof IntentionEvent>[0]) =>
  (event: Event): boolean | undefined =>
    event.currentTarget?.dispatchEvent(new IntentionEvent(intention));

/** Heights and widths that differ: open from the start where no square fits. */
const rectanglesView = (fitting: FittingSizes): TemplateResult =>
  html`<details ?open=${fitting.squares.length === 0}>
    <summary>${t('not square…')}</summary>
    ${sizeButtons(fitting, fitting.rectangles, t('Rectangles that fit'))}
  </details>`;

const sizeButtons = (
  { sides }: FittingSizes,
  choices: readonly SizeChoice[],
  label: string,
): TemplateResult =>
  html`<span role="group" class="sides" aria-label=${label}>
    ${choices.map(
      (choice) =>
        html`<button
          class="side"
          aria-pressed=${isChosen(choice, sides) ? 'true' : 'false'}
          @click=${send({ type: 'chooseSides', sides: choice.sides })}
        >
          ${choice.text}
        </button>`,
    )}
  </span>`;

/** Whether sizes are in view. */
const isChosen = ({ sides }: SizeChoice, chosen: FittingSizes['sides']): boolean =>
  chosen?.join() === sides.join();

export const fittingSizesStyles = css`
  .fitting {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    padding: 6px 20px 0;
  }
  .fitting details[open] {
    flex-basis: 100%;
  }
  .fitting summary {
    color: var(--vscode-textLink-foreground);
    cursor: pointer;
  }
  .sides {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .fitting details .sides {
    padding-top: 6px;
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
