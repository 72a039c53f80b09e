import { css } from 'lit';

/** Choices of which one holds, side by side. */
export const segmentStyles = css`
  .segments {
    display: flex;
    padding: 0;
    margin: 0;
    border: 1px solid var(--ps-line);
    border-radius: 4px;
    overflow: hidden;
  }
  .segments label {
    position: relative;
    display: grid;
    place-items: center;
    min-height: 26px;
    padding: 0 12px;
    text-align: center;
    cursor: pointer;
  }
  .segments label + label {
    border-inline-start: 1px solid var(--ps-line);
  }
  .segments input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segments label:has(:checked) {
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground, inherit);
    box-shadow: inset 0 0 0 1px var(--vscode-inputOption-activeBorder, transparent);
  }
  .segments label:has(:focus-visible) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -2px;
  }
`;

/** Settings side by side, what tells them apart on the right; stacked where it is narrow. */
export const compareLayout = css`
  .headline {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-inline-start: auto;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
  }
  .differs-mark {
    position: relative;
    width: 16px;
    height: 16px;
    border: 1.5px dashed var(--ps-drop);
    border-radius: 3px;
    flex-shrink: 0;
    overflow: hidden;
  }
  .differs-mark::after {
    content: '';
    position: absolute;
    inset: -2px -2px auto auto;
    border: 4px solid;
    border-color: var(--ps-drop) var(--ps-drop) transparent transparent;
  }
  .layout {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .settings {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  ps-compared-setting {
    border-bottom: 1px solid var(--ps-section);
    grid-row: span 2;
    grid-template-rows: subgrid;
  }
  @container panel (width >= 560px) {
    .settings {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    ps-compared-setting:nth-child(even) {
      border-inline-start: 1px solid var(--ps-section);
      /* The same room inside as its neighbour has. */
      padding-inline-start: 19px;
    }
  }
  @container panel (width >= 1100px) {
    .layout {
      grid-template-columns: minmax(0, 1fr) 372px;
    }
    ps-compare-facts {
      border-inline-start: 1px solid var(--ps-section);
    }
  }
  @container panel (width >= 1280px) {
    .settings.three {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .settings.four {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .settings:is(.three, .four) ps-compared-setting {
      padding-inline: 14px;
      border-inline-start: 1px solid var(--ps-section);
    }
  }
`;
