import { css } from 'lit';

/** How the maps of a model look: they scroll in their own box where they are too long. */
export const mapsStyles = css`
  :host {
    display: block;
  }
  .staircase {
    overflow-x: auto;
    overflow-y: hidden;
    scrollbar-width: thin;
  }
  .nested {
    overflow: visible;
  }
  .caption {
    min-height: 18px;
    margin-top: 4px;
    font-size: 12px;
    color: var(--ps-quiet);
  }
`;
