import { css } from 'lit';

/** What the table of a model leaves out where there is less room. */
export const tableWidthStyles = css`
  @container panel (980px <= width < 1120px) {
    .table {
      --path: 96px;
      --bars: 150px;
    }
  }
  @container panel (560px <= width < 980px) {
    .table {
      --bars: 150px;
    }
    :is(.row, .head) {
      grid-template-columns:
        var(--lanes) minmax(90px, 1fr) minmax(84px, max-content) var(--bars)
        56px 106px;
    }
    .path {
      display: none;
    }
  }
  @container panel (440px <= width < 560px) {
    .table {
      --bars: 132px;
    }
    :is(.row, .head) {
      grid-template-columns: var(--lanes) minmax(60px, 1fr) max-content var(--bars) 46px 50px;
      column-gap: 8px;
    }
    .path,
    .share-bar,
    .full {
      display: none;
    }
    .short {
      display: inline;
    }
    :is(.row, .head) .output {
      min-width: 84px;
    }
  }
  :host([narrow]) .head {
    display: none;
  }
  :host([narrow]) .row {
    grid-template-columns: var(--lanes) minmax(0, 1fr) auto auto;
    grid-template-rows: 24px 22px;
    column-gap: 8px;
    row-gap: 0;
    align-content: center;
    height: 50px;
  }
  :host([narrow]) .lanes {
    grid-row: 1 / 3;
    margin-top: -1px;
  }
  :host([narrow]) .name {
    grid-area: 1 / 2 / 2 / 3;
  }
  :host([narrow]) .output {
    grid-area: 1 / 3 / 2 / 5;
    min-width: 0;
  }
  :host([narrow]) .bars {
    grid-area: 2 / 2 / 3 / 3;
    overflow: hidden;
  }
  :host([narrow]) .sees {
    grid-area: 2 / 3 / 3 / 4;
    font-size: 12px;
  }
  :host([narrow]) .share {
    grid-area: 2 / 4 / 3 / 5;
    min-width: 44px;
  }
  :host([narrow]) :is(.path, .share-bar) {
    display: none;
  }
  :host([narrow]) .number {
    font-size: 12px;
    color: var(--ps-quiet);
  }
`;
