import { css, html, svg, type TemplateResult } from 'lit';
import { t } from '../../shared/translate.js';

const block = 38;
const gap = 10;
const margin = 22;

/** The weights between channels as blocks: kernels on the diagonal, zeros beside it. */
export const channelBlocks = (channels: number, kernel: number): TemplateResult => {
  const shown = Math.max(1, channels);
  const cells = Math.min(5, Math.max(1, kernel));
  const size = margin + shown * (block + gap);
  const label = t('Weights between {count} channels: kernels on the diagonal, zeros beside it', {
    count: shown,
  });
  const places = Array.from({ length: shown * shown }, (_, index) => ({
    row: Math.floor(index / shown),
    column: index % shown,
  }));
  return html`<svg class="blocks" width=${size} height=${size} role="img" aria-label=${label}>
    ${Array.from({ length: shown }, (_, index) => {
      const at = margin + index * (block + gap) + block / 2;
      return svg`<text class="name" x=${at} y="12" text-anchor="middle">c${index}</text>
        <text class="name" x="2" y=${at + 4}>c${index}</text>`;
    })}
    ${places.map(({ row, column }) => blockShape(row, column, cells))}
  </svg>`;
};

const blockShape = (row: number, column: number, cells: number): TemplateResult => {
  const [x, y] = [margin + column * (block + gap), margin + row * (block + gap)];
  const size = block / cells;
  const own = row === column;
  return svg`
    ${Array.from(
      { length: cells * cells },
      (_, index) =>
        svg`<rect class=${own ? 'own' : 'other'} x=${x + (index % cells) * size}
          y=${y + Math.floor(index / cells) * size} width=${size - 1.5} height=${size - 1.5}></rect>`,
    )}
    ${own ? '' : svg`<text class="zero" x=${x + block / 2} y=${y + block / 2 + 4} text-anchor="middle">0</text>`}
  `;
};

export const channelBlockStyles = css`
  .blocks {
    flex: none;
  }
  .blocks .name,
  .blocks .zero {
    fill: var(--ps-quiet);
    font: 11px var(--ps-code-font);
  }
  .blocks .own {
    fill: color-mix(in srgb, var(--vscode-charts-green, green) 70%, var(--ps-background));
  }
  .blocks .other {
    fill: var(--ps-cell);
    stroke: var(--ps-cell-border);
    stroke-width: 0.5;
  }
  .words {
    flex: 1;
    min-width: 180px;
  }
`;
