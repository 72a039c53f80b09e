import { html, nothing, type TemplateResult } from 'lit';
import { layOutStaircase } from '../../../src/picture/model/staircase.js';
import { staircaseScene } from '../../../src/picture/model/scenes/staircase-scene.js';
import type { ModelState } from '../../../src/protocol/model-state.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';
import { sceneView } from './scene-view.js';

const NO_TAIL = { sizes: '', note: '' };

/** The model on another input below the one in view: its maps, and the calls that give something else. */
export function comparedView(model: ModelState, room: number): TemplateResult | typeof nothing {
  const { compared, header } = model;
  if (compared === null) return nothing;
  const { here, there } = compared.operations;
  const factor = here > 0 ? there / here : Number.NaN;
  return html`<section
    class="compared"
    aria-label=${t('Compared with {input}', { input: compared.input })}
  >
    <h2>${t('Compared with {input}', { input: compared.input })}</h2>
    <p class=${compared.isBroken ? 'error' : ''}>${rich(compared.sentence)}</p>
    ${room < 560 ? nothing : stairs(compared.maps, room)}
    <table class="plain">
      <thead>
        <tr>
          <th scope="col">${t('Layer')}</th>
          <th scope="col">${t('Path')}</th>
          <th scope="col">${header.input}</th>
          <th scope="col">${compared.input}</th>
        </tr>
      </thead>
      <tbody>
        ${compared.rows.map(
          (row) =>
            html`<tr>
              <td>${row.title}</td>
              <td class="code">${row.path}</td>
              <td class="code">${row.here}</td>
              <td class="code ${row.isBroken ? 'error' : ''}">${row.there}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row" colspan="2">${t('Operations')}</th>
          <td class="code">${here.toLocaleString('en-US')}</td>
          <td class="code">
            ${there.toLocaleString('en-US')}
            ${Number.isFinite(factor) ? html`<span class="quiet">×${factor.toFixed(2)}</span>` : nothing}
          </td>
        </tr>
      </tbody>
    </table>
    ${compared.unlisted === 0 ? nothing : html`<p class="quiet">${t('+ {count} more', { count: compared.unlisted })}</p>`}
  </section>`;
}

function stairs(maps: ModelState['maps'], room: number): TemplateResult | typeof nothing {
  if (maps.length === 0) return nothing;
  const placed = layOutStaircase(maps, { width: room, tail: 0, isTight: false });
  const scene = staircaseScene(
    placed,
    { boxes: [], lines: [] },
    { tail: NO_TAIL, hasSample: false, isTight: false },
  );
  return html`<div class="table-frame" tabindex="0" role="region" aria-label=${t('Maps to scale')}>
    <svg width=${scene.width} height=${scene.height} aria-hidden="true">${sceneView(scene)}</svg>
  </div>`;
}
