import { css, unsafeCSS, type CSSResult } from 'lit';

const most = 16;

/** Class names of a grid with so many columns: a strict policy allows no inline style. */
export const gridClass = (columns: number): string =>
  `grid columns-${Math.min(most, Math.max(1, Math.round(columns)))}`;

export const gridStyles: CSSResult = css`
  /* Columns count from the left in every language. */
  .grid {
    direction: ltr;
    display: grid;
    width: max-content;
    gap: 2px;
  }
  ${unsafeCSS(
    Array.from(
      { length: most },
      (_, index) =>
        `.columns-${index + 1} { grid-template-columns: repeat(${index + 1}, max-content); }`,
    ).join('\n'),
  )}
`;
