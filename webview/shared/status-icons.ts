import { svg, type TemplateResult } from 'lit';
import { html } from 'lit';

const shapes = {
  link: svg`<path d="M6.5 9.5a2.6 2.6 0 0 0 3.7 0l2.4-2.4a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.5 6.5a2.6 2.6 0 0 0-3.7 0L3.4 8.9a2.6 2.6 0 0 0 3.7 3.7l.9-.9"/>`,
  unlink: svg`<path d="M6.5 9.5a2.6 2.6 0 0 0 3.7 0l2.4-2.4a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.5 6.5a2.6 2.6 0 0 0-3.7 0L3.4 8.9a2.6 2.6 0 0 0 3.7 3.7l.9-.9M2 2l12 12"/>`,
  dice: svg`<rect x="2.5" y="2.5" width="11" height="11" rx="2"/><path d="M5.5 5.5h.01M10.5 5.5h.01M8 8h.01M5.5 10.5h.01M10.5 10.5h.01" stroke-width="1.8" stroke-linecap="round"/>`,
  insert: svg`<path d="M8 2v8M4.5 7 8 10.5 11.5 7M3 13.5h10"/>`,
  panel: svg`<rect x="2.5" y="3" width="11" height="10"/><path d="M8 3v10"/>`,
  book: svg`<path d="M8 4C6.5 2.8 4.5 2.5 2.5 2.5v10c2 0 4 .3 5.500 1.500 1.500-1.200 3.500-1.500 5.500-1.500v-10C11.500 2.500 9.500 2.800 8 4v10"/>`,
  check: svg`<path d="m3 8.500 3.500 3.500L13 4.500"/>`,
  info: svg`<circle cx="8" cy="8" r="6"/><path d="M8 7v4M8 4.800v.4"/>`,
  warning: svg`<path d="M8 2.500 14.500 13.500h-13zM8 6.500v3.500M8 11.500v.5"/>`,
  error: svg`<circle cx="8" cy="8" r="6"/><path d="m5.700 5.700 4.600 4.600M10.300 5.700l-4.600 4.600"/>`,
  copy: svg`<rect x="5.500" y="5.500" width="8" height="8"/><path d="M10.500 5.500v-3h-8v8h3"/>`,
} as const;

export type IconName = keyof typeof shapes;

/** A 16 px line icon in the text's colour; it says nothing to a screen reader. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shapes[name]}</svg>`;
