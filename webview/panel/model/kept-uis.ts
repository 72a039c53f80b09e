import type { ModelState } from '../../../src/protocol/model-state.js';
import type { ModelUi } from './model-ui.js';

const MOST_KEPT = 20;

/** What readers did in the models that were shown last. */
const kept = new Map<string, ModelUi>();

/** Tells models apart as readers do: by place, name and input. */
export const keyOfModel = (model: ModelState): string =>
  `${model.header.location ?? ''} ${model.name} ${model.header.input} ${model.rows.length}`;

/** What was done in a model before; undefined: nothing that is remembered. */
export const keptUi = (model: ModelState): ModelUi | undefined => kept.get(keyOfModel(model));

/** Remembers what was done in a model, for as long as few others are looked at. */
export function keepUi(model: ModelState, ui: ModelUi): void {
  const key = keyOfModel(model);
  kept.delete(key);
  kept.set(key, ui);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}
