import { html, svg, type TemplateResult } from 'lit';

const SHAPES = {
  pin: svg`<path d="M5.500 2.500h5M6.500 2.500v4l-2 2.500h7l-2-2.500v-4M8 9v5"/>`,
  pinned: svg`<path d="M5.500 2.500h5M6.500 2.500v4l-2 2.500h7l-2-2.500v-4z" fill="currentColor"/><path d="M8 9v5"/>`,
  refresh: svg`<path d="M13 8a5 5 0 1 1-1.500-3.600M13 2.500v3h-3"/>`,
  export: svg`<path d="M8 10V2.500M5 5.500l3-3 3 3M2.500 9.500v4h11v-4"/>`,
  more: svg`<path d="M3.500 8h.01M8 8h.01M12.500 8h.01" stroke-width="2" stroke-linecap="round"/>`,
  chevronDown: svg`<path d="m4 6 4 4 4-4"/>`,
  chevronRight: svg`<path d="m6 4 4 4-4 4"/>`,
  open: svg`<path d="M6.500 3.500h-4v10h10v-4M9 2.500h4.500V7M13.500 2.500 7.500 8.500"/>`,
  first: svg`<path d="M3 3.500v9M13 3.500 6 8l7 4.500z"/>`,
  back: svg`<path d="M11.500 3.500 4.500 8l7 4.500z"/>`,
  play: svg`<path d="M4.500 3 13 8l-8.500 5z" fill="currentColor"/>`,
  pause: svg`<path d="M5 3.500v9M11 3.500v9" stroke-width="2"/>`,
  next: svg`<path d="m4.500 3.500 7 4.500-7 4.500z"/>`,
  last: svg`<path d="M13 3.500v9M3 3.500 10 8l-7 4.500z"/>`,
  info: svg`<circle cx="8" cy="8" r="6"/><path d="M8 7v4M8 4.800v.4"/>`,
  warning: svg`<path d="M8 2.500 14.500 13.500h-13zM8 6.500v3.500M8 11.500v.5"/>`,
  error: svg`<circle cx="8" cy="8" r="6"/><path d="m5.700 5.700 4.600 4.600M10.300 5.700l-4.600 4.600"/>`,
  bulb: svg`<path d="M6 11.500h4M6.500 13.500h3M5.800 9.500a3.800 3.800 0 1 1 4.400 0v2H5.800z"/>`,
  zoomIn: svg`<circle cx="7" cy="7" r="4.500"/><path d="m10.300 10.300 3.200 3.200M5 7h4M7 5v4"/>`,
  zoomOut: svg`<circle cx="7" cy="7" r="4.500"/><path d="m10.300 10.300 3.200 3.200M5 7h4"/>`,
  fit: svg`<path d="M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10"/>`,
  check: svg`<path d="m3 8.500 3.300 3.300L13 4.800"/>`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8"/>`,
} as const;

export type PanelIcon = keyof typeof SHAPES;

/** A 16 px line icon in the text's colour; it says nothing to a screen reader. */
export const icon = (name: PanelIcon): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[name]}</svg>`;
