import { html, type nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { animatedWindows } from '../../src/picture/export-scenes.js';
import type { PanelState, ReadyState } from '../../src/protocol/index.js';
import { headerView, inspectorView, staleNote } from './around-the-picture.js';
import type { LaterParts } from './later-parts.js';
import './ps-empty.js';
import './ps-export.js';
import './ps-flows.js';
import './ps-invalid.js';
import './ps-loading.js';
import './ps-needs-shape.js';
import './ps-stage.js';
import './ps-tabs.js';
import './ps-unreadable.js';
import './ps-values.js';
import { NARROW } from './stage-view.js';
import type { Ui } from './ui-store.js';
import { t } from '../translate.js';

/** What a panel of some width shows of a snapshot, with the parts that are there by now. */
export function panelView(
  shown: PanelState,
  ui: Ui,
  width: number,
  later: LaterParts,
): TemplateResult | typeof nothing {
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
      return later.view(({ unpoolingView }) => unpoolingView(shown, ui, width));
    case 'ready':
      return readyView(shown, ui, width, later);
    default:
      return shown satisfies never;
  }
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

function readyView(shown: ReadyState, ui: Ui, width: number, later: LaterParts): TemplateResult {
  const frames = animatedWindows(shown.picture, ui.window).length;
  return html`${guard([shown, frames], () => readyTop(shown, frames))}
  ${
    shown.tab.kind === 'windows'
      ? windowsTab(shown, ui, width > 0 && width < NARROW)
      : html`<div role="tabpanel" aria-label=${shown.tab.kind}>
          ${later.view(({ tabContent }) => tabContent(shown.tab))}
        </div>`
  }`;
}

const windowsTab = (shown: ReadyState, ui: Ui, narrow: boolean): TemplateResult =>
  html`<div class="content" role="tabpanel" aria-label=${t('Windows')}>
    <div class="stage">
      <ps-stage .state=${shown} .ui=${ui} ?stale=${shown.header.stale}></ps-stage>
    </div>
    <aside class="inspector" aria-label=${t('Facts')}>${inspectorView(shown, ui, narrow)}</aside>
  </div>`;
