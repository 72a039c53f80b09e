import { html, nothing, type TemplateResult } from 'lit';
import type { ModelRow, ModelState } from '../../../src/protocol/model-state.js';
import { t } from '../../shared/translate.js';

/** The blocks around a row, the outermost first. */
export function blocksAround(model: ModelState, row: ModelRow): readonly ModelRow[] {
  return model.blocks.filter(
    (block) =>
      block.isBlock &&
      block.id !== row.id &&
      block.from <= row.from &&
      row.to <= block.to &&
      (!row.isBlock || block.level < row.level),
  );
}

/** Where a row is: the model, the blocks around it, itself; each can be gone to. */
export function breadcrumb(
  model: ModelState,
  row: ModelRow | null,
  select: (row: ModelRow) => void,
): TemplateResult | typeof nothing {
  if (row === null || model.blocks.length === 0) return nothing;
  return html`<nav class="breadcrumb" aria-label=${t('Place in the model')}>
    <ol>
      <li>${model.name}</li>
      ${blocksAround(model, row).map(
        (block) =>
          html`<li>
            <button class="link" @click=${() => select(block)}>
              ${block.shortPath.replace(/^\./u, '')}
              <span class="quiet">${block.title}</span>
            </button>
          </li>`,
      )}
      <li aria-current="true">
        ${row.shortPath.replace(/^\./u, '')} <span class="quiet">${row.title}</span>
      </li>
    </ol>
  </nav>`;
}
