import { html, nothing, type TemplateResult } from 'lit';
import { cellsSeenText } from '../../../src/picture/model/cells-text.js';
import type { ModelRow, ModelState } from '../../../src/protocol/model-state.js';
import { icon } from '../../shared/icons.js';
import { t } from '../../shared/translate.js';
import type { ModelUi } from './model-ui.js';

/** What the inspector's buttons do. */
export interface InspectorActions {
  readonly toggle: (name: string) => void;
  readonly open: (row: ModelRow) => void;
  readonly reveal: (row: ModelRow) => void;
  readonly select: (row: ModelRow) => void;
}

/** The facts beside a model: the selected row, why it shrinks, its poolings, the whole. */
export function inspectorParts(
  state: ModelState,
  ui: ModelUi,
  row: ModelRow | null,
  index: readonly number[],
  actions: InspectorActions,
): TemplateResult {
  const poolings = state.rows.filter(({ isPooling }) => isPooling);
  const section = (name: string, title: string, body: TemplateResult): TemplateResult =>
    sectionOf(name, title, body, ui.closed.has(name), actions.toggle);
  return html`
    ${
      state.broken === null
        ? nothing
        : html`<section class="broken" role="alert">
            <h2 class="plain-heading">${icon('error')} ${state.broken.title}</h2>
            <pre class="message">${state.broken.message}</pre>
          </section>`
    }
    ${row === null ? nothing : section('selected', row.isBlock ? t('Selected block') : t('Selected layer'), selectedPart(state, row, index, actions))}
    ${state.why.length < 2 || state.blocks.length > 0 ? nothing : section('why', t('Why it shrinks'), whyPart(state))}
    ${
      poolings.length === 0 || state.blocks.length === 0
        ? nothing
        : section('poolings', t('Pooling layers'), poolingPart(poolings, actions))
    }
    ${section('whole', state.broken === null ? t('Whole model') : t('Until the error'), wholePart(state))}
  `;
}

function sectionOf(
  name: string,
  title: string,
  body: TemplateResult,
  isClosed: boolean,
  toggle: (name: string) => void,
): TemplateResult {
  return html`<section>
    <h2>
      <button aria-expanded=${String(!isClosed)} @click=${() => toggle(name)}>
        ${icon(isClosed ? 'chevronRight' : 'chevronDown')} <span>${title}</span>
      </button>
    </h2>
    <div ?hidden=${isClosed}>${body}</div>
  </section>`;
}

function selectedPart(
  state: ModelState,
  row: ModelRow,
  index: readonly number[],
  actions: InspectorActions,
): TemplateResult {
  const facts: (readonly [string, TemplateResult | string])[] = [
    [
      t('Shape'),
      row.mark === 'error'
        ? html`<span class="error">${row.output}</span>`
        : html`${row.input} → <strong>${row.output}</strong>`,
    ],
    ...(row.isBlock ? [[t('Calls'), String(row.to - row.from + 1)] as const] : []),
    [t('One output sees'), row.sees],
  ];
  const jumps = row.field?.map(({ jump }) => numberText(jump)) ?? [];
  if (jumps.length > 0) {
    facts.push([
      t('Neighbours lie apart'),
      new Set(jumps).size === 1 ? (jumps[0] ?? '') : jumps.join('×'),
    ]);
  }
  const cells =
    row.field === null || row.sizes === null
      ? ''
      : cellsSeenText(row.field, index, state.maps[0]?.sizes ?? null, t);
  if (cells !== '') {
    facts.push([t('Output [{index}] sees', { index: index.join(', ') }), cells]);
  }
  const { operations, parameters } = row.costs;
  if (parameters !== null && parameters > 0) {
    facts.push([t('Parameters'), parameters.toLocaleString('en-US')]);
  }
  facts.push([t('Operations'), operations === null ? '?' : countText(operations)]);
  return html`<p class="call code">
      ${row.code === '' ? row.title : row.code.replaceAll(/\s+/gu, ' ')}
    </p>
    <p class="place">
      <span class="code quiet">${row.path}</span>
      ${row.place === null ? nothing : html`<button class="link code" @click=${() => actions.reveal(row)}>${row.place}</button>`}
    </p>
    <dl>
      ${facts.map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${row.reason === '' || row.mark === 'error' ? nothing : html`<p class="quiet reason">${row.reason}</p>`}
    <p class="buttons">
      ${row.isPooling ? html`<button class="push primary" @click=${() => actions.open(row)}>${t('Open its picture')}</button>` : nothing}
      ${row.place === null ? nothing : html`<button class="push" @click=${() => actions.reveal(row)}>${t('Go to line {line}', { line: row.place.split(':').at(-1) ?? '' })}</button>`}
    </p>`;
}

function whyPart({ why, whyNote }: ModelState): TemplateResult {
  return html`<ul class="why code">
      ${why.map(
        ({ what, size, isPooling }) =>
          html`<li class=${isPooling ? 'strong' : ''}>
            <span>${what}</span><span>${size}</span>
          </li>`,
      )}
    </ul>
    <p class="quiet reason">${whyNote}</p>`;
}

function poolingPart(rows: readonly ModelRow[], actions: InspectorActions): TemplateResult {
  return html`<ul class="poolings">
    ${rows.slice(0, 40).map(
      (row) =>
        html`<li>
          <button class="link" @click=${() => actions.select(row)}>
            ${row.path === '' ? row.title : row.path}
          </button>
          <span class="code"
            >${row.former?.at(-1) ?? '?'} → <strong>${row.sizes?.at(-1) ?? '?'}</strong></span
          >
        </li>`,
    )}
  </ul>`;
}

function wholePart({ facts }: ModelState): TemplateResult {
  return html`<dl>
    ${facts.map(
      ({ label, aside, value }) =>
        html`<dt class=${label.startsWith(' ') ? 'inner' : ''}>
            ${label.trim()} ${aside === '' ? nothing : html`<span class="quiet">${aside}</span>`}
          </dt>
          <dd class=${label.startsWith(' ') ? 'inner' : ''}>${value}</dd>`,
    )}
  </dl>`;
}

const numberText = (value: number): string => String(Math.round(value * 100) / 100);

function countText(count: number): string {
  return count >= 1e9 ? `${(count / 1e9).toFixed(2)} G` : count.toLocaleString('en-US');
}
