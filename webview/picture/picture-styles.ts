import { css } from 'lit';

/** How the layers of a picture lie over each other. */
export const pictureStyles = css`
  :host {
    display: block;
    position: relative;
    min-width: 0;
    color: var(--ps-text);
  }
  /* Rows and columns count from the left in every language. */
  .layers {
    direction: ltr;
    position: relative;
    overflow: hidden;
    contain: strict;
  }
  .layers > svg {
    will-change: transform;
  }
  svg {
    position: absolute;
    inset: 0;
    display: block;
    overflow: hidden;
    user-select: none;
    pointer-events: none;
  }
  /* Out of sight, but painted. */
  .kept {
    transform: translateX(-110%);
  }
  canvas {
    position: absolute;
    image-rendering: pixelated;
  }
  .projection-line {
    stroke-dasharray: var(--ps-projection-dash);
  }
  .grid {
    position: absolute;
    outline: none;
    border-radius: 5px;
  }
  .pannable .grid {
    user-select: none;
  }
  .pannable .grid[data-part='input'] {
    cursor: grab;
    touch-action: none;
  }
  .pannable .grid[data-part='input']:active {
    cursor: grabbing;
  }
  .grid:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
  .grid > [role='row'],
  .grid [role='gridcell'] {
    position: absolute;
    inset: 0;
    contain: layout size;
    pointer-events: none;
  }
  /* Cells of their own opacity would each be a layer to paint. */
  .grid > [role='row'] {
    opacity: 0;
    overflow: hidden;
  }
  .tip {
    position: absolute;
    z-index: 2;
    max-width: 260px;
    padding: 4px 8px;
    border: 1px solid var(--vscode-editorHoverWidget-border, var(--ps-line));
    background: var(--vscode-editorHoverWidget-background, var(--ps-background));
    color: var(--vscode-editorHoverWidget-foreground, var(--ps-text));
    font-size: 12px;
    line-height: 1.4;
    pointer-events: none;
  }
  .editor {
    position: absolute;
    z-index: 1;
    box-sizing: border-box;
    height: 26px;
    padding: 0 2px;
    border: 1px solid var(--vscode-focusBorder);
    border-radius: 3px;
    outline: none;
    background: var(--vscode-input-background, var(--ps-background));
    color: var(--vscode-input-foreground, var(--ps-text));
    font: 13px var(--ps-code-font);
    text-align: center;
  }
  .editor[aria-invalid='true'] {
    border-color: var(--vscode-inputValidation-errorBorder, var(--ps-drop));
  }
  .dimming {
    fill: var(--ps-background);
    fill-opacity: 0.65;
  }
  rect[data-moves] {
    transition:
      x 160ms ease-out,
      y 160ms ease-out,
      width 160ms ease-out,
      height 160ms ease-out;
  }
  :host([still]) rect[data-moves] {
    transition: none;
  }
  @media (prefers-reduced-motion: reduce) {
    rect[data-moves] {
      transition: none;
    }
  }
`;
