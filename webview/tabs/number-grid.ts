import { css, html, nothing, type TemplateResult } from 'lit';
import { numberText } from '../../src/picture/words/number-text.js';
import { gridClass, gridStyles } from '../shared/grid-columns.js';
import { t } from '../shared/translate.js';

/** Numbers in rows, as they come in a snapshot or as a window holds them. */
export interface GridNumbers {
  readonly label: string;
  readonly columns: number;
  readonly values: ArrayLike<number>;
  readonly marked: readonly number[];
}

/** How a grid of numbers is drawn. */
export interface GridOptions {
  /** The cell with the window's outline. */
  readonly current?: number | null;
  /** What stands in a cell; the number where it is missing. */
  readonly text?: (value: number, index: number) => string;
  /** A small number in the corner. */
  readonly corner?: (index: number) => string;
  readonly tone?: 'plain' | 'kernel' | 'framed';
  /** Cells that stand out, as those that a gradient reaches. */
  readonly bright?: (index: number) => boolean;
  /** Cells that the current window reads. */
  readonly inside?: (index: number) => boolean;
  /** Rows and columns at most; the part around `around` is shown. */
  readonly most?: number;
  readonly around?: number;
  readonly caption?: boolean;
}

/** The part of a grid around a cell, with the cells' own indices. */
export const cropped = (
  count: number,
  columns: number,
  most: number,
  around: number,
): { readonly columns: number; readonly cells: readonly number[] } => {
  const rows = Math.ceil(count / columns);
  const from = (size: number, at: number): number =>
    Math.max(0, Math.min(size - most, at - Math.floor(most / 2)));
  const [top, left] = [from(rows, Math.floor(around / columns)), from(columns, around % columns)];
  const wide = Math.min(columns, most);
  const high = Math.min(rows, most);
  return {
    columns: wide,
    cells: Array.from(
      { length: wide * high },
      (_, i) => (top + Math.floor(i / wide)) * columns + left + (i % wide),
    ).filter((index) => index < count),
  };
};

/** A grid of numbers with its label above. */
export const numberGrid = (grid: GridNumbers, options: GridOptions = {}): TemplateResult => {
  const { columns, values, label } = grid;
  const shown = cropped(
    values.length,
    columns,
    options.most ?? 8,
    options.around ?? options.current ?? 0,
  );
  const text = options.text ?? ((value: number) => numberText(value));
  const marked = new Set(grid.marked);
  const all = shown.cells.map((index) => text(values[index] ?? Number.NaN, index));
  const spoken = t('{label}: {values}', { label, values: all.slice(0, 64).join(', ') });
  const cut = shown.cells.length < values.length;
  return html`<figure>
    ${options.caption === false ? nothing : html`<figcaption>${label}</figcaption>`}
    <div
      class="${gridClass(shown.columns)} ${options.tone ?? 'plain'}"
      role="img"
      aria-label=${spoken}
    >
      ${shown.cells.map((index, place) => {
        const classes = [
          'cell',
          index === options.current ? 'current' : '',
          marked.has(index) ? 'marked' : '',
          options.bright?.(index) === true ? 'bright' : '',
          options.inside?.(index) === true ? 'inside' : '',
        ];
        return html`<span class=${classes.join(' ')}
          >${options.corner ? html`<small>${options.corner(index)}</small>` : nothing}${all[place]}</span
        >`;
      })}
    </div>
    ${cut ? html`<div class="quiet note">${partText(shown.cells, columns, values.length)}</div>` : nothing}
  </figure>`;
};

/** Which rows and columns of a large grid are shown. */
const partText = (cells: readonly number[], columns: number, count: number): string => {
  const [first, last] = [cells[0] ?? 0, cells.at(-1) ?? 0];
  const span = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`);
  return t('rows {rows}, columns {columns} of {height} × {width}', {
    rows: span(Math.floor(first / columns), Math.floor(last / columns)),
    columns: span(first % columns, last % columns),
    height: Math.ceil(count / columns),
    width: columns,
  });
};

export const numberGridStyles = [
  gridStyles,
  css`
    figure {
      margin: 0;
      display: grid;
      gap: 6px;
      justify-items: start;
    }
    figcaption {
      font-weight: 600;
    }
    .cell {
      position: relative;
      display: grid;
      place-items: center;
      min-width: 38px;
      height: 34px;
      padding: 0 4px;
      border: 1px solid var(--ps-cell-border);
      border-radius: 3px;
      background: var(--ps-cell);
      font: 12.5px var(--ps-code-font);
    }
    .cell small {
      position: absolute;
      inset: 1px auto auto 3px;
      font-size: 10.5px;
      color: var(--ps-quiet);
    }
    .grid.kernel .cell {
      border-color: var(--vscode-charts-green, currentColor);
      background: color-mix(in srgb, var(--vscode-charts-green, green) 16%, var(--ps-background));
    }
    .grid.framed {
      padding: 2px;
      border: 2.25px solid var(--ps-window);
      border-radius: 5px;
      background: var(--ps-window-tint);
    }
    .cell.current {
      border-color: transparent;
      outline: 2.25px solid var(--ps-window);
      outline-offset: -1px;
      background: color-mix(in srgb, var(--ps-window) 18%, var(--ps-background));
      font-weight: 600;
    }
    .cell.bright {
      background: var(--ps-winner-tint);
      font-weight: 600;
    }
    .cell.inside {
      outline: 1.5px solid var(--ps-window);
      outline-offset: -1px;
    }
    .cell.marked {
      border: 1.5px dashed var(--ps-drop);
    }
    .cell.marked::after {
      content: '';
      position: absolute;
      inset: 0 0 auto auto;
      border: 5px solid;
      border-color: var(--ps-drop) var(--ps-drop) transparent transparent;
    }
    .note {
      font-size: 12px;
    }
  `,
];
