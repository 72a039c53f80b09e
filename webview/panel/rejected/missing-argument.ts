import { html, type TemplateResult } from 'lit';
import type { ArgumentValue } from '../../../src/engine/index.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { t } from '../../shared/translate.js';

/** A field for an argument that has to be given, and a button that writes it into the call. */
export function missingArgument(parameter: string): TemplateResult {
  const insert = (event: Event): void => {
    const place = event.currentTarget;
    const field =
      place instanceof HTMLElement ? place.parentElement?.querySelector('input') : undefined;
    const value = argumentOf(field?.value ?? '');
    field?.setAttribute('aria-invalid', value === null ? 'true' : 'false');
    if (value !== null)
      place?.dispatchEvent(new IntentionEvent({ type: 'edit', parameter, value }));
  };
  return html`<div class="missing">
    <label class="code" for="missing">${parameter}</label>
    <input
      class="field"
      id="missing"
      value="2"
      autocomplete="off"
      spellcheck="false"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter') insert(event);
      }}
    />
    <button class="push primary" @click=${insert}>${t('Insert')}</button>
  </div>`;
}

/** `2` as a number, `2, 3` as a tuple; null: it is neither. */
const argumentOf = (text: string): ArgumentValue | null => {
  const parts = text.replace(/^\s*\(|\)\s*$/gu, '').split(',');
  const numbers = parts.map((part) => (/^\s*\d+\s*$/u.test(part) ? Number(part) : Number.NaN));
  if (numbers.some(Number.isNaN)) return null;
  const [only] = numbers;
  return numbers.length === 1 && only !== undefined ? only : numbers;
};
