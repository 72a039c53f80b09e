import { html, nothing, type TemplateResult } from 'lit';
import { misfitScene, misfitTitle } from '../../../src/picture/misfit/misfit-scene.js';
import type {
  MisfitFacts,
  MisfitPicture,
  MisfitRowState,
  PassedLayer,
} from '../../../src/protocol/index.js';
import { patternDefinitions, sceneTemplate } from '../../picture/shape-templates.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';

const WIDEST = 460;
const HIGHEST = 150;

/** Why sizes don't fit, drawn. */
export function misfitDrawing(picture: MisfitPicture | null): TemplateResult | typeof nothing {
  if (picture === null) return nothing;
  const { width, height, shapes } = misfitScene(picture, WIDEST, HIGHEST, t);
  return html`<svg
    class="picture"
    role="img"
    aria-label=${misfitTitle(picture, t)}
    width=${width}
    height=${height}
    viewBox=${`-2 -2 ${String(width + 4)} ${String(height + 4)}`}
  >
    ${patternDefinitions()}${sceneTemplate({ width, height, shapes }, new Uint8ClampedArray())}
  </svg>`;
}

/** What arrives, what was told, and who made the size; at a join, who rounded. */
export function misfitTable({ rows }: MisfitFacts): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  if (rows.every(({ name }) => name === '')) {
    return html`${rows.map((row) => html`<p>${factOf(row)}</p>`)}`;
  }
  return html`<dl>
    ${rows.map(
      (row) =>
        html`<dt>${row.name}</dt>
          <dd>${factOf(row)}</dd>`,
    )}
  </dl>`;
}

const factOf = ({ text, arithmetic, place }: MisfitRowState): TemplateResult =>
  html`${rich(text)}${place === null ? nothing : html` <span class="whole">(${placeLink(place)})</span>`}${
    arithmetic === '' ? nothing : html`: <span class="arithmetic">${arithmetic}</span>`
  }`;

/** The layers from the input to the failure, to be opened. */
export function wayHere({ ways }: MisfitFacts): TemplateResult | typeof nothing {
  const longest = Math.max(0, ...ways.map(({ length }) => length));
  if (longest === 0) return nothing;
  return html`<details>
    <summary>
      ${
        longest === 1
          ? t('From the input to here, one layer')
          : t('From the input to here, {count} layers', { count: longest })
      }
    </summary>
    ${ways.map(
      (layers, at) =>
        html`<table>
          ${
            ways.length === 1
              ? nothing
              : html`<caption class="quiet">
                  ${t('Input {number}', { number: at + 1 })}
                </caption>`
          }
          <tbody>
            ${layers.map(layerRow)}
          </tbody>
        </table>`,
    )}
  </details>`;
}

const layerRow = ({ name, kind, isPooling, input, output, place }: PassedLayer): TemplateResult =>
  html`<tr>
    <th scope="row" class=${isPooling ? 'pooling' : ''}>
      ${kind} <span class="quiet">${name}</span>
    </th>
    <td class="sizes">${input} → ${output}</td>
    <td>${place === null ? nothing : placeLink(place)}</td>
  </tr>`;

const placeLink = (place: string): TemplateResult =>
  html`<button
    class="link"
    @click=${(event: Event) =>
      event.currentTarget?.dispatchEvent(
        new IntentionEvent({ type: 'revealLocation', location: place }),
      )}
  >
    ${place}
  </button>`;
