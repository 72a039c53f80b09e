import { html, type TemplateResult } from 'lit';
import { animatedValues } from '../../src/picture/unpooling/unpooling-export.js';
import type { UnpoolingState } from '../../src/protocol/index.js';
import { t } from '../translate.js';
import '../unpooling/ps-unpooling-stage.js';
import { inspectorView, staleNote } from './around-the-picture.js';
import './ps-export.js';
import './ps-flows.js';
import './ps-values.js';
import { NARROW } from './stage-view.js';
import type { Ui } from './ui-store.js';

/** What a panel of some width shows of an unpooling layer. */
export const unpoolingView = (shown: UnpoolingState, ui: Ui, width: number): TemplateResult =>
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
