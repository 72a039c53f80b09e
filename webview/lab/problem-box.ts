import { html, nothing, type TemplateResult } from 'lit';
import type { LabError } from '../../src/protocol/lab.js';

/** What the library says of settings that it refuses, and what to do about it. */
export const problemBox = ({ message, hint }: LabError): TemplateResult =>
  html`<div class="error" role="alert">
    <code>${message}</code>
    ${hint === '' ? nothing : html`<p>${hint}</p>`}
  </div>`;
