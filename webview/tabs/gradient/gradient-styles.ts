import { css } from 'lit';

/** The map of the gradient and the outputs that send it. */
export const gradientStyles = css`
  .map .cell {
    min-width: 52px;
    height: 48px;
    font-size: 15px;
  }
  .upstream ps-number-box {
    width: 58px;
  }
  .upstream .grid {
    gap: 6px;
  }
  .upstream {
    display: grid;
    gap: 6px;
  }
  .place {
    display: grid;
    justify-items: center;
    gap: 2px;
    padding: 2px;
    border: 1.5px solid transparent;
    border-radius: 4px;
    font: 11px var(--ps-code-font);
    color: var(--ps-quiet);
  }
  .place.current {
    border-color: var(--ps-window);
  }
  .arrow {
    width: 40px;
    height: 16px;
    stroke: var(--ps-window);
    stroke-width: 2;
    fill: none;
  }
`;
