import { html, svg, type TemplateResult } from 'lit';

const shapes = {
  previous: svg`<path d="M10.5 3.500v9L4.500 8z"/>`,
  next: svg`<path d="M5.500 3.500v9l6-4.500z"/>`,
  play: svg`<path d="M4.500 3v10l8-5z" fill="currentColor"/>`,
  pause: svg`<path d="M5.500 3.500v9M10.500 3.500v9" stroke-width="2"/>`,
} as const;

/** A 16 px icon of the stepper. */
export const stepIcon = (name: keyof typeof shapes): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shapes[name]}</svg>`;
