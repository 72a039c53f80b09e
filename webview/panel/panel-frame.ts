import { html, nothing, type TemplateResult } from 'lit';
import type { Header, ReadyState, UnpoolingState } from '../../src/protocol/index.js';
import { t } from '../shared/translate.js';
import { IntentionEvent } from '../shared/intention-event.js';
import './header/ps-header.js';
import './inspector/ps-inspector.js';
import type { Ui } from './state/ui-store.js';

/** The header of a call, alone. */
export const headerView = (header: Header): TemplateResult =>
  html`<ps-header .header=${header}></ps-header>${staleNote(header)}`;

/** Says that the code has changed, where it has. */
export function staleNote(header: Header): TemplateResult | typeof nothing {
  if (!header.stale) return nothing;
  const refresh = (event: Event): void => {
    event.currentTarget?.dispatchEvent(new IntentionEvent({ type: 'refresh' }));
  };
  return html`<p class="stale-note" role="status">
    ${t('The code changed since this was read.')}
    <button class="link" @click=${refresh}>${t('Refresh')}</button>
  </p>`;
}

/**
 * The facts beside a picture. They are given no more of what their reader did than they need, so that
 * a step is nothing to them.
 */
export const inspectorView = (
  shown: ReadyState | UnpoolingState,
  { closedSections, spotlightOf }: Ui,
  narrow: boolean,
): TemplateResult =>
  html`<ps-inspector
    .state=${shown}
    .closed=${closedSections}
    .spotlightOf=${spotlightOf}
    ?narrow=${narrow}
  ></ps-inspector>`;
