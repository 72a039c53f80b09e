import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { animatedSteps } from '../../src/picture/pair/grid-pair.js';
import { pairOf } from '../../src/picture/pair/pair-of.js';
import type {
  Header,
  ModelState,
  NoModelState,
  PanelState,
  ReadyState,
  UnpoolingState,
} from '../../src/protocol/index.js';
import { headerView, inspectorView, staleNote } from './panel-frame.js';
import './stage/ps-empty.js';
import './export/ps-export.js';
import './export/ps-model-export.js';
import { axesReadingView } from './header/axes-reading.js';
import { fittingSizesView } from './header/fitting-sizes.js';
import './header/ps-flows.js';
import { SKYLINE_FROM } from './model/ps-skyline.js';
import './model/ps-model-view.js';
import './model/ps-no-model.js';
import '../report/ps-report.js';
import './rejected/ps-invalid.js';
import './stage/ps-loading.js';
import './rejected/ps-mended.js';
import './stage/ps-needs-shape.js';
import './stage/ps-stage.js';
import './header/ps-tabs.js';
import './stage/ps-unreadable.js';
import './header/ps-values.js';
import { openTab, tabContent } from './tab-content.js';
import { NARROW } from './stage/stage-view.js';
import type { Ui } from './state/ui-store.js';
import { t } from '../shared/translate.js';

/** What a panel of some width shows of a snapshot. */
export function panelView(
  shown: PanelState,
  ui: Ui,
  width: number,
  alone = false,
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
    case 'mended':
      return html`${headerView(shown.header)}<ps-mended .state=${shown}></ps-mended>`;
    case 'unreadable':
      return html`${headerView(shown.header)}<ps-unreadable .state=${shown}></ps-unreadable>`;
    case 'model':
      return html`${modelTop(shown)}
        <div role="tabpanel" aria-label=${t('Model')}>
          <ps-model-view .model=${shown}></ps-model-view>
        </div>`;
    case 'noModel':
      return html`${modelTop(shown)}
        <div role="tabpanel" aria-label=${t('Model')}>
          <ps-no-model .state=${shown}></ps-no-model>
        </div>`;
    case 'report':
      return html`<ps-report .state=${shown}></ps-report>`;
    case 'ready':
    case 'unpooling':
      return drawnView(shown, ui, width, alone);
    default:
      return shown satisfies never;
  }
}

/** What stands above a model. */
const modelTop = (shown: ModelState | NoModelState): TemplateResult =>
  html`<ps-header .header=${shown.header}>
      ${
        shown.kind === 'model'
          ? html`<ps-model-export
              .kept=${shown.header.kept}
              .maps=${shown.maps.length > 0}
              .skyline=${shown.rows.length > SKYLINE_FROM}
            ></ps-model-export>`
          : nothing
      }
    </ps-header>
    ${staleNote(shown.header)}
    <ps-tabs selected="model"></ps-tabs>`;

/** What stands above the content and is the same for every step. */
const drawnTop = (shown: ReadyState | UnpoolingState, frames: number): TemplateResult =>
  html`<ps-header .header=${headerOf(shown)}>
      <ps-export
        .copyAs=${shown.kind === 'ready' ? shown.copyAs : []}
        .kept=${shown.header.kept}
        .frames=${frames}
      ></ps-export>
      <ps-values slot="values" .values=${shown.values}></ps-values>
    </ps-header>
    ${staleNote(shown.header)} ${shown.kind === 'ready' ? fittingSizesView(shown.fitting) : nothing}
    ${shown.kind === 'ready' ? axesReadingView(shown.axes) : nothing}
    <ps-flows .flows=${shown.flows} .flow=${shown.flow}></ps-flows>
    ${shown.kind === 'ready' ? html`<ps-tabs .selected=${openTab(shown.tab)}></ps-tabs>` : nothing}`;

/** The header without what the line of sizes that fit says below it. */
const headerOf = (shown: ReadyState | UnpoolingState): Header =>
  shown.kind === 'ready' && (shown.fitting?.sides ?? null) !== null
    ? { ...shown.header, origin: '' }
    : shown.header;

function drawnView(
  shown: ReadyState | UnpoolingState,
  ui: Ui,
  width: number,
  alone: boolean,
): TemplateResult {
  const frames = animatedSteps(pairOf(shown.picture), ui.window).length;
  return html`${guard([shown, frames, alone], () =>
    alone ? html`<ps-header .header=${shown.header} alone></ps-header>` : drawnTop(shown, frames),
  )}
  ${contentOf(shown, ui, width > 0 && width < NARROW)}`;
}

function contentOf(shown: ReadyState | UnpoolingState, ui: Ui, narrow: boolean): TemplateResult {
  if (shown.kind === 'unpooling') {
    return html`<div class="content">${pictureAndFacts(shown, ui, narrow)}</div>`;
  }
  return shown.tab.kind === 'windows'
    ? html`<div class="content" role="tabpanel" aria-label=${t('Windows')}>
        ${pictureAndFacts(shown, ui, narrow)}
      </div>`
    : html`<div role="tabpanel" aria-label=${openTab(shown.tab)}>${tabContent(shown.tab)}</div>`;
}

const pictureAndFacts = (
  shown: ReadyState | UnpoolingState,
  ui: Ui,
  narrow: boolean,
): TemplateResult =>
  html`<div class="stage">
      <ps-stage .state=${shown} .ui=${ui} ?stale=${shown.header.stale}></ps-stage>
    </div>
    <aside class="inspector" aria-label=${t('Facts')}>${inspectorView(shown, ui, narrow)}</aside>`;
