import { css } from 'lit';

/** Buttons, bar and place of a stepper in one row. */
export const stepperStyles = css`
  :host {
    display: flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
  }
  .bar {
    flex: 1;
    min-width: 40px;
    max-width: 340px;
    height: 24px;
    display: flex;
    align-items: center;
    gap: 2px;
    margin-left: 6px;
    cursor: pointer;
  }
  /* Sixty-four windows in a narrow bar leave no room between them. */
  @media (width < 420px) {
    .bar:has(.block:nth-child(33)) {
      gap: 0;
    }
  }
  .block {
    flex: 1;
    min-width: 1px;
    height: 10px;
    border-radius: 2px;
    background: var(--ps-track);
    outline: 1px solid var(--ps-track-border);
    outline-offset: -1px;
  }
  .block.row {
    margin-left: 4px;
  }
  .block.current {
    background: var(--ps-window);
  }
  .place {
    margin-left: auto;
    padding-left: 8px;
    white-space: nowrap;
  }
  input[type='range'] {
    flex: 1;
    min-width: 40px;
    margin-left: 6px;
  }
  button.icon {
    width: 26px;
    min-height: 24px;
    flex-shrink: 0;
  }
`;
