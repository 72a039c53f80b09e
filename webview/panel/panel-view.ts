import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { animatedWindows } from '../../src/picture/export-scenes.js';
import { animatedValues } from '../../src/picture/unpooling/unpooling-export.js';
import type { Header, PanelState, ReadyState, UnpoolingState } from '../../src/protocol/index.js';
import '../unpooling/ps-unpooling-stage.js';
import { IntentionEvent } from './intention-event.js';
import './ps-empty.js';
import './ps-export.js';
import './ps-flows.js';
import './ps-header.js';
import './ps-inspector.js';
import './ps-invalid.js';
import './ps-loading.js';
import './ps-needs-shape.js';
import './ps-stage.js';
import './ps-tabs.js';
import './ps-unreadable.js';
import './ps-values.js';
import { NARROW } from './stage-view.js';
import { tabContent } from './tab-content.js';
import type { Ui } from './ui-store.js';
import { t } from '../translate.js';

/** What a panel of some width shows of a snapshot. */
export function panelView(shown: PanelState, ui: Ui, width: number): TemplateResult {
  switch (shown.kind) {
    case 'empty':
      return html`<ps-empty .state=${shown}></ps-empty>`;
    case 'loading':
      return html`${headerView(shown.header)}<ps-loading></ps-loading>`;
    case 'needsShape':
      return html`${headerView(shown.header)}<ps-needs-shape .state=${shown}></ps-needs-shape>`;
    case 'invalid':
      return html`${headerView(shown.header)}<ps-invalid .state=${shown}></ps-invalid>`;
    case 'unreadable':
      return html`${headerView(shown.header)}<ps-unreadable .state=${shown}></ps-unreadable>`;
    case 'unpooling':
      return unpoolingView(shown, ui, width);
    case 'ready':
      return readyView(shown, ui, width);
    default:
      return shown satisfies never;
  }
}

const headerView = (header: Header): TemplateResult =>
  html`<ps-header .header=${header}></ps-header>${staleNote(header)}`;

function staleNote(header: Header): TemplateResult | typeof nothing {
  if (!header.stale) return nothing;
  const refresh = (event: Event): void => {
    event.currentTarget?.dispatchEvent(new IntentionEvent({ type: 'refresh' }));
  };
  return html`<p class="stale-note" role="status">
    ${t('The code changed since this was read.')}
    <button class="link" @click=${refresh}>${t('Refresh')}</button>
  </p>`;
}

/** What stands above the content and is the same for every window. */
const readyTop = (shown: ReadyState, frames: number): TemplateResult =>
  html`<ps-header .header=${shown.header}>
      <ps-export .copyAs=${shown.copyAs} .kept=${shown.header.kept} .frames=${frames}></ps-export>
      <ps-values slot="values" .values=${shown.values}></ps-values>
    </ps-header>
    ${staleNote(shown.header)}
    <ps-flows .flows=${shown.flows} .flow=${shown.flow}></ps-flows>
    <ps-tabs .selected=${shown.tab.kind}></ps-tabs>`;

function readyView(shown: ReadyState, ui: Ui, width: number): TemplateResult {
  const frames = animatedWindows(shown.picture, ui.window).length;
  return html`${guard([shown, frames], () => readyTop(shown, frames))}
  ${
    shown.tab.kind === 'windows'
      ? windowsTab(shown, ui, width > 0 && width < NARROW)
      : html`<div role="tabpanel" aria-label=${shown.tab.kind}>${tabContent(shown.tab)}</div>`
  }`;
}

const unpoolingView = (shown: UnpoolingState, ui: Ui, width: number): TemplateResult =>
  html`<ps-header .header=${shown.header}>
      <ps-export
        .kept=${shown.header.kept}
        .frames=${animatedValues(shown.picture, ui.window).length}
      ></ps-export>
      <ps-values slot="values" .values=${shown.values}></ps-values>
    </ps-header>
    ${staleNote(shown.header)}
    <ps-flows .flows=${shown.flows} .flow=${shown.flow}></ps-flows>
    <div class="content">
      <div class="stage">
        <ps-unpooling-stage
          .state=${shown}
          .ui=${ui}
          ?stale=${shown.header.stale}
        ></ps-unpooling-stage>
      </div>
      <aside class="inspector" aria-label=${t('Facts')}>
        ${inspectorView(shown, ui, width > 0 && width < NARROW)}
      </aside>
    </div>`;

const windowsTab = (shown: ReadyState, ui: Ui, narrow: boolean): TemplateResult =>
  html`<div class="content" role="tabpanel" aria-label=${t('Windows')}>
    <div class="stage">
      <ps-stage .state=${shown} .ui=${ui} ?stale=${shown.header.stale}></ps-stage>
    </div>
    <aside class="inspector" aria-label=${t('Facts')}>${inspectorView(shown, ui, narrow)}</aside>
  </div>`;

// It is given no more of what its reader did than it needs, so that a step is nothing to it.
const inspectorView = (
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
