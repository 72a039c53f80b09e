import { css } from 'lit';

/** Settings below each other, each with its name before it. */
export const settingRows = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-height: 28px;
  }
`;
