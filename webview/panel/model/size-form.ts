import { html, nothing, type TemplateResult } from 'lit';
import type { ModelState } from '../../../src/protocol/model-state.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { t } from '../../shared/translate.js';

/** Asks for another size of the input, and for one to be shown beside it. Pages may not send forms. */
export function sizeForm({ size, header }: ModelState): TemplateResult | typeof nothing {
  if (!size.canChange) return nothing;
  const box = (name: 'given' | 'compared', label: string): TemplateResult =>
    html`<label
      >${label}
      <input
        class="field"
        name=${name}
        size="11"
        autocomplete="off"
        placeholder="32, 32"
        .value=${size[name]}
        aria-invalid=${String(size.problem !== '')}
        aria-describedby="size-problem"
      />
    </label>`;
  const isSet = size.given !== '' || size.compared !== '';
  return html`<details class="size" ?open=${isSet}>
    <summary>${t('Input {size}', { size: header.input })}</summary>
    <div class="size-boxes" @keydown=${onKey}>
      ${box('given', t('Size of the input'))} ${box('compared', t('Compare with'))}
      <button class="push" @click=${(event: Event) => show(event.currentTarget)}>
        ${t('Show')}
      </button>
      ${
        isSet
          ? html`<button class="push" @click=${(event: Event) => send(event.currentTarget, '', '')}>
              ${t('As in the code')}
            </button>`
          : nothing
      }
      <p id="size-problem" class="problem" role="alert">${size.problem}</p>
    </div>
  </details>`;
}

function onKey(event: KeyboardEvent): void {
  event.stopPropagation();
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) show(event.target);
}

function show(from: EventTarget | null): void {
  if (!(from instanceof HTMLElement)) return;
  const typed = (name: string): string =>
    from.closest('.size')?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? '';
  send(from, typed('given'), typed('compared'));
}

function send(from: EventTarget | null, given: string, compared: string): void {
  from?.dispatchEvent(new IntentionEvent({ type: 'sizeModel', given, compared }));
}
