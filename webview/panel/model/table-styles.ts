import { css } from 'lit';

/** The table of a model: one line to a row, two where there is little room. */
export const tableStyles = css`
  .table {
    --lanes: 22px;
    --path: 108px;
    --bars: 190px;
    margin-top: 10px;
  }
  .lanes-2 {
    --lanes: 31px;
  }
  .lanes-3 {
    --lanes: 40px;
  }
  .lanes-4 {
    --lanes: 49px;
  }
  :is(.row, .head) {
    display: grid;
    grid-template-columns:
      var(--lanes) minmax(90px, 1fr) var(--path) minmax(84px, max-content) var(--bars)
      56px 112px;
    column-gap: 10px;
    align-items: center;
    height: 26px;
    border-bottom: 1px solid color-mix(in srgb, var(--ps-line) 55%, var(--ps-background));
  }
  :is(.row, .head) .output {
    min-width: 92px;
  }
  .head {
    height: 28px;
    border-bottom: 1px solid var(--ps-line);
    font-size: 12px;
    font-weight: 600;
  }
  .head .name {
    grid-column: 2;
  }
  .head .path {
    visibility: hidden;
  }
  .head .bars {
    display: flex;
    justify-content: space-between;
    font: 12px var(--ps-code-font);
  }
  .row {
    cursor: default;
  }
  .row:hover {
    background: var(--vscode-list-hoverBackground, var(--ps-cell));
  }
  .row.selected {
    background: var(--vscode-list-inactiveSelectionBackground, var(--ps-cell));
  }
  .row:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  svg {
    display: block;
    overflow: visible;
  }
  .lanes {
    align-self: stretch;
  }
  .lane {
    fill: none;
    stroke: var(--ps-lane);
  }
  .mark {
    fill: var(--ps-background);
    stroke: var(--ps-foreground);
    stroke-width: 1.3;
  }
  .mark path {
    fill: none;
  }
  .mark.dot {
    fill: var(--ps-lane);
    stroke: none;
  }
  .mark.unknown {
    stroke: var(--vscode-editorWarning-foreground, var(--ps-foreground));
  }
  .mark.error {
    stroke: var(--vscode-errorForeground, var(--ps-drop));
  }
  .selected .mark {
    stroke: var(--ps-window);
  }
  .selected .mark.dot {
    fill: var(--ps-window);
  }
  .selected .mark.error {
    stroke: var(--vscode-errorForeground, var(--ps-drop));
  }
  .name {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
  }
  .title {
    flex: none;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .detail {
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--ps-quiet);
  }
  .twist {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    width: 16px;
    height: 24px;
  }
  .twist.none {
    display: none;
  }
  .level-1 .name {
    padding-inline-start: 14px;
  }
  .level-2 .name {
    padding-inline-start: 28px;
  }
  .level-3 .name {
    padding-inline-start: 42px;
  }
  :is(.level-4, .level-5, .level-6) .name {
    padding-inline-start: 56px;
  }
  .pooling :is(.title, .output) {
    font-weight: 600;
  }
  .quiet-row :is(.title, .detail) {
    color: var(--ps-quiet);
  }
  .behind > :not(.lanes) {
    opacity: 0.62;
  }
  .broken .title {
    text-decoration: underline wavy var(--vscode-errorForeground, var(--ps-drop));
    text-underline-offset: 3px;
  }
  .lost .title {
    text-decoration: underline wavy var(--vscode-editorWarning-foreground, var(--ps-foreground));
    text-underline-offset: 3px;
  }
  .broken .output {
    color: var(--vscode-errorForeground, var(--ps-drop));
    font-weight: 600;
  }
  .chip {
    flex: none;
    padding: 0 7px;
    border: 1px solid var(--ps-cell-border);
    border-radius: 9px;
    font-size: 11px;
    line-height: 17px;
    font-weight: 400;
  }
  .holds {
    flex: none;
    width: 12px;
    height: 12px;
    fill: none;
    stroke: var(--ps-foreground);
  }
  .path {
    overflow: hidden;
    font: 12px var(--ps-code-font);
    color: var(--ps-quiet);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  :is(.output, .sees, .number) {
    font: 12.5px var(--ps-code-font);
    text-align: end;
    white-space: nowrap;
  }
  .head :is(.output, .sees, .share) {
    font: inherit;
    text-align: end;
  }
  .selected :is(.detail, .path, .number, .note) {
    color: var(--ps-text);
  }
  .selected .sees {
    color: var(--ps-window-text);
    font-weight: 600;
  }
  .sees i {
    font-style: normal;
    color: var(--ps-quiet);
  }
  .note {
    font-size: 12px;
    color: var(--ps-quiet);
    white-space: nowrap;
  }
  .bar {
    fill: var(--ps-map);
    stroke: var(--ps-map-edge);
  }
  .bar.pooling {
    fill: var(--ps-map-pool);
    stroke: none;
  }
  .ghost {
    fill: none;
    stroke: var(--ps-ghost);
    stroke-dasharray: 2.5 2.5;
  }
  .field {
    fill: none;
    stroke: var(--ps-never);
  }
  .selected .field {
    stroke: var(--ps-window);
    stroke-width: 2;
  }
  .share {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
  }
  .short {
    display: none;
  }
  .share-bar .frame {
    fill: none;
    stroke: var(--ps-line);
  }
  .share-bar .part {
    fill: var(--ps-map-pool);
  }
  @media (forced-colors: active) {
    .row.selected {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }
`;
