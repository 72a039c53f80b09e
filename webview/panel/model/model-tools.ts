import { html, nothing, type TemplateResult } from 'lit';
import type { Measure, ModelState } from '../../../src/protocol/model-state.js';
import { t } from '../../shared/translate.js';
import { measureName, MEASURES } from './measures.js';
import { viewCounts, type ModelUi, type RowView } from './model-ui.js';

/** What the line above a model's maps does. */
export interface ToolActions {
  readonly show: (view: RowView) => void;
  readonly measure: (measure: Measure) => void;
  readonly run: (run: number) => void;
}

/** Which rows are shown, which model is meant, and what its costs count. */
export function modelTools(model: ModelState, ui: ModelUi, actions: ToolActions): TemplateResult {
  const views = viewsOf(model);
  return html`<div class="tools">
    <div class="rows-choice" role="radiogroup" aria-label=${t('Rows')} @keydown=${onChoiceKey}>
      ${views.map(
        ({ view, label, isOff, why }) =>
          html`<button
            role="radio"
            data-view=${view}
            aria-checked=${String(ui.view === view)}
            aria-disabled=${String(isOff)}
            title=${why}
            tabindex=${ui.view === view ? 0 : -1}
            @click=${() => (isOff ? undefined : actions.show(view))}
          >
            ${label}
          </button>`,
      )}
    </div>
    <select
      class="rows-select"
      aria-label=${t('Rows')}
      @change=${(event: Event) => {
        const chosen = views.find(({ view }) => view === valueOf(event));
        if (chosen !== undefined) actions.show(chosen.view);
      }}
    >
      ${views.map(
        ({ view, label, isOff }) =>
          html`<option value=${view} ?selected=${ui.view === view} ?disabled=${isOff}>
            ${label}
          </option>`,
      )}
    </select>
    ${model.runs.length > 1 ? runChoice(model, actions) : nothing}
    <label class="cost"
      ><span>${t('cost')}</span>
      <select
        aria-label=${t('Cost')}
        @change=${(event: Event) => {
          const measure = MEASURES.find((one) => one === valueOf(event));
          if (measure !== undefined) actions.measure(measure);
        }}
      >
        ${MEASURES.map(
          (measure) =>
            html`<option value=${measure} ?selected=${ui.measure === measure}>
              ${measureName(measure).toLowerCase()}
            </option>`,
        )}
      </select>
    </label>
  </div>`;
}

/** A list of more calls than this says nothing: their blocks do. */
const MOST_CALLS = 5000;

interface ViewChoice {
  readonly view: RowView;
  readonly label: string;
  readonly isOff: boolean;
  /** Why it is off, else nothing. */
  readonly why: string;
}

function viewsOf(model: ModelState): ViewChoice[] {
  const counts = viewCounts(model);
  const folded = model.blocks.length > 0;
  const all = folded
    ? t('All {count} calls', { count: counts.all.toLocaleString('en-US') })
    : t('All {count} layers', { count: counts.all });
  const isTooLong = folded && counts.all > MOST_CALLS;
  const off = (view: 'changes' | 'pooling'): boolean => counts[view] === 0;
  return [
    ...(folded
      ? [
          {
            view: 'blocks' as const,
            label: t('Blocks {count}', { count: counts.blocks }),
            isOff: false,
            why: '',
          },
        ]
      : []),
    {
      view: 'all',
      label: all,
      isOff: isTooLong,
      why: isTooLong
        ? t('More than {count} calls are shown as blocks; exports have them all.', {
            count: MOST_CALLS,
          })
        : '',
    },
    {
      view: 'changes',
      label: t('Size changes {count}', { count: counts.changes }),
      isOff: off('changes'),
      why: off('changes') ? t('No layer changes the size.') : '',
    },
    {
      view: 'pooling',
      label: t('Pooling {count}', { count: counts.pooling }),
      isOff: off('pooling'),
      why: off('pooling') ? t('The model has no pooling.') : '',
    },
  ];
}

const runChoice = (model: ModelState, actions: ToolActions): TemplateResult =>
  html`<select
    class="runs"
    aria-label=${t('Model')}
    @change=${(event: Event) => actions.run(Number(valueOf(event)))}
  >
    ${model.runs.map(
      (label, at) => html`<option value=${at} ?selected=${at === model.run}>${label}</option>`,
    )}
  </select>`;

const valueOf = ({ target }: Event): string =>
  target instanceof HTMLSelectElement ? target.value : '';

function onChoiceKey(event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const group = event.currentTarget;
  if (step === 0 || !(group instanceof HTMLElement)) return;
  event.preventDefault();
  event.stopPropagation();
  const choices = [...group.querySelectorAll<HTMLElement>('[data-view]')].filter(
    (one) => one.getAttribute('aria-disabled') !== 'true',
  );
  const at = choices.findIndex((one) => one.getAttribute('aria-checked') === 'true');
  const next = choices[(at + step + choices.length) % choices.length];
  next?.click();
  next?.focus();
}
