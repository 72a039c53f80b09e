import type { ModelState } from '../../../src/protocol/model-state.js';
import { middleOf } from '../../../src/picture/model/seen-cells.js';
import { selectedRow, type ModelUi, type RowView } from './model-ui.js';

/** What a key does in a Model view. */
export type ModelKey =
  | { readonly kind: 'pooling'; readonly step: 1 | -1 }
  | { readonly kind: 'view'; readonly view: RowView }
  | { readonly kind: 'openLevel' }
  | { readonly kind: 'export' }
  | { readonly kind: 'cell'; readonly cell: readonly number[] };

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const KEYS: Readonly<Record<string, ModelKey>> = {
  p: { kind: 'pooling', step: 1 },
  P: { kind: 'pooling', step: -1 },
  a: { kind: 'view', view: 'all' },
  s: { kind: 'view', view: 'changes' },
  o: { kind: 'view', view: 'pooling' },
  '*': { kind: 'openLevel' },
  e: { kind: 'export' },
};

/** What a key means in a Model view; null: nothing of ours. */
export function modelKey(event: KeyboardEvent, model: ModelState, ui: ModelUi): ModelKey | null {
  const isField = event
    .composedPath()
    .some((one) => one instanceof HTMLSelectElement || one instanceof HTMLInputElement);
  if (isField || event.ctrlKey || event.metaKey) return null;
  if (!event.altKey) return KEYS[event.key] ?? null;
  const move = MOVES[event.key];
  const sizes = selectedRow(model, ui)?.sizes ?? null;
  if (move === undefined || sizes === null) return null;
  const cell = (ui.cell ?? middleOf(sizes)).map((one, at) => {
    const by = move[at + 2 - sizes.length] ?? 0;
    return Math.max(0, Math.min((sizes[at] ?? 1) - 1, one + by));
  });
  return { kind: 'cell', cell };
}
