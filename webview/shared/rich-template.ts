import { html, type TemplateResult } from 'lit';
import type { RichSpan, RichText } from '../../src/protocol/index.js';

/** A sentence with its key words. */
export const rich = (text: RichText): readonly TemplateResult[] => text.map(span);

function span({ text, style }: RichSpan): TemplateResult {
  switch (style) {
    case 'plain':
      return html`${text}`;
    case 'strong':
      return html`<strong>${text}</strong>`;
    case 'code':
      return html`<code>${text}</code>`;
    case 'quiet':
      return html`<span class="quiet">${text}</span>`;
    case 'window':
      return html`<span class="window">${text}</span>`;
    default:
      return style satisfies never;
  }
}
