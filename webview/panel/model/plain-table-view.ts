import { html, nothing, type TemplateResult } from 'lit';
import type { ModelState } from '../../../src/protocol/model-state.js';
import { t } from '../../shared/translate.js';

/** More rows than this are no table to read aloud. */
const MOST_ROWS = 2000;

/** Every call as a plain table, for reading aloud and for copying; the first ones where there are very many. */
export function plainTableView({ rows }: ModelState): TemplateResult {
  const titles = [
    t('Order'),
    t('Path'),
    t('Layer'),
    t('Input'),
    t('Output'),
    t('Sees'),
    t('Operations'),
    t('Parameters'),
    t('Note'),
  ];
  const number = (value: number | null): string =>
    value === null ? '?' : value.toLocaleString('en-US');
  return html`<div
    class="table-frame"
    tabindex="0"
    role="region"
    aria-label=${t('Layers in the order of calls')}
  >
    <table class="plain">
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, MOST_ROWS).map(
          (row) =>
            html`<tr>
              <td>${row.from + 1}</td>
              <td class="code">${row.path}</td>
              <td>${row.title} ${row.detail}</td>
              <td class="code">${row.input}</td>
              <td class="code">${row.output}</td>
              <td class="code">${row.sees}</td>
              <td class="code">${number(row.costs.operations)}</td>
              <td class="code">${number(row.costs.parameters)}</td>
              <td>
                ${[...row.chips.map(({ text }) => text), row.note, row.reason].filter((one) => one !== '').join('; ')}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      rows.length > MOST_ROWS
        ? html`<p class="quiet" role="note">
            ${t('{shown} of {count} calls are listed; exports have them all.', { shown: MOST_ROWS, count: rows.length })}
          </p>`
        : nothing
    }
  </div>`;
}
