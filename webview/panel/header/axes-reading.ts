import { css, html, nothing, type TemplateResult } from 'lit';
import type { AxesReading } from '../../../src/protocol/index.js';
import { icon } from '../../shared/icons.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';

/** What a layer takes the axes of its input for, above what they look like. */
export function axesReadingView(reading: AxesReading | null): TemplateResult | typeof nothing {
  if (reading === null) return nothing;
  const { text, framework, axes, fixes } = reading;
  return html`<section class="axes" aria-label=${t('Axes of the input')}>
    <p><span class="warning">${icon('warning')}</span> ${rich(text)}</p>
    <p class="ways">
      ${fixes.map(
        ({ link }) =>
          html`<button
            class="link"
            @click=${(event: Event) =>
              event.currentTarget?.dispatchEvent(
                new IntentionEvent({ type: 'perform', action: link.action }),
              )}
          >
            ${link.label}
          </button>`,
      )}
    </p>
    <table>
      <tbody>
        <tr>
          <th scope="row">${t('{framework} reads', { framework })}</th>
          ${axes.map(({ reads, isPooled }) => html`<td class=${isPooled ? 'pooled' : ''}>${reads}</td>`)}
        </tr>
        <tr>
          <th scope="row" class="unseen">${t('size')}</th>
          ${axes.map(
            ({ size, isPooled, isColour }) =>
              html`<td class=${isPooled ? 'box pooled' : 'box'}>
                ${size}${isColour ? colourBars() : nothing}
              </td>`,
          )}
        </tr>
        <tr>
          <th scope="row">${t('looks like')}</th>
          ${axes.map(({ looks, isColour }) => html`<td class=${isColour ? 'colour' : ''}>${looks}</td>`)}
        </tr>
      </tbody>
      <caption>
        ${t('the windows slide over the two outlined axes')}
      </caption>
    </table>
  </section>`;
}

const colourBars = (): TemplateResult =>
  html`<span class="bars" aria-hidden="true"><i></i><i></i><i></i></span>`;

export const axesReadingStyles = css`
  .axes {
    padding: 8px 20px 0;
  }
  .axes p {
    margin: 0 0 4px;
  }
  .axes .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .axes .warning {
    color: var(--vscode-editorWarning-foreground, var(--ps-text));
  }
  .axes table {
    border-spacing: 8px 2px;
  }
  .axes th {
    color: var(--ps-quiet);
    font-weight: 400;
    text-align: end;
  }
  .axes .unseen {
    font-size: 0;
  }
  .axes td {
    min-width: 64px;
    color: var(--ps-quiet);
    text-align: center;
  }
  .axes td.pooled {
    color: var(--ps-text);
    font-weight: 600;
  }
  .axes td.box {
    height: 34px;
    border: 1px solid var(--ps-cell-border);
    border-radius: 4px;
    background: var(--ps-cell);
    color: var(--ps-text);
    font: 600 14px var(--ps-code-font);
  }
  .axes td.box.pooled {
    border: 2px solid var(--ps-window);
    background: var(--ps-window-tint);
  }
  .axes td.colour {
    color: var(--ps-text);
    font-weight: 600;
  }
  .axes caption {
    caption-side: bottom;
    padding-top: 2px;
    color: var(--ps-window-text);
  }
  .axes .bars {
    display: flex;
    justify-content: center;
    gap: 2px;
  }
  .axes .bars i {
    width: 12px;
    height: 3px;
    background: var(--ps-red);
  }
  .axes .bars i:nth-child(2) {
    background: var(--ps-green);
  }
  .axes .bars i:nth-child(3) {
    background: var(--ps-blue);
  }
  @container panel (width < 560px) {
    .axes {
      padding: 8px 14px 0;
    }
    .axes table {
      border-spacing: 4px 2px;
    }
    .axes td {
      min-width: 48px;
    }
  }
`;
