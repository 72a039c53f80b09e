import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FixState, InvalidState } from '../../../src/protocol/index.js';
import '../../picture/ps-picture.js';
import { roleSheet } from '../../picture/role-sheet.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { icon } from '../../shared/icons.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';
import { misfitDrawing, misfitTable, wayHere } from './misfit-parts.js';
import { missingArgument } from './missing-argument.js';
import { rejectedStyles } from './rejected-styles.js';

/**
 * The framework's own message, why, and edits that make the layer valid; where sizes don't fit, who
 * made them; and the picture that the first edit gives.
 */
@customElement('ps-invalid')
export class InvalidLayer extends LitElement {
  static override readonly styles = [baseStyles, rejectedStyles, roleSheet];

  @property({ attribute: false }) state: InvalidState | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (state === null) return nothing;
    const { misfit, missing } = state;
    return html`
      <span class="error">${icon('error')}</span>
      <h2>${state.title}</h2>
      <div class="body">
        ${misfit === null ? nothing : misfitDrawing(misfit.picture)}
        ${misfit === null ? nothing : misfitTable(misfit)}
        <pre role="alert">${state.message}</pre>
        ${state.why.length === 0 ? nothing : html`<p>${rich(state.why)}</p>`}
        ${missing === null ? nothing : missingArgument(missing)}
        ${state.fixes.length === 0 ? nothing : waysOut(state.fixes)}
        ${misfit?.hasModel === true ? chainLink() : nothing}
        ${misfit === null ? nothing : wayHere(misfit)} ${preview(state)}
      </div>
    `;
  }
}

const waysOut = (fixes: readonly FixState[]): TemplateResult =>
  html`<ul aria-label=${t('What would be accepted')}>
    ${fixes.map(
      ({ link, result }) =>
        html`<li>
          <button
            class="link fix"
            @click=${(event: Event) =>
              event.currentTarget?.dispatchEvent(
                new IntentionEvent({ type: 'perform', action: link.action }),
              )}
          >
            <span class="bulb">${icon('bulb')}</span>${link.label}
          </button>
          <span class="result quiet">${result}</span>
        </li>`,
    )}
  </ul>`;

/** Opens the whole model, where the chain of layers breaks. */
export const chainLink = (): TemplateResult =>
  html`<p>
    <button
      class="link"
      @click=${(event: Event) =>
        event.currentTarget?.dispatchEvent(new IntentionEvent({ type: 'showTab', tab: 'model' }))}
    >
      ${t('Show the chain')}
    </button>
  </p>`;

const preview = ({ preview: then }: InvalidState): TemplateResult | typeof nothing =>
  then === null
    ? nothing
    : html`<div class="preview">
        <p class="quiet">${t('With the first way out:')}</p>
        <ps-picture
          .picture=${then.picture}
          .sentence=${then.sentence}
          .mode=${Math.max(...then.picture.input.size) > 16 ? 'heat' : 'numbers'}
          arrangement="side"
          max-height="320"
          still
        ></ps-picture>
      </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'ps-invalid': InvalidLayer;
  }
}
