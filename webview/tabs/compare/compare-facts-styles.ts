import { css } from 'lit';

/** Facts below each other, and tables whose numbers stand under one another. */
export const compareFactsStyles = css`
  :host {
    padding: 14px 20px;
  }
  section {
    display: grid;
    gap: 8px;
    margin-bottom: 20px;
    min-width: 0;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-family: var(--ps-code-font);
    font-size: 12.5px;
  }
  th {
    font: 12px var(--ps-text-font);
    color: var(--ps-quiet);
    text-align: end;
    font-weight: normal;
  }
  th:first-child,
  td:first-child {
    text-align: start;
    white-space: nowrap;
  }
  th,
  td {
    padding: 3px 4px;
    text-align: end;
  }
  .differs {
    color: color-mix(in srgb, var(--ps-drop) 72%, var(--ps-text));
  }
  .elsewhere td {
    text-align: start;
  }
  .elsewhere td:last-child {
    text-align: end;
    white-space: nowrap;
  }
  .elsewhere .chosen {
    font-weight: 600;
  }
`;
