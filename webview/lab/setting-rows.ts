import { css } from 'lit';

/** A setting with its name before it. */
export const settingRow = css`
  .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-height: 28px;
  }
`;

/** Settings below each other. */
export const settingRows = [
  settingRow,
  css`
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
    }
  `,
];
